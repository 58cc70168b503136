// Tries parsers through a real server over the network, which is watched from inside: one input at a time.
import type { ServerAccess } from '../../../src/shell/store/server.ts';
import { founds, publishes } from '../founder.ts';
import { reaching } from '../reaching.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { type Found, MOST, type Tried } from './judge.ts';
import { inputsFor } from './parsers.ts';
import { type Answer, type Request, type Served, send } from './requests.ts';
import type { Trying } from './try-alone.ts';
import type { Watched } from './watch-loop.ts';

const FLOW = `
workflow: hostile
title: Hostile
record: { what: { type: text }, count: { type: number }, paid: { type: date }, cost: { type: money } }
intake: [{ title: Ask, form: { fields: [what, count, paid, cost], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: person ana, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
`;
const WATCH = new URL('./watch-loop.ts', import.meta.url);
/** **units**: milliseconds: an answer that has not come by then is taken to never come. */
const PATIENCE = 30_000;
/** **units**: bytes: bodies of JSON beyond this are refused. */
const REFUSED_ABOVE = 2 * 1024 * 1024;
/** Which input comes by when `--fault block` holds the server. */
export const PLANTED_AT = 3;

export async function tryServed(
  access: ServerAccess,
  folder: string,
  parsers: readonly Served[],
  trying: Trying,
): Promise<Found[]> {
  const server = await startServer(access, folder, { NODE_OPTIONS: `--import ${WATCH.href}` });
  try {
    const visitor = reaching(() => server.origin);
    await founds(visitor);
    await publishes(visitor, FLOW);
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const found: Found[] = [];
    for (const parser of parsers) {
      const tried: Tried[] = [];
      for (const [n, { name, make }] of inputsFor(parser, trying).entries()) {
        const hold = trying.fault === 'block' && n === PLANTED_AT ? 150 : undefined;
        const one = () => send(parser, make(), n, (request) => asked(server.origin, cookie, request));
        tried.push({
          name,
          ...(await (hold === undefined ? least(() => watched(server, one)) : watched(server, one, hold))),
        });
      }
      found.push({ parser, where: 'served', tried });
    }
    return found;
  } finally {
    await server.kill();
  }
}

/** On a machine that others use, a thread that streams is taken for one that is held: what is too long thrice is. */
async function least(watch: () => Promise<Omit<Tried, 'name'>>): Promise<Omit<Tried, 'name'>> {
  let best = await watch();
  for (let again = 0; again < 2 && best.blocked > MOST.blocked; again++) {
    const one = await watch();
    if (one.blocked < best.blocked) best = one;
  }
  return best;
}

async function watched(
  server: ServerProcess,
  send: () => Promise<Answer>,
  hold?: number,
): Promise<Omit<Tried, 'name'>> {
  await told(server, { say: 'begin', hold });
  const at = performance.now();
  const answer = await send().then(wordOf, (error: unknown) => unanswered(server, error));
  const ms = performance.now() - at;
  const { held, busy, mib } = (await told(server, { say: 'end' })) as Watched;
  return { answer, ms: Math.min(ms, busy), mib, blocked: held };
}

const wordOf = ({ status, code }: Answer): string =>
  status >= 500 ? `crashed: ${status} ${code}` : status < 300 ? 'taken' : code;

async function unanswered(server: ServerProcess, error: unknown): Promise<string> {
  if (error instanceof Error && error.name === 'TimeoutError') return 'hung';
  const isWell = await fetch(`${server.origin}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
  return isWell ? 'hung up on' : `crashed: ${String(error)}`;
}

async function asked(origin: string, cookie: string, request: Request): Promise<Answer> {
  const { method = 'POST', path, type, body } = request;
  const headers = { cookie, 'content-type': type };
  const signal = AbortSignal.timeout(PATIENCE);
  const sent = body.length === 0 ? {} : { body: body as Uint8Array<ArrayBuffer> | string };
  const response = await fetch(`${origin}${path}`, { method, headers, signal, ...sent }).catch((error) => {
    if (error.name !== 'TimeoutError' && body.length > REFUSED_ABOVE) return null;
    throw error;
  });
  // What is far too large is refused before it was sent to its end: then there may be nobody left to hear the answer.
  if (response === null) return { status: 413, code: 'too-large', body: null };
  const text = await response.text();
  const read: unknown = text === '' ? null : JSON.parse(text);
  const code = String((read as { code?: unknown } | null)?.code ?? response.status);
  return { status: response.status, code, body: read };
}

const told = ({ child }: ServerProcess, message: object): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error('The server ended.'));
    child.once('exit', ended);
    child.once('message', (watched) => {
      child.off('exit', ended);
      resolve(watched);
    });
    child.send(message);
  });
