// What became of a job, reported as a command through the same door that everybody uses.
import { beginningOf, type Instant, legible } from '../../core/base/index.ts';
import type { Asked, Handle } from '../service/index.ts';
import type { ClaimedJob } from '../store/index.ts';
import type { Outcome, Report } from './outcome.ts';

/** **rejects** where the report may do better later; what the case refuses for good is over. */
export function reportAsCommand(handle: Handle, now: () => Instant): Report {
  return async (job, outcome) => {
    const { workspaceId, key, fence, kind, effect, dueAt } = job;
    const handled = await handle({
      workspaceId,
      actor: { kind: 'machine', part: kind === 'timer' ? 'timer' : (effect ?? 'effect') },
      command: commandOf(job, outcome),
      // What is due was judged by the database's clock; ours may be a little behind.
      at: Math.max(now(), dueAt),
      finishes: { key, fence },
    });
    // A timer taken back meanwhile or an effect reported already has nothing left to do; a busy case has.
    if (!handled.ok && handled.problem.code === 'version-conflict') throw new Error(handled.problem.message);
    return handled.ok;
  };
}

const MOST_LETTERS = 5_000;

function commandOf({ caseId, key }: ClaimedJob, outcome: Outcome): Asked {
  if (outcome.kind === 'due') return { type: 'FireTimer', caseId, input: { timer: key } };
  const told =
    outcome.kind === 'applied'
      ? { outcome: 'applied', result: outcome.result }
      : { outcome: 'failed', reason: beginningOf(legible(outcome.reason), MOST_LETTERS) };
  return { type: 'ReportEffect', caseId, input: { effect: key, ...told } };
}
