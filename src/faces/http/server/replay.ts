// What happens when something is sent twice, as a double click or a retry does: it is done once and answered twice.
// Commands on cases keep their keys in their own commit, for good. The answers to every other POST of somebody signed in are kept
// in the database for a day, for all servers; those to strangers, which may sign somebody in, in the memory of this process.
import { createHash } from 'node:crypto';
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import type { AnswerService, Refusal } from '../../../shell/service/index.ts';
import type { Actor } from '../access.ts';
import { problemResponse } from '../problem.ts';

/** **units**: entries, milliseconds, characters. */
const MOST_KEPT = 5_000;
const KEPT_MS = 10 * 60_000;
const LONGEST_KEY = 128;

/** One request with a key. **shape**: `asked` is everything that was sent, as it was read. */
export type Sending = {
  readonly actor: Actor;
  readonly request: Request;
  readonly key: string | undefined;
  readonly asked: unknown;
  /** Whether what is asked keeps its key by itself. */
  readonly keepsKey?: boolean;
};

type Kept = { readonly until: number; readonly content: string; readonly answer: Promise<Response> };

/** Runs a request once per sender, address and key. A refusal and a fault of ours are forgotten: they may be sent again. */
export function createReplay(answers?: AnswerService, now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept>();
  return async (sending: Sending, run: () => Promise<Response>): Promise<Response> => {
    const { key, request } = sending;
    if (key === undefined || request.method !== 'POST') return run();
    const content = contentOf(sending);
    const name = `${senderOf(sending.actor, content)}\n${addressOf(request)}\n${key}`;
    forgetOld(kept, now());
    const earlier = kept.get(name);
    if (earlier !== undefined && earlier.content !== content) return problemResponse(KEY_REUSED);
    if (earlier !== undefined) return (await earlier.answer).clone();
    const entry = { until: now() + KEPT_MS, content, answer: overAll(answers, { ...sending, content }, run) };
    kept.set(name, entry);
    const isDone = await entry.answer.then(({ ok }) => ok).catch(() => false);
    if (!isDone && kept.get(name) === entry) kept.delete(name);
    return (await entry.answer).clone();
  };
}

/** The same over all servers, where there is somewhere to keep it and it is not kept otherwise. */
async function overAll(
  answers: AnswerService | undefined,
  { actor, request, key, content, keepsKey }: Sending & { readonly content: string },
  run: () => Promise<Response>,
): Promise<Response> {
  if (answers === undefined || key === undefined || actor.kind === 'public' || keepsKey) return run();
  const { workspaceId, personId: sender } = actor;
  const begun = await answers.begin({ workspaceId, sender, address: addressOf(request), key, content });
  if (begun.kind === 'key-reused') return problemResponse(KEY_REUSED);
  if (begun.kind === 'under-way') return problemResponse(UNDER_WAY);
  if (begun.kind === 'answered') return restored(begun.answer);
  try {
    const response = await run();
    const written = await writtenDown(response);
    // It is done: that the answer could not be kept does not change it.
    await (written === null ? begun.drop() : begun.keep(written)).catch(() => undefined);
    return response;
  } catch (error) {
    await begun.drop().catch(() => undefined);
    throw error;
  }
}

/** **units**: characters. Nothing that a POST answers is near as long. */
const LONGEST_ANSWER = 250_000;

type Written = {
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: string | null;
};

/** An answer as a text that can be kept; null for a refusal, for a file, and for one that signs somebody in. */
async function writtenDown(response: Response): Promise<string | null> {
  const { ok, status, headers } = response;
  const isText = status === 204 || (headers.get('content-type') ?? '').startsWith('application/json');
  if (!ok || !isText || headers.has('set-cookie')) return null;
  const body = status === 204 ? null : await response.clone().text();
  const written: Written = { status, headers: [...headers], body };
  return (body?.length ?? 0) > LONGEST_ANSWER ? null : JSON.stringify(written);
}

function restored(text: string): Response {
  const { status, headers, body } = JSON.parse(text) as Written;
  return new Response(body, { status, headers });
}

/** Servers go by different names; what is asked of them is the same. */
function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

/** The key that a request brings, if any. **rejects**: one that is empty or too long to be kept. */
export function keyIn(request: Request): Result<string | undefined, Refusal> {
  const key = request.headers.get('idempotency-key') ?? undefined;
  if (key === undefined || (key.length > 0 && key.length <= LONGEST_KEY)) return succeed(key);
  const message = `The header Idempotency-Key takes 1 to ${LONGEST_KEY} characters; this has ${key.length}.`;
  return fail({ kind: 'invalid', code: 'key-unfit', message });
}

/** A file is told apart by its length: it is not here yet, and is not read twice. */
function contentOf({ asked, request }: Sending): string {
  const length = request.headers.get('content-length');
  return createHash('sha256')
    .update(JSON.stringify([asked, length]))
    .digest('base64url');
}

/** Strangers are known by what they send alone: nobody meets the answer to another's password or form. */
const senderOf = (actor: Actor, content: string): string =>
  actor.kind === 'public' ? content : `${actor.workspaceId} ${actor.personId}`;

function forgetOld(kept: Map<string, Kept>, now: number): void {
  for (const [name, { until }] of kept) {
    if (until > now && kept.size < MOST_KEPT) return;
    kept.delete(name);
  }
}

const UNDER_WAY: Refusal = {
  kind: 'conflict',
  code: 'request-under-way',
  message: 'This is being done already and takes a while. Wait a little, then look whether it is done.',
};
const KEY_REUSED: Refusal = {
  kind: 'invalid',
  code: 'key-reused',
  message: 'This request key was already used for something else. Reload and try again; this was not done.',
};
