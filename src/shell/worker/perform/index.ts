// The effects that can be performed. To add one: write its file, and one line here.
import type { Perform } from '../outcome.ts';
import { openCase } from './open-case.ts';
import type { Performer, PerformGround } from './performer.ts';

const performers: ReadonlyMap<string, Performer> = new Map([['open-case', openCase]]);

/** Performs any effect there is. What is refused is final; what throws is tried again. */
export function performWith(ground: PerformGround): Perform {
  return async (job) => {
    const performer = performers.get(job.effect ?? '');
    if (performer === undefined) {
      return {
        kind: 'failed',
        reason: `This Millrace does not know how to do "${job.effect}".`,
        again: false,
      };
    }
    const outcome = await performer(job, ground);
    return outcome.ok
      ? { kind: 'applied', result: outcome.value }
      : { kind: 'failed', reason: outcome.problem, again: false };
  };
}
