// Who can have work now: active, able to sign in, not away, and not the one who may not have it.
import type { Person, PersonId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';

export type Able = (person: PersonId) => boolean;

export function ableFor({ directory, at }: Progress, except: readonly PersonId[]): Able {
  return (id) => {
    const person = directory.people[id];
    if (person === undefined || except.includes(id)) return false;
    return person.active && person.canSignIn && !isAway(person, at);
  };
}

const isAway = ({ absences }: Person, at: number): boolean =>
  absences.length > 0 && absences.some(({ from, to }) => at >= from && at < to);

/** Who stands in: the deputy, or the deputy's deputy, and so on; null where none can. */
export function standIn({ directory }: Progress, person: PersonId, able: Able): PersonId | null {
  const seen = new Set([person]);
  let deputy = directory.people[person]?.deputy ?? null;
  while (deputy !== null && !seen.has(deputy)) {
    if (able(deputy)) return deputy;
    seen.add(deputy);
    deputy = directory.people[deputy]?.deputy ?? null;
  }
  return null;
}

export const nameOf = ({ directory }: Progress, person: PersonId): string =>
  directory.people[person]?.name ?? 'Somebody who left';
