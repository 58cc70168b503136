// How much does somebody have, and is that as much as they should? What this very decision gave them counts.
import type { PersonId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';

/** Open work items of a person. */
export function openOf({ directory, events }: Progress, person: PersonId): number {
  const given = events.filter((event) => event.type === 'WorkItemOffered' && event.owner === person);
  return (directory.openWork[person] ?? 0) + given.length;
}

/** As much as their capacity allows, or more. */
export function isFull(progress: Progress, person: PersonId): boolean {
  const capacity = progress.directory.people[person]?.capacity ?? null;
  return capacity !== null && openOf(progress, person) >= capacity;
}
