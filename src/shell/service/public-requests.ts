// Requests of people without a sign-in: the form behind a link, what they send, and where it stands afterwards.
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import type { Compiled } from '../../core/engine/index.ts';
import type { CaseState, FileValue, FormInput } from '../../core/model/index.ts';
import { cases, publicLinks, stageVisits, statusLinks, workspaces } from '../store/index.ts';
import { nameIn } from './case/history.ts';
import type { Directories } from './directory.ts';
import type { FileService, Upload } from './files.ts';
import type { Handle } from './handle.ts';
import { formOf, type IntakeForm, publicIntake } from './intake.ts';
import { newToken, readToken } from './invitation-link.ts';
import { type ProofTask, type PublicProofs, publicProofs } from './public-proof.ts';
import type { Refusal } from './refusal.ts';
import type { Versions } from './versions.ts';
import type { WorkGround } from './work-ground.ts';

export type PublicForm = IntakeForm & { readonly workspaceName: string; readonly task: ProofTask };
export type Sent = { readonly number: number; readonly path: string };

/** What a requester may know: never more of the record than they sent. */
export type PublicStatus = {
  readonly number: number;
  readonly workflowTitle: string;
  readonly workspaceName: string;
  readonly status: CaseState['status'];
  readonly outcome: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Where it is, who has it, since when. */
  readonly here: readonly { readonly stage: string; readonly who: string | null; readonly since: Instant }[];
  /** What comes after, where that is already clear. */
  readonly next: string | null;
  /** By when the present stage should be done. */
  readonly expectedAt: Instant | null;
  readonly passed: readonly { readonly stage: string; readonly at: Instant }[];
};

export type Submission = {
  readonly values: FormInput;
  readonly name: string | null;
  readonly key: string | undefined;
  /** What the browser found for the form's task. */
  readonly proof: string | undefined;
};

export type PublicRequestService = {
  form(token: string): Promise<Result<PublicForm, Refusal>>;
  send(token: string, submission: Submission): Promise<Result<Sent, Refusal>>;
  upload(token: string, upload: Upload): Promise<Result<FileValue, Refusal>>;
  status(token: string): Promise<Result<PublicStatus, Refusal>>;
};

type Ground = WorkGround & {
  readonly versions: Versions;
  readonly directories: Directories;
  readonly handle: Handle;
  readonly files: FileService;
};

type Proving = Ground & { readonly proofs: () => Promise<PublicProofs> };

export function createPublicRequestService(given: Ground): PublicRequestService {
  const ground: Proving = { ...given, proofs: publicProofs(given.db, given.now) };
  return {
    form: async (token) => {
      const open = await openForm(ground, token);
      if (open === undefined) return fail(CLOSED);
      return succeed({ ...open.form, task: (await ground.proofs()).taskFor(token) });
    },
    send: (token, submission) => send(ground, token, submission),
    upload: async (token, upload) => {
      const open = await openForm(ground, token);
      return open === undefined ? fail(CLOSED) : ground.files.put(open.workspaceId, null, upload);
    },
    status: (token) => status(ground, token),
  };
}

type Open = { workspaceId: string; form: Omit<PublicForm, 'task'> };

async function openForm({ db, versions }: Ground, token: string): Promise<Open | undefined> {
  const workspaceId = readToken(token)?.workspaceId;
  if (workspaceId === undefined) return undefined;
  const scope = db.in(workspaceId);
  const link = await publicLinks.get(scope, token);
  if (link === undefined || link.closedAt !== null) return undefined;
  const compiled = await versions.currentNow(workspaceId, link.workflowId);
  const intake = publicIntake(compiled?.intake ?? [], link.intake);
  const form = compiled === undefined ? undefined : formOf(compiled, intake, 'public');
  const workspace = await workspaces.get(scope);
  if (form === undefined || workspace === undefined) return undefined;
  return { workspaceId, form: { ...form, workspaceName: workspace.name } };
}

async function send(
  ground: Proving,
  token: string,
  { values, name, key, proof }: Submission,
): Promise<Result<Sent, Refusal>> {
  const open = await openForm(ground, token);
  if (open === undefined) return fail(CLOSED);
  if (!(await ground.proofs()).holds(token, proof, key ?? newToken('once').token)) return fail(NOT_PROVED);
  const { workspaceId, form } = open;
  const handled = await ground.handle({
    workspaceId,
    actor: { kind: 'public', name },
    command: {
      type: 'OpenCase',
      workflow: form.workflow,
      input: { values, via: 'public', intake: form.intake },
    },
    ...(key === undefined ? {} : { idempotencyKey: `${token.slice(-12)}:${key}` }),
  });
  if (!handled.ok) return handled;
  // A fresh link each time it is answered: only its hash is kept, so an earlier one cannot be shown again.
  const status = newToken(workspaceId);
  await statusLinks.insert(ground.db.in(workspaceId), status.tokenHash, handled.value.caseId);
  return succeed({ number: handled.value.state.number, path: `/s/${status.token}` });
}

async function status(
  { db, versions, directories }: Ground,
  token: string,
): Promise<Result<PublicStatus, Refusal>> {
  const read = readToken(token);
  if (read === undefined) return fail(NO_STATUS);
  const scope = db.in(read.workspaceId);
  const caseId = await statusLinks.caseOf(scope, read.tokenHash);
  const state = caseId === undefined ? undefined : (await cases.load(scope, caseId))?.state;
  const workspace = await workspaces.get(scope);
  if (state === undefined || workspace === undefined) return fail(NO_STATUS);
  const compiled = await versions.compiledVersion(read.workspaceId, state.workflow, state.version);
  if (compiled === undefined) return fail(NO_STATUS);
  const [visits, directory] = await Promise.all([
    stageVisits.ofCase(scope, state.caseId),
    directories.directoryOf(read.workspaceId),
  ]);
  const titled = (stage: string) => compiled.stages.get(stage)?.title ?? stage;
  const { number, openedAt, closedAt, workItems, tokens } = state;
  const due = workItems.flatMap(({ dueAt }) => dueAt ?? []);
  return succeed({
    ...{ number, openedAt, closedAt, status: state.status, workspaceName: workspace.name },
    workflowTitle: compiled.workflow.title,
    outcome: state.outcome === null ? null : titled(state.outcome),
    here: tokens.map(({ token: place, stage, enteredAt }) => ({
      stage: titled(stage),
      who: nameIn(directory, workItems.find((item) => item.token === place)?.owner ?? null),
      since: enteredAt,
    })),
    next: nextTitle(compiled, state),
    expectedAt: due.length === 0 ? null : Math.max(...due),
    passed: visits.flatMap(({ stage, leftAt }) =>
      leftAt === null ? [] : [{ stage: titled(stage), at: leftAt }],
    ),
  });
}

/** The one stage after this one; null where it depends on a decision that is still to come. */
function nextTitle({ stages }: Compiled, { tokens }: CaseState): string | null {
  const ahead = tokens.flatMap(({ stage }) => {
    const { next = [], outcomes = [] } = stages.get(stage) ?? {};
    return [...next, ...outcomes].filter(({ rework }) => !rework).map(({ to }) => to);
  });
  const [only, ...others] = [...new Set(ahead)];
  return only === undefined || others.length > 0 ? null : (stages.get(only)?.title ?? only);
}

const CLOSED: Refusal = {
  kind: 'not-found',
  code: 'form-closed',
  message:
    'This form is not open. The link may be old or cut short; ask whoever sent it to you for a new one.',
};
const NOT_PROVED: Refusal = {
  kind: 'conflict',
  code: 'proof-missing',
  message:
    'Before it is sent, the page does a small calculation, so that programs cannot flood the form. Send it again; what you typed is kept.',
};
const NO_STATUS: Refusal = {
  kind: 'not-found',
  code: 'status-not-found',
  message:
    'There is no request behind this link. It may have been cut short; use it exactly as you were given it.',
};
