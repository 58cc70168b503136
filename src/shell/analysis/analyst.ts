// The other end of the analysis thread: opens logs part by part and passes questions on. One thread serves the process.
import { Worker } from 'node:worker_threads';
import type { Result } from '../../core/base/index.ts';
import type { CsvPreview, ImportProblem } from '../../core/event-log/index.ts';
import type { Checked, SourceGround } from './check-source.ts';
import type { FromThread, GivenColumns, LogPart, ToThread } from './message.ts';
import type {
  AnswerTo,
  HistoryPart,
  HistorySource,
  LogSource,
  Question,
  Reading,
  ReadingProblem,
} from './question.ts';

export type Analyst = {
  /** Reads a log and holds it open under `key`. */
  open(
    key: string,
    source: LogSource,
    parts: AsyncIterable<LogPart>,
  ): Promise<Result<Reading, ReadingProblem>>;
  /** Adds to our own history that is open under `key`; false where it must be opened (again), and nothing was added. */
  extend(key: string, source: HistorySource, parts: AsyncIterable<HistoryPart>): Promise<boolean>;
  /** Undefined where no log is open under `key`: open it, then ask again. **rejects** with what the thread threw. */
  ask<Asked extends Question>(key: string, question: Asked): Promise<AnswerTo<Asked> | undefined>;
  /** What is wrong with the source of a workflow: for one so long that reading it takes a while. */
  check(source: string, ground: SourceGround): Promise<Checked>;
  /** What a workbook that is wholly in memory will be read as: unpacking it takes a while. Its bytes are given away. */
  look(workbook: Uint8Array, given: GivenColumns): Promise<Result<CsvPreview, ImportProblem>>;
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
  const say = (message: ToThread, given: readonly ArrayBuffer[] = []) => {
    thread ??= start();
    thread.postMessage(message, given);
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
  /** Begins, sends the parts as fast as they are taken, and waits for the answer that `read` finds. */
  const send = <Answer>(
    begin: (n: number) => ToThread,
    parts: AsyncIterable<LogPart>,
    read: (message: FromThread) => Answer | undefined,
  ): Promise<Answer> => {
    const gate = createGate();
    const answered = exchange<Answer>((n, done) => {
      say(begin(n));
      sendParts(n, parts, { say, gate }).catch((error: Error) => {
        if (thread !== undefined) say({ n, say: 'abandon' });
        exchanges.get(n)?.fail(error);
      });
      return (message) => {
        const answer = read(message);
        if (message.say === 'taken') gate.open(message.enough);
        else if (answer !== undefined) done(answer);
      };
    });
    // However it ends, whoever waits to send the next part goes home.
    return answered.finally(() => gate.open(true));
  };
  return {
    open: (key, source, parts) =>
      send<Result<Reading, ReadingProblem>>(
        (n) => ({ n, say: 'begin', key, source }),
        parts,
        (message) =>
          message.say === 'answer' ? (message.answer as Result<Reading, ReadingProblem>) : undefined,
      ),
    extend: (key, source, parts) =>
      send<boolean>(
        (n) => ({ n, say: 'extend', key, source }),
        parts,
        (message) => (message.say === 'answer' ? true : message.say === 'not-open' ? false : undefined),
      ),
    ask: (key, question) =>
      exchange((n, done) => {
        say({ n, say: 'ask', key, question });
        return (message) => done(message.say === 'answer' ? (message.answer as never) : (undefined as never));
      }),
    check: (source, ground) =>
      exchange<Checked>((n, done) => {
        say({ n, say: 'check', source, ground });
        return (message) => {
          if (message.say === 'answer') done(message.answer as Checked);
        };
      }),
    look: (workbook, given) =>
      exchange<Result<CsvPreview, ImportProblem>>((n, done) => {
        say({ n, say: 'look', workbook, given }, ownedBy(workbook));
        return (message) => {
          if (message.say === 'answer') done(message.answer as Result<CsvPreview, ImportProblem>);
        };
      }),
    forget: (key) => {
      if (thread !== undefined) say({ n: 0, say: 'forget', key });
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

/** The memory that these bytes have for themselves: it can be given away without a copy. */
const ownedBy = ({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];

type Gate = { open(enough: boolean): void; passed(): Promise<boolean> };
type Sending = { readonly say: (message: ToThread) => void; readonly gate: Gate };

/** How many parts may be under way: enough to keep the thread busy, few enough to bound memory. */
const UNDER_WAY = 4;

async function sendParts(n: number, parts: AsyncIterable<LogPart>, { say, gate }: Sending): Promise<void> {
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
