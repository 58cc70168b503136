// A case goes on from stage to stage until it rests: at a person, a timer, an effect, or its end. Bounded.
import {
  isEmptyValue,
  type PersonId,
  type Rejection,
  reject,
  type StageId,
  type TokenId,
} from '../../model/index.ts';
import type { CompiledStage, Way } from '../compile/compiled.ts';
import { stageKind } from '../stages/index.ts';
import type { Here, Onward, StageKind } from '../stages/stage-kind.ts';
import { emit, freshId, type Progress, type Refused } from './progress.ts';

/** Stages that one decision may enter; a circle of automatic stages is stopped here. */
export const STAGES_PER_DECISION = 100;

/** Enters the first stage of a case and goes on from there. */
export function enterFirst(progress: Progress, stage: StageId): Refused {
  return enterAndSettle(progress, { stage, from: null, rework: false });
}

/** Goes on until the case rests. **rejects**: no-way-on, handoff-incomplete, stage-unknown, too-many-steps. */
export function settle(progress: Progress, here: Here, onward: Onward): Refused {
  if (onward.next === 'rest') return null;
  if (onward.next === 'refuse') return onward.rejection;
  const { way } = onward;
  const missing = missingCarried(progress, way);
  if (missing !== null) return missing;
  leave(progress, here, way);
  return enterAndSettle(progress, { stage: way.to, from: here.stage.id, rework: way.rework });
}

type Entry = { stage: StageId; from: StageId | null; rework: boolean };

/** Enters a stage and goes on. The recursion is bounded by the stages that one decision may enter. */
export function enterAndSettle(progress: Progress, { stage: id, from, rework }: Entry): Refused {
  const stage = progress.compiled.stages.get(id);
  const kind = stage === undefined ? undefined : stageKind(stage.kind);
  if (stage === undefined || kind === undefined) return reject('stage-unknown', { stage: id });
  progress.entered += 1;
  if (progress.entered > STAGES_PER_DECISION) return reject('too-many-steps', { stage: id });
  const token = freshId(progress);
  const visit = (progress.state.visits[id] ?? 0) + 1;
  emit(progress, { type: 'StageEntered', token, stage: id, visit, from, rework });
  const here = hereAt(progress, token, stage);
  return here === undefined ? null : settle(progress, here, kind.enter(progress, here));
}

function leave(progress: Progress, { stage, token }: Here, way: Way): void {
  emit(progress, {
    type: 'StageLeft',
    token: token.token,
    stage: stage.id,
    visit: token.visit,
    outcome: way.outcome,
    to: way.to,
  });
}

/** The handoff contract: what the next owner needs and is still empty. */
function missingCarried({ state, compiled }: Progress, way: Way): Rejection | null {
  const fields = way.carries.filter((field) => isEmptyValue(state.record[field]));
  if (fields.length === 0) return null;
  const labels = fields.map((field) => compiled.workflow.record[field]?.label ?? field);
  return reject('handoff-incomplete', { to: way.to, fields, labels });
}

function hereAt(progress: Progress, token: string, stage: CompiledStage): Here | undefined {
  const found = progress.state.tokens.find((each) => each.token === token);
  return found === undefined ? undefined : { stage, token: found, ready: stage.ready };
}

/** The place of a token and the kind of stage it stands in; undefined where the token is gone. */
export function standingAt(progress: Progress, token: string): { here: Here; kind: StageKind } | undefined {
  const found = progress.state.tokens.find((each) => each.token === token);
  const stage = found === undefined ? undefined : progress.compiled.stages.get(found.stage);
  const kind = stage === undefined ? undefined : stageKind(stage.kind);
  if (found === undefined || stage === undefined || kind === undefined) return undefined;
  return { here: { stage, token: found, ready: stage.ready }, kind };
}

/** Who may not have the work of a token, since they may not decide on it. */
export function barredFrom(progress: Progress, token: TokenId): readonly PersonId[] {
  const standing = standingAt(progress, token);
  return standing?.kind.barred?.(progress, standing.here) ?? [];
}
