// Nobody of a pool took the work in time: whose is it now?
import type { WorkItem } from '../../../model/index.ts';
import { raiseIncident } from '../../flow/incident.ts';
import { notify, titleOf } from '../../flow/notify.ts';
import { emit, type Progress } from '../../flow/progress.ts';
import { barredFrom } from '../../flow/settle.ts';
import { teamOfRule } from '../able.ts';
import { keeperNow } from './keeper.ts';

/** It is the keeper's, or whose it is where the keeper cannot have it. */
export function handToKeeper(progress: Progress, item: WorkItem): void {
  const { workItem, stage, keeper } = item;
  if (item.owner !== null || keeper === undefined) return;
  const rule = progress.compiled.stages.get(stage)?.owner ?? null;
  const team = rule === null ? undefined : progress.directory.teams[teamOfRule(rule) ?? ''];
  const why = `Looks after what nobody of ${team?.name ?? 'the pool'} takes`;
  const now = keeperNow(progress, keeper, { except: barredFrom(progress, item), why, team });
  if (now.person === null) {
    raiseIncident(
      progress,
      `Nobody took the work at ${titleOf(progress, item)}, and nobody is there who could.`,
    );
    return;
  }
  const reason = 'Nobody took it in time';
  const to = now.person;
  emit(progress, {
    type: 'WorkItemDelegated',
    workItem,
    stage,
    from: null,
    to,
    reason,
    why: now.why,
    turn: null,
  });
  const text = `Nobody took it, so it is yours, ${titleOf(progress, item)}: ${progress.state.title}`;
  notify(progress, { people: [to], text, reason: 'offered', workItem });
}
