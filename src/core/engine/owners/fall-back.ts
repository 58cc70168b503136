// Who takes what no rule finds an owner for? The workflow's owner, then the workspace's fallback, then whoever is left.
import type { Directory, PersonId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { ableFor, nameOf } from './able.ts';
import { type Assignment, assigned } from './assignment.ts';
import { personByKey } from './named/person-of.ts';

/** Falls back. **shape**: no owner only where nobody at all may have it and can sign in. */
export function fallBack(progress: Progress, except: readonly PersonId[], why: string): Assignment {
  const keepers = keepersOf(progress);
  const keeper = keepers.find(ableFor(progress, except));
  if (keeper !== undefined) {
    return assigned(keeper, `${why}: ${nameOf(progress, keeper)} takes what has no other owner`);
  }
  const last = lastResort(progress.directory, keepers, except);
  if (last === undefined) return { owner: null, candidates: [], why, turn: null };
  return assigned(last, `${why}: ${nameOf(progress, last)} is who is left`);
}

function keepersOf({ directory, compiled }: Progress): readonly PersonId[] {
  const { owner } = compiled.workflow;
  const keeper = owner === null ? undefined : personByKey(directory, owner)?.id;
  return [keeper, directory.fallback].filter((person) => person != null);
}

/** Somebody away is better than nobody, and anybody is better than limbo: whoever is first by id. */
function lastResort(
  { people }: Directory,
  keepers: readonly PersonId[],
  except: readonly PersonId[],
): PersonId | undefined {
  const may = (id: PersonId): boolean =>
    !except.includes(id) && people[id]?.active === true && people[id].canSignIn;
  return keepers.find(may) ?? Object.keys(people).sort().find(may);
}
