// Which stages can the work in a stage have been handed over from? The nearest before it that somebody worked in, past
// whatever the machine did in between.
import type { CaseState, StageId } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';

/** The stages that somebody handed this stage's work over from. **shape**: none where it came from the request itself; several where ways from several stages meet here. */
export function handedFrom(
  { compiled, state }: { compiled: Compiled; state: CaseState },
  stage: StageId,
): StageId[] {
  const seen = new Set([stage]);
  const asked = [stage];
  const found: StageId[] = [];
  for (const id of asked) {
    for (const { id: before, next, outcomes } of compiled.stages.values()) {
      const leadsHere = [...next, ...outcomes].some(({ to, rework }) => to === id && !rework);
      if (!leadsHere || seen.has(before) || (state.visits[before] ?? 0) === 0) continue;
      seen.add(before);
      if (state.lastOwner[before] === undefined) asked.push(before);
      else found.push(before);
    }
  }
  return found;
}
