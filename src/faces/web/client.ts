// How a page asks the server: one typed call over the generated wire types. Refusals become sentences, a command is sent
// again under the same key when the network fails, and a lost sign-in is told to the frame.
import type { Operations, Problem } from './wire.ts';

export type OperationName = keyof Operations;
export type AnswerOf<Name extends OperationName> = Operations[Name]['answer'];

type Given<Part, Key extends string> = [Part] extends [undefined]
  ? { [K in Key]?: undefined }
  : Partial<Part> extends Part
    ? { [K in Key]?: Part }
    : { [K in Key]: Part };

/** What an operation takes; parts it does not take are absent. */
export type AskOf<Name extends OperationName> = Given<Operations[Name]['params'], 'params'> &
  Given<Operations[Name]['query'], 'query'> &
  Given<Operations[Name]['body'], 'body'>;

/** The ask may be left out where an operation needs nothing. */
export type AskArgument<Name extends OperationName> =
  Partial<AskOf<Name>> extends AskOf<Name> ? [ask?: AskOf<Name>] : [ask: AskOf<Name>];

/** A refusal of the server. `message` is a sentence to show; `errors` name the places. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The server could not be reached. */
export class Unreachable extends Error {}

/** Any error as a sentence for the reader. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refused || error instanceof Unreachable) return error.message;
  return 'Something went wrong on this page. Reload it and try again.';
}

/** Asked to wait, or too early: the same may go through a little later. */
const LATER: readonly number[] = [408, 425, 429];

/** Whether asking for the very same once more can end otherwise: what is refused by a rule, or is not there, stays so. */
export const mayGoThrough = (error: unknown): boolean =>
  !(error instanceof Refused) || error.problem.status >= 500 || LATER.includes(error.problem.status);

/** The sentence for one field of what was sent, for showing beside it. `at` as in `body.name`. */
export function faultAt(error: unknown, at: string): string | undefined {
  if (!(error instanceof Refused)) return undefined;
  return error.problem.errors?.find((fault) => fault.at === at)?.message;
}

type Asked = { readonly [name: string]: unknown };
type StandIn = (name: OperationName, query: Asked, body: Asked) => Promise<unknown>;
const standIns = new Map<string, StandIn>();

/**
 * Lets somebody answer in the server's place about a log that never left this computer, or a case that is only pretended; the
 * answer ends that.
 */
export function standIn(logOrCase: string, answer: StandIn): () => void {
  standIns.set(logOrCase, answer);
  return () => standIns.delete(logOrCase);
}

type AnyAsk = { params?: unknown; query?: unknown; body?: unknown };

/** Asks one operation. `key` is a command's idempotency key; one is made when none is given. */
export async function call<Name extends OperationName>(
  name: Name,
  ...rest: [...AskArgument<Name>, key?: string]
): Promise<AnswerOf<Name>> {
  const [{ params, query, body } = {}, key = newKey()] = rest as unknown as [ask?: AnyAsk, key?: string];
  const { logId, caseId } = (params ?? {}) as { logId?: string; caseId?: string };
  const here = standIns.get(logId ?? caseId ?? '');
  if (here) return (await here(name, (query ?? {}) as Asked, (body ?? {}) as Asked)) as AnswerOf<Name>;
  const [method = 'GET', path = ''] = name.split(' ');
  const address = addressOf(path, params, query);
  let tries = 0;
  const fetched = () => {
    tries += 1;
    return fetch(address, requestOf(method, body, key));
  };
  const send = () => reached(fetched);
  const response = await whenThereIsRoom(send, method === 'GET' || method === 'POST');
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as AnswerOf<Name>;
  // An earlier try, whose answer was lost, has removed it.
  if (method === 'DELETE' && response.status === 404 && tries > 1) return undefined as AnswerOf<Name>;
  const problem = await problemOf(response);
  if (response.status === 401) dispatchEvent(new Event('millrace-signed-out'));
  throw new Refused(problem);
}

/** The address of an operation, for links that download. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const given = (params ?? {}) as Record<string, string>;
  const filled = path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(given[part] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function requestOf(method: string, body: unknown, key: string): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method === 'POST') headers['idempotency-key'] = key;
  if (body === undefined) return { method, headers };
  if (body instanceof Blob) {
    headers['content-type'] = body.type === '' ? 'application/octet-stream' : body.type;
    return { method, headers, body };
  }
  headers['content-type'] = 'application/json';
  return { method, headers, body: JSON.stringify(body) };
}

/** **units**: milliseconds between one try and the next. Safe for commands too: they carry a key. */
const PAUSES = [300, 1_200];

/** **units**: seconds. Whom the server asks to wait longer is told so; waiting in silence would look like a fault. */
const LONGEST_WAIT = 10;
const TIMES = 4;

/**
 * Asks again where the server had no room and says when it will: reads, and commands, which carry a key. Each waits a little
 * longer than asked, by chance, so that not all come back at once.
 */
async function whenThereIsRoom(send: () => Promise<Response>, mayRepeat: boolean): Promise<Response> {
  for (let time = 1; ; time++) {
    const response = await send();
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    const isRefused = response.status === 429 || response.status === 503;
    if (!isRefused || !mayRepeat || time === TIMES || !(wait <= LONGEST_WAIT)) return response;
    await pause((wait + Math.random() * time) * 1_000);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function reached(send: () => Promise<Response>): Promise<Response> {
  for (const ms of PAUSES) {
    try {
      return await arrived(send);
    } catch {
      await pause(ms);
    }
  }
  try {
    return await arrived(send);
  } catch {
    dispatchEvent(new Event('millrace-unreached'));
    throw new Unreachable('Millrace cannot be reached. Check the connection; what you typed is kept.');
  }
}

/** The whole of an answer: a line can be cut within it. A proxy that stands before no server answers too. */
async function arrived(send: () => Promise<Response>): Promise<Response> {
  const response = await send();
  const { status, headers } = response;
  const text = await response.text();
  if (status < 500) dispatchEvent(new Event('millrace-reached'));
  return new Response(status === 204 ? null : text, { status, headers });
}

async function problemOf(response: Response): Promise<Problem> {
  const title = 'Refused';
  const detail = `The server answered with ${response.status}. Try again in a moment.`;
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json'))
    return { type: 'about:blank', title, status: response.status, detail, code: 'unknown' };
  return (await response.json()) as Problem;
}

/** A fresh idempotency key. Not `randomUUID`: that is missing where the page is served without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
