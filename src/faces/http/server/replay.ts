// What happens when something is sent twice, as a double click or a retry does: it is done once and answered twice.
// Commands on cases keep their keys in the database for good; this memory covers every other POST of one process.
import { createHash } from 'node:crypto';
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import type { Refusal } from '../../../shell/service/index.ts';
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
};

type Kept = { readonly until: number; readonly content: string; readonly answer: Promise<Response> };

/** Runs a request once per sender, address and key. A refusal and a fault of ours are forgotten: they may be sent again. */
export function createReplay(now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept>();
  return async (sending: Sending, run: () => Promise<Response>): Promise<Response> => {
    const { key, request } = sending;
    if (key === undefined || request.method !== 'POST') return run();
    const content = contentOf(sending);
    const name = `${senderOf(sending.actor, content)}\n${request.url}\n${key}`;
    forgetOld(kept, now());
    const earlier = kept.get(name);
    if (earlier !== undefined && earlier.content !== content) return problemResponse(KEY_REUSED);
    if (earlier !== undefined) return (await earlier.answer).clone();
    const entry = { until: now() + KEPT_MS, content, answer: run() };
    kept.set(name, entry);
    const isDone = await entry.answer.then(({ ok }) => ok).catch(() => false);
    if (!isDone && kept.get(name) === entry) kept.delete(name);
    return (await entry.answer).clone();
  };
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

const KEY_REUSED: Refusal = {
  kind: 'invalid',
  code: 'key-reused',
  message: 'This request key was already used for something else. Reload and try again; this was not done.',
};
