// Forgets what is kept for some time only, now and then: what the machine has done, attempts of calls and mails, answers to what may be
// sent twice, objects that no file stands on. Several servers may do it at once.
import type { Milliseconds } from '../../core/base/index.ts';
import { ANSWERS_KEPT_MS, DELIVERIES_KEPT_MS } from '../service/index.ts';
import { type Database, deliveries, jobs, keptAnswers, type Scope, workspaces } from '../store/index.ts';

export type TidyKeeper = { stop(): Promise<void> };

export type TidyOptions = {
  readonly database: Pick<Database, 'above' | 'in' | 'fileKeeper'>;
  readonly jobsKeptMs: Milliseconds;
  readonly everyMs: Milliseconds;
  readonly onTrouble?: (error: unknown) => void;
};

/** So few that nobody waits for the rows of one statement. */
const AT_ONCE = 1_000;

/** Forgets what is old enough, in every workspace. */
export async function tidy(
  database: TidyOptions['database'],
  jobsKeptMs: Milliseconds,
  atOnce = AT_ONCE,
): Promise<void> {
  for (const workspaceId of await workspaces.ids(database.above)) {
    const scope = database.in(workspaceId);
    await forgetJobs(scope, jobsKeptMs, atOnce);
    await deliveries.forget(scope, DELIVERIES_KEPT_MS);
    await keptAnswers.forget(scope, ANSWERS_KEPT_MS);
  }
  // Last, and one by one: a storage that is away keeps nothing else waiting.
  for (const workspaceId of await workspaces.ids(database.above))
    await database.fileKeeper.sweep(workspaceId);
}

async function forgetJobs(scope: Scope, olderThanMs: Milliseconds, atOnce: number): Promise<void> {
  while ((await jobs.forget(scope, olderThanMs, atOnce)) === atOnce);
}

export function keepTidy({ database, jobsKeptMs, everyMs, onTrouble }: TidyOptions): TidyKeeper {
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    underWay = underWay.then(() => tidy(database, jobsKeptMs)).catch((error: unknown) => onTrouble?.(error));
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
