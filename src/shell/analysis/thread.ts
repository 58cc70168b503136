// The analysis thread: holds logs open and answers questions about them, so that the server's main thread never waits.
import { parentPort } from 'node:worker_threads';
import { previewXlsx } from '../../core/event-log/index.ts';
import { answerQuestion } from './answer.ts';
import { checkSource } from './check-source.ts';
import type { FromThread, LogPart, ToThread } from './message.ts';
import { canGrow, growHistory, type OpenLog, openLog, type Parts } from './open-log.ts';
import type { HistoryPart } from './question.ts';
import { prepareTimes } from './times-of.ts';

/** How many events all open logs may have together; beyond it the one that was not asked for longest is let go. */
const MOST_EVENTS = 20_000_000;

const port = parentPort;
if (port === null) throw new Error('This file runs as a thread of the server.');
const say = (message: FromThread): void => port.postMessage(message);

const open = new Map<string, OpenLog>();
const arriving = new Map<number, Mailbox>();

port.on('message', (message: ToThread) => {
  const { n } = message;
  if (message.say === 'begin') begin(message);
  else if (message.say === 'extend') extend(message);
  else if (message.say === 'part') arriving.get(n)?.put(message.part);
  else if (message.say === 'end') arriving.get(n)?.end();
  else if (message.say === 'abandon') arriving.get(n)?.abandon();
  else if (message.say === 'forget') open.delete(message.key);
  else if (message.say === 'check') answerWith(n, () => checkSource(message.source, message.ground));
  else if (message.say === 'look') answerWith(n, () => previewXlsx(message.workbook, message.given));
  else answer(message);
});

function begin({ n, key, source }: Extract<ToThread, { say: 'begin' }>): void {
  const mailbox = createMailbox(() => say({ n, say: 'taken', enough: false }));
  arriving.set(n, mailbox);
  openLog(source, mailbox.parts)
    .then((read) => {
      if (read.ok) keep(key, read.value.opened);
      // A reader that has seen enough leaves parts behind; their sender waits for a word.
      say({ n, say: 'taken', enough: true });
      say({ n, say: 'answer', answer: read.ok ? { ok: true, value: read.value.reading } : read });
    })
    .catch((error: unknown) => say({ n, say: 'failed', message: messageOf(error) }))
    .finally(() => arriving.delete(n));
}

function extend({ n, key, source }: Extract<ToThread, { say: 'extend' }>): void {
  const store = open.get(key)?.store;
  if (store === undefined || !canGrow(open.get(key), source)) {
    say({ n, say: 'not-open' });
    return;
  }
  const mailbox = createMailbox(() => say({ n, say: 'taken', enough: false }));
  arriving.set(n, mailbox);
  growHistory(store, source, mailbox.parts as AsyncIterable<HistoryPart>)
    .then((grown) => {
      keep(key, grown);
      say({ n, say: 'answer', answer: true });
    })
    .catch((error: unknown) => {
      // What is half read is known to be half read: a case is read on from its last event.
      say({ n, say: 'failed', message: messageOf(error) });
    })
    .finally(() => arriving.delete(n));
}

function answer({ n, key, question }: Extract<ToThread, { say: 'ask' }>): void {
  const opened = open.get(key);
  if (opened === undefined) {
    say({ n, say: 'not-open' });
    return;
  }
  keep(key, opened);
  answerWith(n, () => answerQuestion(opened, question));
  // A page asks this as soon as its map is drawn: what a comparison needs is made while its reader looks.
  if (question.about === 'columns') prepareSoon(opened);
}

function answerWith(n: number, answer: () => unknown): void {
  try {
    say({ n, say: 'answer', answer: answer() });
  } catch (error) {
    say({ n, say: 'failed', message: messageOf(error) });
  }
}

/** Long enough that what a page asks as it opens is answered first. **units**: milliseconds. */
const AFTER_OPENING = 250;

/** Part by part, so that no question waits for all of it. */
function prepareSoon({ log }: Pick<OpenLog, 'log'>, after = AFTER_OPENING): void {
  setTimeout(() => {
    if (prepareTimes(log)) prepareSoon({ log }, 0);
  }, after);
}

// A Map keeps the order of insertion: putting it in again makes it the youngest.
function keep(key: string, opened: OpenLog): void {
  open.delete(key);
  open.set(key, opened);
  let events = 0;
  for (const { log } of open.values()) events += log.events;
  for (const [old, { log }] of open) {
    if (events <= MOST_EVENTS || old === key) return;
    open.delete(old);
    events -= log.events;
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

type Part = Parameters<Mailbox['put']>[0];
type Mailbox = {
  put(part: LogPart): void;
  end(): void;
  abandon(): void;
  parts: Parts;
};

/** Parts put in at one side come out at the other; `taken` is called as each is used up. */
function createMailbox(taken: () => void): Mailbox {
  const waiting: Part[] = [];
  let ended = false;
  let abandoned = false;
  let wake: () => void = () => undefined;
  async function* parts() {
    for (;;) {
      if (abandoned) throw new Error('The rest of the log did not come.');
      const part = waiting.shift();
      if (part !== undefined) {
        yield part;
        taken();
      } else if (ended) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    put: (part) => {
      waiting.push(part);
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    abandon: () => {
      abandoned = true;
      wake();
    },
    parts: parts() as Parts,
  };
}
