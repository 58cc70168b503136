// The directory as it stands after a decision: how much open work everybody has, and which turns were taken.
// Between the decisions of a batch it must be brought up to date, or one person gets everything.
import type { CaseEvent, CaseState, Directory } from '../model/index.ts';

/** **shape**: `people` stays the same object, so that whoever keeps an index by it need not make it anew. */
export function directoryAfter(
  directory: Directory,
  before: CaseState | null,
  after: CaseState,
  events: readonly CaseEvent[],
): Directory {
  const openWork: { [person: string]: number } = { ...directory.openWork };
  const count = (state: CaseState | null, by: number) => {
    for (const { owner } of state?.workItems ?? [])
      if (owner !== null) openWork[owner] = (openWork[owner] ?? 0) + by;
  };
  count(before, -1);
  count(after, 1);
  const turns = events.flatMap((event) => ('turn' in event && event.turn !== null ? [event.turn] : []));
  if (turns.length === 0) return { ...directory, openWork };
  return {
    ...directory,
    openWork,
    turns: { ...directory.turns, ...Object.fromEntries(turns.map(({ key, taken }) => [key, taken])) },
  };
}
