// The page's end of the worker that holds a log: reads a file with progress, and stands in for the server in all that is asked
// of that log afterwards.
import type { CsvPreview, ImportOptions } from '../../../../core/event-log/index.ts';
import { Refused, standIn } from '../../client.ts';
import type { FromWorker, Query, ReadHere, ToWorker } from './message.ts';

/** A log that is open in this browser alone. `id` is what the pages call it; `close` lets it go. */
export type OpenHere = {
  readonly id: string;
  /** What a table will be read as; null for a file that needs no columns, or cannot be read. */
  preview(file: File): Promise<CsvPreview | null>;
  read(file: File, options: ImportOptions, onShare: (share: number) => void): Promise<ReadHere>;
  close(): void;
};

type Exchange = { tell(message: FromWorker): void; fail(error: Error): void };
type Asked =
  | { say: 'preview'; file: File }
  | { say: 'read'; file: File; options: ImportOptions }
  | { say: 'ask'; name: string; query: Query };

let opened = 0;

export function openHere(): OpenHere {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const exchanges = new Map<number, Exchange>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => exchanges.get(data.n)?.tell(data);
  worker.onerror = () => {
    for (const { fail } of exchanges.values()) fail(new Error('The worker ended.'));
  };
  const exchange = (asked: Asked, onShare?: (share: number) => void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const n = ++last;
      const end = (settle: () => void) => {
        exchanges.delete(n);
        settle();
      };
      exchanges.set(n, {
        fail: (error) => end(() => reject(error)),
        tell: (message) => {
          if (message.say === 'progress') onShare?.(message.share);
          else if (message.say === 'answer') end(() => resolve(message.answer));
          else end(() => reject(new Error(message.message)));
        },
      });
      worker.postMessage({ n, ...asked } satisfies ToWorker);
    });
  const id = `here-${++opened}-${Date.now()}`;
  const leave = standIn(id, async (name, query) => {
    const answer = await exchange({ say: 'ask', name, query });
    if (answer === undefined) throw new Refused(NOT_HERE);
    return answer;
  });
  return {
    id,
    preview: async (file) => (await exchange({ say: 'preview', file })) as CsvPreview | null,
    read: async (file, options, onShare) =>
      (await exchange({ say: 'read', file, options }, onShare)) as ReadHere,
    close: () => {
      leave();
      worker.terminate();
    },
  };
}

const NOT_HERE = {
  type: 'about:blank',
  title: 'Not here',
  status: 404,
  code: 'only-here',
  detail: 'This needs the server. Keep the log, and it is there.',
};
