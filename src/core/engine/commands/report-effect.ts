// What became of an effect: it was applied, and the stage that waited goes on; or it failed, and somebody takes over.
import { z } from 'zod';
import type { Json } from '../../base/index.ts';
import { reject, type TokenId } from '../../model/index.ts';
import { actionKind } from '../actions/index.ts';
import { cancelChild } from '../flow/clear.ts';
import { raiseIncident } from '../flow/incident.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { standingAt } from '../flow/settle.ts';
import { stall, tellToken } from '../flow/stall.ts';
import { defineCommand } from './command-kind.ts';

export const reportEffect = defineCommand({
  type: 'ReportEffect',
  title: 'An effect was applied or failed',
  access: 'machine',
  alsoFinished: true,
  input: z.strictObject({
    effect: z.string(),
    outcome: z.enum(['applied', 'failed']),
    result: z.json().default(null),
    reason: z.string().max(5_000).default('').meta({ description: 'Why it failed.' }),
  }),
  decide(progress, { effect, outcome, result, reason }) {
    const pending = progress.state.effects.find((each) => each.effect === effect);
    if (pending === undefined) return reject('effect-not-pending', { effect });
    if (outcome === 'applied') {
      emit(progress, { type: 'EffectApplied', effect, result });
      if (pending.kind === 'open-subflow') cancelStray(progress, pending.token, result);
      else tellToken(progress, pending.token, { what: 'applied' });
    } else {
      emit(progress, { type: 'EffectFailed', effect, reason });
      takeOver(progress, pending.token, `${calledIn(pending.kind)} failed. ${reason}`.trim());
    }
    return null;
  },
});

/** What failed, as whoever designed it knows it. */
function calledIn(kind: string): string {
  const action = actionKind(kind === 'open-subflow' ? 'open-case' : kind);
  return `“${action?.title ?? kind}”`;
}

function takeOver(progress: Progress, token: TokenId | null, text: string): void {
  const standing = token === null ? undefined : standingAt(progress, token);
  if (standing === undefined) raiseIncident(progress, text);
  else stall(progress, standing.here, text);
}

/** A case that was opened for a stage which did not wait any longer is of no use. */
function cancelStray(progress: Progress, token: TokenId | null, result: Json): void {
  const isAwaited = token !== null && standingAt(progress, token) !== undefined;
  const child = typeof result === 'object' && result !== null && 'caseId' in result ? result.caseId : null;
  if (!isAwaited && typeof child === 'string') cancelChild(progress, child, 'Nothing waits for it any more');
}
