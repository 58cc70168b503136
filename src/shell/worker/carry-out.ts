// One job from the claim to the report. A worker that dies on the way loses its lease; the job's stable key lets the
// receiver tell the repetition.
import type { Milliseconds } from '../../core/base/index.ts';
import { type ClaimedJob, type Database, deliveries, jobs } from '../store/index.ts';
import { type Outcome, type Perform, type Performed, pauseBefore, type Report } from './outcome.ts';

export type CarryOutOptions = {
  database: Pick<Database, 'in'>;
  perform: Perform;
  report: Report;
  onTrouble?: ((error: unknown) => void) | undefined;
  leaseMs: Milliseconds;
  mostAttempts: number;
  firstPauseMs: Milliseconds;
};

/** Never rejects: what goes wrong is kept with the job, and tried again. */
export async function carryOut(job: ClaimedJob, options: CarryOutOptions): Promise<void> {
  const scope = options.database.in(job.workspaceId);
  // As long as we are at work the job stays ours.
  const beat = setInterval(() => {
    jobs.extend(scope, job, options.leaseMs).catch(() => undefined);
  }, options.leaseMs / 3);
  try {
    const outcome = job.kind === 'timer' ? DUE : await performed(job, options);
    if (outcome === 'later') return;
    // Where the report is refused (the timer was taken back meanwhile), the job ends here. One that is taken ends it as done:
    // that the job came to nothing is said here too, for whoever looks at what went out.
    if ((await options.report(job, outcome)) && outcome.kind !== 'failed') return;
    await jobs.finish(scope, job, outcome.kind === 'failed' ? 'failed' : 'done', reasonOf(outcome));
  } catch (error) {
    options.onTrouble?.(error);
    const pause = pauseBefore(job.attempts, Math.random(), options.firstPauseMs);
    await jobs.retry(scope, job, pause, messageOf(error)).catch(() => undefined);
  } finally {
    clearInterval(beat);
  }
}

const DUE: Outcome = { kind: 'due' };

async function performed(job: ClaimedJob, options: CarryOutOptions): Promise<Outcome | 'later'> {
  const begun = performance.now();
  const result: Performed = await options
    .perform(job)
    .catch((error: unknown) => ({ kind: 'failed', reason: messageOf(error), again: true }));
  const pause = pauseAfter(result, job, options);
  await noted(job, options, { result, pause, ms: performance.now() - begun });
  if (result.kind === 'applied') return { kind: 'applied', result: result.result };
  if (pause === null) return { kind: 'failed', reason: result.reason };
  await jobs.retry(options.database.in(job.workspaceId), job, pause, result.reason);
  return 'later';
}

/** How long to wait for the next attempt; null where there is none. */
function pauseAfter(result: Performed, job: ClaimedJob, options: CarryOutOptions): Milliseconds | null {
  if (result.kind === 'applied' || !result.again || job.attempts >= options.mostAttempts) return null;
  return Math.max(result.afterMs ?? 0, pauseBefore(job.attempts, Math.random(), options.firstPauseMs));
}

type Made = { readonly result: Performed; readonly pause: Milliseconds | null; readonly ms: Milliseconds };

/** Keeps what was seen of an attempt that went outside. It is for people to read: without it the work goes on. */
async function noted(job: ClaimedJob, options: CarryOutOptions, { result, pause, ms }: Made): Promise<void> {
  if (result.seen === undefined) return;
  const error = result.kind === 'failed' ? result.reason : null;
  await deliveries
    .note(options.database.in(job.workspaceId), job, { ...result.seen, error, ms, nextInMs: pause })
    .catch((cause: unknown) => options.onTrouble?.(cause));
}

const reasonOf = (outcome: Outcome): string | null => (outcome.kind === 'failed' ? outcome.reason : null);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
