// Forgets what is kept for some time only, now and then: attempts of calls and mails, answers to what may be sent twice, objects that no file stands on. Several servers may do it at once.
import type { Milliseconds } from '../../core/base/index.ts';
import { ANSWERS_KEPT_MS, DELIVERIES_KEPT_MS } from '../service/index.ts';
import { type Database, deliveries, keptAnswers, workspaces } from '../store/index.ts';

export type TidyKeeper = { stop(): Promise<void> };

export type TidyOptions = {
  readonly database: Pick<Database, 'above' | 'in' | 'fileKeeper'>;
  readonly everyMs: Milliseconds;
  readonly onTrouble?: (error: unknown) => void;
};

/** Forgets what is old enough, in every workspace. */
export async function tidy(database: TidyOptions['database']): Promise<void> {
  for (const workspaceId of await workspaces.ids(database.above)) {
    await deliveries.forget(database.in(workspaceId), DELIVERIES_KEPT_MS);
    await keptAnswers.forget(database.in(workspaceId), ANSWERS_KEPT_MS);
  }
  // Last, and one by one: a storage that is away keeps nothing else waiting.
  for (const workspaceId of await workspaces.ids(database.above))
    await database.fileKeeper.sweep(workspaceId);
}

export function keepTidy({ database, everyMs, onTrouble }: TidyOptions): TidyKeeper {
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    underWay = underWay.then(() => tidy(database)).catch((error: unknown) => onTrouble?.(error));
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
