// Where may a case be moved from where it stands? The ways that completing its open work would take.
import type { Instant } from '../../base/index.ts';
import type { CaseState, Directory, StageId, WorkItem, WorkItemId } from '../../model/index.ts';
import type { Compiled, CompiledStage } from '../compile/compiled.ts';
import { factsOf } from '../flow/progress.ts';
import { stageKind } from '../stages/index.ts';
import type { Judging } from '../stages/stage-kind.ts';

/** A stage that a case may be moved to: by completing which work, with which outcome, and what that asks for. */
export type Move = {
  readonly workItem: WorkItemId;
  readonly from: StageId;
  readonly to: StageId;
  readonly outcome: string | null;
  /** The outcome's title; null where a rule chooses the way. */
  readonly title: string | null;
  readonly needsReason: boolean;
  /** Fields that must be filled for it, by the outcome or by what the way carries. */
  readonly needsFields: readonly string[];
};

const NOBODY: Directory = { people: {}, teams: {}, fallback: null, openWork: {}, turns: {} };

/** Every move that is allowed now: what completing a piece of work leads to at once. **units**: `at` is what rules take for now. */
export function permittedMoves(
  compiled: Compiled,
  state: CaseState,
  at: Instant = state.changedAt,
  directory: Directory = NOBODY,
): Move[] {
  const judging = { compiled, state, at, directory };
  return state.workItems.flatMap((item) =>
    waysFrom(judging, item).filter((way) => isLast(judging, item, way.outcome)),
  );
}

/** The ways that a piece of work may be completed by; none for a question, and for what the case went on without. */
export function waysFrom(judging: Judging, item: WorkItem): Move[] {
  const stage = judging.compiled.stages.get(item.stage);
  if (stage === undefined || item.question !== undefined || item.left === true) return [];
  return stage.outcomes.length > 0 ? byOutcome(item, stage) : byRule(item, stage, judging);
}

/** Does the case go on by this outcome once this piece is done? One of several may have to wait for the others. */
function isLast(judging: Judging, item: WorkItem, outcome: string | null): boolean {
  const { compiled, state } = judging;
  const token = state.tokens.find((each) => each.token === item.token);
  const stage = compiled.stages.get(item.stage);
  if (token?.instances === undefined || stage === undefined) return true;
  const instances = token.instances.map((each) =>
    each.instance === item.instance
      ? { ...each, person: item.owner ?? '', ...(outcome === null ? {} : { outcome }) }
      : each,
  );
  const verdict = stageKind(stage.kind)?.verdict?.(judging, { stage, token, ready: stage.ready }, instances);
  return verdict === undefined || (verdict.over && verdict.outcome === outcome);
}

function byOutcome({ workItem }: WorkItem, stage: CompiledStage): Move[] {
  return stage.outcomes.map(({ to, outcome, title, needsReason, needsFields, carries }) => ({
    workItem,
    from: stage.id,
    to,
    outcome,
    title,
    needsReason,
    needsFields: [...new Set([...needsFields, ...carries])],
  }));
}

function byRule({ workItem }: WorkItem, stage: CompiledStage, seen: Judging): Move[] {
  const facts = factsOf(seen, null);
  const way = stage.next.find((each) => each.when === null || each.when(facts));
  if (way === undefined) return [];
  const { to, carries } = way;
  return [
    { workItem, from: stage.id, to, outcome: null, title: null, needsReason: false, needsFields: carries },
  ];
}
