// The other end of the analysis thread: opens logs part by part and passes questions on. One thread serves the process.
import { Worker } from 'node:worker_threads';
import type { Result } from '../../core/base/index.ts';
import type { FromThread, ToThread } from './message.ts';
import type { AnswerTo, HistoryRow, LogSource, Question, Reading, ReadingProblem } from './question.ts';

export type Analyst = {
  /** Reads a log and holds it open under `key`. */
  open(
    key: string,
    source: LogSource,
    parts: AsyncIterable<Uint8Array | readonly HistoryRow[]>,
  ): Promise<Result<Reading, ReadingProblem>>;
  /** Undefined where no log is open under `key`: open it, then ask again. **rejects** with what the thread threw. */
  ask<Asked extends Question>(key: string, question: Asked): Promise<AnswerTo<Asked> | undefined>;
  forget(key: string): void;
  close(): Promise<void>;
};

type Exchange = { hear(message: FromThread): void; fail(error: Error): void };

// Run from source the thread is TypeScript beside this file; built, it is a script of its own.
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './thread.ts' : './analysis-thread.js',
  import.meta.url,
);

/** The thread starts with the first thing asked of it; should it die, the next question starts another. */
export function createAnalyst(): Analyst {
  const exchanges = new Map<number, Exchange>();
  let thread: Worker | undefined;
  let last = 0;
  const start = (): Worker => {
    const started = new Worker(THREAD);
    started.unref();
    const fall = (error: Error) => {
      if (thread === started) thread = undefined;
      for (const exchange of exchanges.values()) exchange.fail(error);
      exchanges.clear();
    };
    started.on('message', (message: FromThread) => exchanges.get(message.n)?.hear(message));
    started.on('error', fall);
    started.on('exit', () => fall(new Error('The analysis thread ended.')));
    return started;
  };
  const say = (message: ToThread) => {
    thread ??= start();
    thread.postMessage(message);
  };
  const exchange = <Answer>(
    converse: (n: number, done: (answer: Answer) => void) => (message: FromThread) => void,
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const n = ++last;
      const end = () => exchanges.delete(n);
      const answerWith = (answer: Answer) => {
        end();
        resolve(answer);
      };
      const hear = converse(n, answerWith);
      const fail = (error: Error) => {
        end();
        reject(error);
      };
      exchanges.set(n, {
        fail,
        hear: (message) => (message.say === 'failed' ? fail(new Error(message.message)) : hear(message)),
      });
    });
  return {
    open: (key, source, parts) => {
      const gate = createGate();
      const opened = exchange<Result<Reading, ReadingProblem>>((n, done) => {
        say({ n, say: 'begin', key, source });
        sendParts(n, parts, { say, gate }).catch((error: Error) => {
          if (thread !== undefined) say({ n, say: 'abandon' });
          exchanges.get(n)?.fail(error);
        });
        return (message) => {
          if (message.say === 'taken') gate.open(message.enough);
          else if (message.say === 'answer') done(message.answer as Result<Reading, ReadingProblem>);
        };
      });
      // However it ends, whoever waits to send the next part goes home.
      return opened.finally(() => gate.open(true));
    },
    ask: (key, question) =>
      exchange((n, done) => {
        say({ n, say: 'ask', key, question });
        return (message) => done(message.say === 'answer' ? (message.answer as never) : (undefined as never));
      }),
    forget: (key) => {
      if (thread !== undefined) say({ n: 0, say: 'forget', key });
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

type Gate = { open(enough: boolean): void; passed(): Promise<boolean> };
type Sending = { readonly say: (message: ToThread) => void; readonly gate: Gate };

/** How many parts may be under way: enough to keep the thread busy, few enough to bound memory. */
const UNDER_WAY = 4;

async function sendParts(
  n: number,
  parts: AsyncIterable<Uint8Array | readonly HistoryRow[]>,
  { say, gate }: Sending,
): Promise<void> {
  for await (const part of parts) {
    say({ n, say: 'part', part });
    if (await gate.passed()) return;
  }
  say({ n, say: 'end' });
}

function createGate(): Gate {
  let underWay = 0;
  let enough = false;
  let wake: () => void = () => undefined;
  return {
    open: (nowEnough) => {
      underWay--;
      enough ||= nowEnough;
      wake();
    },
    passed: async () => {
      underWay++;
      while (underWay >= UNDER_WAY && !enough) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return enough;
    },
  };
}
