// Every invariant that the engine has to keep, watched at once. I12, that the chain of hashes verifies, is the store's
// (test/contract/tampers.db.test.ts); I14, that a case ends once nothing is in its way, is asked of a whole case (moves-on.ts).
import { accountable, ownsNothing } from './accountable.ts';
import { conserved } from './conserved.ts';
import { dueInTime } from './due-times.ts';
import { folded, numbered, repeatable } from './history.ts';
import type { Invariant, Watcher } from './invariant.ts';
import { effectsOnce, timersOnce } from './once.ts';
import { permitted } from './permitted.ts';
import { sameCase, sameVersion } from './same-case.ts';

export const INVARIANTS: readonly Invariant[] = [
  accountable,
  conserved,
  numbered,
  folded,
  effectsOnce,
  timersOnce,
  ownsNothing,
  permitted,
  sameCase,
  dueInTime,
  repeatable,
  sameVersion,
];

/** Watches a case by all of them; what is broken is said with the invariant's name. */
export function watchAll(): Watcher {
  const watchers = INVARIANTS.map(({ id, watch }) => ({ id, look: watch() }));
  return (step) => {
    for (const { id, look } of watchers) {
      const broken = look(step);
      if (broken !== null) return `${id} ${broken}`;
    }
    return null;
  };
}
