// Whom does a form mean that names a person? By id, as pickers send; or by key or full name, as people type.
import type { Directory, PersonId } from '../../../model/index.ts';

/** Null where nobody, or more than one, goes by that. */
export const findPerson =
  ({ people }: Directory) =>
  (sent: string): PersonId | null => {
    if (Object.hasOwn(people, sent)) return sent;
    const asked = sent.toLowerCase();
    const found = Object.values(people).filter(
      ({ key, name }) => key === sent || name.toLowerCase() === asked,
    );
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  };
