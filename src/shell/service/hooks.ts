// How other systems come in: with the token of a workflow they open a case, or deliver a message to the one that is meant.
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import type { Compiled } from '../../core/engine/index.ts';
import { type Actor, type CaseRecord, checkValues, type FormInput, reject } from '../../core/model/index.ts';
import { cases, hookTokens, idempotencyKeys, type Scope, workspaceEvents } from '../store/index.ts';
import { keyOf } from './command-key.ts';
import type { Asked, Handle } from './handle.ts';
import { newToken, readToken } from './invitation-link.ts';
import type { Refusal } from './refusal.ts';
import { rejected } from './rejected.ts';
import type { Versions } from './versions.ts';
import type { Viewer, WorkGround } from './work-ground.ts';

/** Since when a workflow has its token; null where it has none. The token itself is kept by nobody. */
export type HookView = { readonly since: Instant | null };

/** What another system sends. **shape**: a message goes to the one open case whose record holds `match`; without one a case is opened. */
export type Incoming = {
  readonly message?: string | undefined;
  readonly match: FormInput;
  readonly values: FormInput;
  readonly key: string | undefined;
};

export type HookService = {
  show(viewer: Viewer, workflowId: string): Promise<HookView>;
  /** Makes another token, which counts from now on. **shape**: the only time that it is shown. */
  make(viewer: Viewer, workflowId: string): Promise<Result<{ token: string; path: string }, Refusal>>;
  revoke(viewer: Viewer, workflowId: string): Promise<Result<undefined, Refusal>>;
  receive(token: string, incoming: Incoming): Promise<Result<{ caseId: string; number: number }, Refusal>>;
};

type Ground = WorkGround & { readonly versions: Versions; readonly handle: Handle };

const ACTOR: Actor = { kind: 'machine', part: 'hook' };

export function createHookService(ground: Ground): HookService {
  const { db, versions, now } = ground;
  const change = (
    { workspaceId, personId }: Viewer,
    workflow: string,
    { kind, hash }: { kind: string; hash: string | null },
  ) =>
    db.withWorkspace(workspaceId, async (scope) => {
      await hookTokens.put(scope, workflow, hash === null ? null : { hash, since: now() });
      await workspaceEvents.append(scope, { kind, at: now(), actor: personId, data: { workflow } });
    });
  return {
    show: async ({ workspaceId }, workflowId) => ({
      since: (await hookTokens.of(db.in(workspaceId), workflowId))?.since ?? null,
    }),
    make: async (viewer, workflowId) => {
      const compiled = await versions.currentNow(viewer.workspaceId, workflowId);
      if (compiled === undefined)
        return fail(rejected(reject('workflow-not-published', { workflow: workflowId })));
      const { token, tokenHash } = newToken(viewer.workspaceId);
      await change(viewer, workflowId, { kind: 'HookTokenMade', hash: tokenHash.toString('hex') });
      return succeed({ token, path: `/hooks/${token}` });
    },
    revoke: async (viewer, workflowId) => {
      const held = await hookTokens.of(db.in(viewer.workspaceId), workflowId);
      if (held !== undefined) await change(viewer, workflowId, { kind: 'HookTokenRevoked', hash: null });
      return succeed(undefined);
    },
    receive: (token, incoming) => receive(ground, token, incoming),
  };
}

type Behind = { readonly scope: Scope; readonly compiled: Compiled; readonly mark: string };

async function behind({ db, versions }: Ground, token: string): Promise<Behind | undefined> {
  const read = readToken(token);
  if (read === undefined) return undefined;
  const scope = db.in(read.workspaceId);
  const hash = read.tokenHash.toString('hex');
  const workflowId = await hookTokens.workflowOf(scope, hash);
  if (workflowId === undefined) return undefined;
  const compiled = await versions.currentNow(read.workspaceId, workflowId);
  return compiled && { scope, compiled, mark: hash.slice(0, 16) };
}

async function receive(
  ground: Ground,
  token: string,
  incoming: Incoming,
): Promise<Result<{ caseId: string; number: number }, Refusal>> {
  const found = await behind(ground, token);
  if (found === undefined) return fail(NO_HOOK);
  const idempotencyKey = incoming.key === undefined ? undefined : `${found.mark}:${incoming.key}`;
  const command = await commandFor(found, incoming, idempotencyKey);
  if (!command.ok) return command;
  const { workspaceId } = found.scope;
  const handled = await ground.handle({ workspaceId, actor: ACTOR, command: command.value, idempotencyKey });
  if (!handled.ok) return handled;
  const { caseId, state } = handled.value;
  return succeed({ caseId, number: state.number });
}

async function commandFor(
  { scope, compiled }: Behind,
  { message, match, values }: Incoming,
  idempotencyKey: string | undefined,
): Promise<Result<Asked, Refusal>> {
  const { id: workflow } = compiled.workflow;
  if (message === undefined) {
    if (Object.keys(match).length > 0) return fail(NO_MESSAGE);
    return succeed({ type: 'OpenCase', workflow, input: { values, via: 'api' } });
  }
  const caseId = (await caseOfKey(scope, idempotencyKey)) ?? (await caseMeant(scope, compiled, match));
  if (typeof caseId !== 'string') return fail(caseId);
  return succeed({ type: 'DeliverMessage', caseId, input: { name: message, values } });
}

/** Who asks again means the same case, even where it has moved on and no longer matches. */
async function caseOfKey(scope: Scope, idempotencyKey: string | undefined): Promise<string | undefined> {
  const kept = keyOf({ idempotencyKey, actor: ACTOR, command: {} });
  const answer = kept === undefined ? undefined : (await idempotencyKeys.find(scope, kept.key))?.answer;
  return (answer as { caseId?: string } | undefined)?.caseId;
}

async function caseMeant(scope: Scope, compiled: Compiled, match: FormInput): Promise<string | Refusal> {
  const record = matchedRecord(compiled, match);
  if (!record.ok) return record.problem;
  const ids = await cases.openWith(scope, compiled.workflow.id, record.value, MOST_COUNTED + 1);
  const [only, ...others] = ids;
  if (only === undefined) return NO_CASE;
  return others.length === 0 ? only : several(ids.length);
}

function matchedRecord({ workflow }: Compiled, match: FormInput): Result<CaseRecord, Refusal> {
  const names = Object.keys(match);
  if (names.length === 0) return fail(NO_MATCH);
  const hidden = names.filter((name) => {
    const field = Object.hasOwn(workflow.record, name) ? workflow.record[name] : undefined;
    return field?.personal === true || field?.type === 'file';
  });
  const asked = names.map((field) => ({ field, required: true }));
  const checked = checkValues(workflow.record, asked, match);
  const faults = [
    ...hidden.map((field) => ({ field, message: 'Personal values and files cannot be searched by.' })),
    ...(checked.ok ? [] : checked.problem),
  ].map(({ field, message }) => ({ at: `body.match.${field}`, message }));
  if (checked.ok && faults.length === 0) return checked;
  const message = `Please correct: ${faults.map((fault) => `${fault.at} (${fault.message})`).join('; ')}.`;
  return fail({ kind: 'invalid', code: 'invalid-input', message, faults });
}

const MOST_COUNTED = 100;

const several = (count: number): Refusal => ({
  kind: 'conflict',
  code: 'message-for-several',
  message: `${count > MOST_COUNTED ? `More than ${MOST_COUNTED}` : count} open cases match. Name more fields under match, so that one is left. Nothing was delivered.`,
});

const NO_HOOK: Refusal = {
  kind: 'not-found',
  code: 'hook-not-found',
  message: 'There is no such address for messages. Its token was replaced or revoked; ask for a new one.',
};
const NO_CASE: Refusal = {
  kind: 'not-found',
  code: 'message-for-nobody',
  message: 'No open case of this workflow matches. Check the fields under match; the case may be finished.',
};
const NO_MATCH: Refusal = {
  kind: 'invalid',
  code: 'match-missing',
  message: 'Say under match which case is meant: at least one field and its value.',
};
const NO_MESSAGE: Refusal = {
  kind: 'invalid',
  code: 'message-missing',
  message: 'Match needs a message to deliver. Name it under message, or leave match out to open a case.',
};
