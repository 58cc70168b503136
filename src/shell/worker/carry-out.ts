// One job from the claim to the report. A worker that dies on the way loses its lease; the job's stable key lets the
// receiver tell the repetition.
import type { Milliseconds } from '../../core/base/index.ts';
import { type ClaimedJob, type Database, jobs } from '../store/index.ts';
import { type Outcome, type Perform, pauseBefore, type Report } from './outcome.ts';

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
    await options.report(job, outcome);
    // Where the report changed nothing (the timer was taken back meanwhile), the job ends here.
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
  const result = await options
    .perform(job)
    .catch((error: unknown) => ({ kind: 'failed' as const, reason: messageOf(error), again: true }));
  if (result.kind === 'applied') return result;
  if (!result.again || job.attempts >= options.mostAttempts) return { kind: 'failed', reason: result.reason };
  const asked = 'afterMs' in result ? (result.afterMs ?? 0) : 0;
  const pause = Math.max(asked, pauseBefore(job.attempts, Math.random(), options.firstPauseMs));
  await jobs.retry(options.database.in(job.workspaceId), job, pause, result.reason);
  return 'later';
}

const reasonOf = (outcome: Outcome): string | null => (outcome.kind === 'failed' ? outcome.reason : null);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
