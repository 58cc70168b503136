// Open work is given to whomever an owner rule finds; where that is nobody, or whoever has it, it stays as it is.
import type { OwnerRule, WorkItem } from '../../../model/index.ts';
import { notify, titleOf } from '../../flow/notify.ts';
import { emit, type Progress } from '../../flow/progress.ts';
import { barredFrom } from '../../flow/settle.ts';
import { resolveOwner } from '../../owners/resolve-owner.ts';

/** A pool is no person: of a team that pulls, whoever has the least gets it. */
export function assignBy(progress: Progress, item: WorkItem, rule: OwnerRule): void {
  const one: OwnerRule =
    rule.kind === 'team' && rule.choose === 'pull' ? { ...rule, choose: 'least-loaded' } : rule;
  const { workItem, stage, owner: from } = item;
  const found = resolveOwner(progress, { rule: one, stage, except: barredFrom(progress, item) });
  const { owner: to, why, turn } = found;
  if (to === null || to === from) return;
  const reason = 'By an automation';
  emit(progress, { type: 'WorkItemDelegated', workItem, stage, from, to, reason, why, turn });
  const text = `${titleOf(progress, item)}: ${progress.state.title}`;
  notify(progress, { people: [to], text, reason: 'offered', workItem });
}
