// A stage is passed over: its work is taken back and the case goes on, with the reason in its history.
import { z } from 'zod';
import { type Rejection, reject, type Token } from '../../model/index.ts';
import type { CompiledStage, Way } from '../compile/compiled.ts';
import { clearWork } from '../flow/clear.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { settle, standingAt } from '../flow/settle.ts';
import { ruledWay } from '../flow/ways.ts';
import { defineCommand } from './command-kind.ts';

export const skipStage = defineCommand({
  type: 'SkipStage',
  title: 'Skip the stage',
  access: 'skipper',
  input: z.strictObject({
    stage: z.string(),
    workItem: z
      .string()
      .optional()
      .meta({ description: 'Which, if the case stands in the stage several times.' }),
    to: z.string().optional().meta({ description: 'Where it goes on; needed where the stage has outcomes.' }),
    reason: z.string().max(5_000).default(''),
  }),
  decide(progress, { stage, workItem, to, reason }) {
    if (!progress.compiled.stages.has(stage)) return reject('stage-unknown', { stage });
    const token = tokenIn(progress, stage, workItem);
    const standing = token === undefined ? undefined : standingAt(progress, token.token);
    if (token === undefined || standing === undefined)
      return reject('work-item-not-open', { stage, workItem: workItem ?? null });
    const { here, kind } = standing;
    // What waits for other branches is not done by anybody, so it cannot be left undone.
    if (kind.listens === true) return reject('move-not-allowed', { to: to ?? null });
    const way = wayOver(progress, here.stage, to);
    if ('code' in way) return way;
    if (reason.trim() === '') return reject('reason-missing');
    const { visit } = token;
    emit(progress, { type: 'StageSkipped', token: token.token, stage, visit, to: way.to, reason });
    clearWork(progress, token, reason);
    return settle(progress, here, { next: 'go', way });
  },
});

function tokenIn({ state }: Progress, stage: string, workItem: string | undefined): Token | undefined {
  const item = state.workItems.find((each) => each.workItem === workItem);
  return state.tokens.find(
    (each) => each.stage === stage && (workItem === undefined || each.token === item?.token),
  );
}

/** The way that was named, else that which the rules choose. An outcome is somebody's to pick, so it has to be named. */
function wayOver(progress: Progress, stage: CompiledStage, to: string | undefined): Way | Rejection {
  const ways: readonly Way[] = [...stage.next, ...stage.outcomes];
  if (to !== undefined) return ways.find((way) => way.to === to) ?? reject('move-not-allowed', { to });
  if (stage.outcomes.length > 0) {
    const outcomes = stage.outcomes.map(({ outcome }) => outcome);
    return reject('outcome-missing', { stage: stage.id, outcomes });
  }
  return ruledWay(progress, stage, null) ?? reject('no-way-on', { stage: stage.id });
}
