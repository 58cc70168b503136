// Makes a checkpoint every so often where something changed. One that fails is told, and tried again next time.
import type { Milliseconds } from '../../core/base/index.ts';
import { checkpointAll, type Database, type SigningKey, type Statement } from '../store/index.ts';

export type CheckpointKeeper = { stop(): Promise<void> };

export type CheckpointOptions = {
  readonly database: Pick<Database, 'above' | 'withWorkspace'>;
  readonly key: SigningKey;
  readonly everyMs: Milliseconds;
  readonly onTrouble?: (error: unknown) => void;
  readonly onMade?: (made: readonly Statement[]) => void;
};

/** The first is made soon after the start, for whatever happened while nobody kept them. */
const FIRST_MS = 60_000;
/** Another server made the same one at the same moment: its row is there, or its snapshot came first. */
const AT_THE_SAME_MOMENT = new Set(['23505', '40001']);

export function keepCheckpoints({
  database,
  key,
  everyMs,
  onTrouble,
  onMade,
}: CheckpointOptions): CheckpointKeeper {
  let underWay = Promise.resolve();
  const make = async () => {
    try {
      const made = await checkpointAll(database, key, Date.now());
      if (made.length > 0) onMade?.(made);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!AT_THE_SAME_MOMENT.has(code)) onTrouble?.(error);
    }
  };
  const begin = () => {
    underWay = underWay.then(make);
  };
  const first = setTimeout(begin, Math.min(FIRST_MS, everyMs));
  const later = setInterval(begin, everyMs);
  return {
    stop: async () => {
      clearTimeout(first);
      clearInterval(later);
      await underWay;
    },
  };
}
