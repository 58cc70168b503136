// Changes as they happen, as server-sent events: pages ask again for what has changed, and for all after a cut.
import { z } from 'zod';
import { fail } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import type { Places } from '../server/limits/tally.ts';
import type { Change } from '../services.ts';

/** **units**: milliseconds. Proxies cut silent connections after a minute or less. */
const HEARTBEAT_MS = 20_000;
/** Changes that wait for a page which reads none. One that is let go comes back and asks for all. */
const MOST_WAITING = 500;
/** A person's tabs together may hold this many connections. */
const OPEN: Places = { most: 12 };

const live = route({
  method: 'GET',
  path: '/api/live',
  access: 'signed-in',
  summary: 'A stream of what changes in the workspace (server-sent events)',
  query: z.object({ age: z.coerce.number().int().min(0).max(600_000).optional() }),
  answer: { download: 'text/event-stream' },
  handle: ({ services, actor, request, query, tally }) => {
    const end = tally.hold(OPEN, actor.personId);
    if (end === undefined) return TOO_MANY;
    const subscribe = (listener: (change: Change) => void) =>
      services.live.subscribe(
        actor.workspaceId,
        listener,
        query.age === undefined ? {} : { ageMs: query.age },
      );
    const mayListen = async () => {
      const asked = await services.identity.identify(request.headers);
      return asked?.personId === actor.personId;
    };
    const stream = changeStream({ subscribe, mayListen, signal: request.signal, end });
    return new Response(stream, { headers: EVENT_HEADERS });
  },
});

const EVENT_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

const TOO_MANY = fail({
  kind: 'limit',
  code: 'too-many-pages',
  message: 'You have very many pages open. Close some; this one shows changes after a reload.',
} as const);

type Listening = {
  readonly subscribe: (listener: (change: Change) => void) => () => void;
  /** Whether whoever opened the stream is still signed in. */
  readonly mayListen: () => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly end: () => void;
};

/** A stream that tells what a page missed since it began, says hello, and then tells each change. */
function changeStream({ subscribe, mayListen, signal, end }: Listening): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let [begun, stopped] = [false, false];
      const close = () => {
        if (stopped) return;
        stop();
        controller.close();
      };
      const send = (lines: string) => {
        if (stopped) return;
        controller.enqueue(text.encode(`${lines}\n\n`));
        if (begun && (controller.desiredSize ?? 0) < -MOST_WAITING) close();
      };
      // Somebody who signed out or left since may hear nothing more.
      const lookAgain = () => mayListen().then((may) => (may ? undefined : close()), close);
      const unsubscribe = subscribe((change) => {
        send(`event: change\ndata: ${JSON.stringify(change)}`);
        if (change.kinds.includes('people-changed')) void lookAgain();
      });
      const heartbeat = setInterval(() => void lookAgain().then(() => send(': still here')), HEARTBEAT_MS);
      heartbeat.unref();
      stop = () => {
        if (stopped) return;
        stopped = true;
        clearInterval(heartbeat);
        unsubscribe();
        end();
        signal.removeEventListener('abort', close);
      };
      // Both ways out are in place before the first byte: a page that leaves at once leaves nothing behind.
      signal.addEventListener('abort', close, { once: true });
      if (signal.aborted) return close();
      begun = true;
      send('retry: 1000\nevent: hello\ndata: {}');
    },
    cancel: () => stop(),
  });
}

export const liveRoutes = [live];
