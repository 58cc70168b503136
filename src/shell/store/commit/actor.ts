// Who an event's actor is in the columns that lists and analysis read.
import type { Actor } from '../../../core/model/index.ts';

/** The person's id, or null where no person acted. */
export const actorPerson = (by: Actor): string | null => (by.kind === 'person' ? by.person : null);

/** What somebody without an account calls themselves, or which part of the machine acted. */
export function actorName(by: Actor): string | null {
  // One that is kept apart can be erased there, and is copied nowhere.
  if (by.kind === 'public') return typeof by.name === 'string' ? by.name : null;
  return by.kind === 'machine' ? by.part : null;
}
