// Where may a case be moved from where it stands? The ways that completing its open work would take.
import type { Instant } from '../../base/index.ts';
import type { CaseState, Directory, StageId, WorkItem, WorkItemId } from '../../model/index.ts';
import type { Compiled, CompiledStage } from '../compile/compiled.ts';
import { factsOf, type Progress } from '../flow/progress.ts';

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

/** Every move that is allowed now. **units**: `at` is what rules take for now. */
export function permittedMoves(
  compiled: Compiled,
  state: CaseState,
  at: Instant = state.changedAt,
  directory: Directory = NOBODY,
): Move[] {
  return state.workItems.flatMap((item) => {
    const stage = compiled.stages.get(item.stage);
    if (stage === undefined) return [];
    return stage.outcomes.length > 0
      ? byOutcome(item, stage)
      : byRule(item, stage, { compiled, state, at, directory });
  });
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

function byRule(
  { workItem }: WorkItem,
  stage: CompiledStage,
  seen: Pick<Progress, 'compiled' | 'state' | 'at' | 'directory'>,
): Move[] {
  const facts = factsOf(seen, null);
  const way = stage.next.find((each) => each.when === null || each.when(facts));
  if (way === undefined) return [];
  const { to, carries } = way;
  return [
    { workItem, from: stage.id, to, outcome: null, title: null, needsReason: false, needsFields: carries },
  ];
}
