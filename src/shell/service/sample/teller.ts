// The other end of the thread that tells the sample's history: first who and what there is, then the cases, when asked.
import { Worker } from 'node:worker_threads';
import type { Instant } from '../../../core/base/index.ts';
import type { Workflow } from '../../../core/model/index.ts';
import type { NewPerson, TeamRow } from '../../store/index.ts';
import type { Newcomer } from './company.ts';
import type { ToldCase } from './tell-history.ts';

/** `examples` is the folder of the examples; `until` when the history ends. */
export type TellerOptions = {
  readonly examples: string;
  readonly newcomer: Newcomer;
  readonly until: Instant;
};

/** What comes before the first case. **units**: `cases` is how many will follow. */
export type Prologue = {
  readonly people: readonly NewPerson[];
  readonly teams: readonly TeamRow[];
  readonly workflows: readonly { readonly source: string; readonly workflow: Workflow }[];
  readonly cases: number;
};

/** Some cases; none when all were handed over. */
export type Handed = readonly ToldCase[];

export type Teller = {
  prologue(): Promise<Prologue>;
  next(): Promise<Handed>;
  close(): Promise<void>;
};

// Run from source the thread is TypeScript beside this file; built, it is a script of its own.
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './history-thread.ts' : './sample-thread.js',
  import.meta.url,
);

export function openTeller(options: TellerOptions): Teller {
  const thread = new Worker(THREAD, { workerData: options });
  thread.unref();
  const heard = <Message>() =>
    new Promise<Message>((resolve, reject) => {
      const end = () => {
        thread.off('message', take);
        thread.off('error', fail);
        thread.off('exit', left);
      };
      const take = (message: Message) => {
        end();
        resolve(message);
      };
      const fail = (error: unknown) => {
        end();
        reject(error);
      };
      const left = () => fail(new Error('The thread that makes the sample ended.'));
      thread.on('message', take);
      thread.on('error', fail);
      thread.on('exit', left);
    });
  const prologue = heard<Prologue>();
  // Whoever opens it may be stopped before asking.
  prologue.catch(() => undefined);
  return {
    prologue: () => prologue,
    next: () => {
      const batch = heard<Handed>();
      thread.postMessage('next');
      return batch;
    },
    close: async () => {
      await thread.terminate();
    },
  };
}
