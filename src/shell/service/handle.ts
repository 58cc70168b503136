// The one door for everything that is asked of a case: load, check access, decide, write it all in one transaction.
// Pages, programs, timers and effects come through here; on a conflict it is decided again on what is there now.
import { fail, type Instant, type Json, type Result, succeed } from '../../core/base/index.ts';
import {
  apply,
  asksHistory,
  type Command,
  type CommandType,
  type Compiled,
  checkAccess,
  decide,
  decidingVersion,
  followUps,
  migrating,
  parseCommand,
  withHistory,
} from '../../core/engine/index.ts';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  type FormInput,
  reject,
} from '../../core/model/index.ts';
import {
  type CommitAnswer,
  caseEvents,
  cases,
  idempotencyKeys,
  isSameCommand,
  type JobClaim,
  jobs,
  newId,
  type PersonalValueRow,
  type Scope,
} from '../store/index.ts';
import { keyOf } from './command-key.ts';
import type { Directories } from './directory.ts';
import { createNumberTaker, type NumberTaker } from './number-taker.ts';
import { nameApart, setApart } from './personal.ts';
import type { Refusal } from './refusal.ts';
import { rejected } from './rejected.ts';
import { mayRunOthers, type Role } from './roles.ts';
import { createStandings, type Standings } from './standings.ts';
import type { Versions } from './versions.ts';
import type { WorkGround } from './work-ground.ts';

/** What is asked: a new case of a workflow, or something of a case. `input` is read by the command's own shape. */
export type Asked =
  | {
      readonly type: 'OpenCase';
      readonly workflow: string;
      readonly input: { readonly [name: string]: unknown };
    }
  | {
      readonly type: Exclude<CommandType, 'OpenCase'>;
      readonly caseId: string;
      readonly input: { readonly [name: string]: unknown };
    };

/** One command and who asks it. `at` only where a timer says when it was due; `finishes` where it reports a job. */
export type Ask = {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly role?: Role | undefined;
  readonly command: Asked;
  readonly idempotencyKey?: string | undefined;
  readonly at?: Instant | undefined;
  readonly finishes?: JobClaim | undefined;
};

/** What was done. `events` is empty where nothing was left to do, or where the same key had been answered before. */
export type Handled = {
  readonly caseId: string;
  readonly seq: number;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
};

export type Handle = (ask: Ask) => Promise<Result<Handled, Refusal>>;

export type HandleGround = WorkGround & { readonly versions: Versions; readonly directories: Directories };

type Within = HandleGround & { readonly standings: Standings; readonly takeNumber: NumberTaker };

const ATTEMPTS = 4;
const CONFLICT = 'conflict';
/** Decided on what was remembered, which may be old: nobody is told, it is decided again on what there is. */
const UNSURE = 'unsure';

export function createHandle(ground: HandleGround): Handle {
  const within = { ...ground, standings: createStandings(), takeNumber: createNumberTaker(ground.db) };
  return async (ask) => {
    const opening = ask.command.type === 'OpenCase' ? openingOf(within, ask) : undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const outcome = await attemptOnce(within, ask, opening);
      if (outcome === CONFLICT) continue;
      return outcome.ok ? outcome : ((await answeredBefore(within, ask)) ?? outcome);
    }
    return fail(rejected(reject('version-conflict')));
  };
}

/** Commands in their order, each on what the one before left behind; one that is refused does not stop the others. */
export async function handleMany(handle: Handle, asks: readonly Ask[]): Promise<Result<Handled, Refusal>[]> {
  const outcomes: Result<Handled, Refusal>[] = [];
  for (const ask of asks) outcomes.push(await handle(ask));
  return outcomes;
}

type Opening = { readonly caseId: string; readonly number: number };
/** `sure` where the database was asked just now. */
type Standing = { state: CaseState | null; headHash: string | null; compiled: Compiled; sure: boolean };
type Outcome = Result<Handled, Refusal> | typeof CONFLICT;

/** One for all attempts, taken when it is known that there is such a workflow: a number is not used up for nothing. */
function openingOf({ takeNumber }: Within, { workspaceId }: Ask): () => Promise<Opening> {
  const caseId = newId();
  let number: Promise<number> | undefined;
  return async () => {
    number ??= takeNumber(workspaceId);
    return { caseId, number: await number };
  };
}

async function attemptOnce(
  ground: Within,
  ask: Ask,
  opening: (() => Promise<Opening>) | undefined,
): Promise<Outcome> {
  const remembered = await rememberedStanding(ground, ask);
  if (remembered !== undefined) {
    const outcome = await attemptOn(ground, ask, { opening: undefined, standing: remembered });
    if (outcome !== UNSURE) return outcome;
  }
  const found = await standingOf(ground, ask);
  if (!found.ok) return found;
  const outcome = await attemptOn(ground, ask, { opening: await opening?.(), standing: found.value });
  return outcome === UNSURE ? CONFLICT : outcome;
}

async function attemptOn(
  ground: Within,
  ask: Ask,
  { opening, standing }: { opening: Opening | undefined; standing: Standing },
): Promise<Outcome | typeof UNSURE> {
  const read = readCommand(ground, ask, opening);
  if (!read.ok) return read;
  const operator = mayRunOthers(ask.role);
  const forbidden = checkAccess(standing.state, read.value, { operator, compiled: standing.compiled });
  if (forbidden !== null) return standing.sure ? fail(rejected(forbidden)) : UNSURE;
  const scope = ground.db.in(ask.workspaceId);
  const told = await toldHistory(scope, read.value);
  const apart = await apartFrom(scope, standing, told);
  if (!apart.ok) return standing.sure ? apart : UNSURE;
  return decideAndCommit(ground, ask, { ...standing, ...apart.value });
}

async function rememberedStanding(
  { standings, versions }: Within,
  { workspaceId, command }: Ask,
): Promise<Standing | undefined> {
  if (command.type === 'OpenCase') return undefined;
  const kept = standings.remembered(workspaceId, command.caseId);
  if (kept === undefined) return undefined;
  const { state, headHash } = kept;
  const compiled = await decidingOn(versions, workspaceId, state, command);
  return compiled && { state, headHash, compiled, sure: false };
}

async function standingOf(
  { versions, db }: Within,
  { workspaceId, command }: Ask,
): Promise<Result<Standing, Refusal>> {
  if (command.type === 'OpenCase') {
    const compiled = await versions.currentNow(workspaceId, command.workflow);
    if (compiled === undefined)
      return fail(rejected(reject('workflow-not-found', { workflow: command.workflow })));
    return succeed({ state: null, headHash: null, compiled, sure: true });
  }
  const loaded = await cases.load(db.in(workspaceId), command.caseId);
  if (loaded === undefined) return fail(rejected(reject('case-not-found', { caseId: command.caseId })));
  const { state, headHash } = loaded;
  const compiled = await decidingOn(versions, workspaceId, state, command);
  if (compiled === undefined)
    return fail(rejected(reject('workflow-not-found', { workflow: state.workflow })));
  return succeed({ state, headHash, compiled, sure: true });
}

/** The version that decides: the case's own, or, where it is moved to another, that one, told where the case comes from. */
async function decidingOn(
  versions: Versions,
  workspaceId: string,
  state: CaseState,
  { type, input }: Asked,
): Promise<Compiled | undefined> {
  const version = decidingVersion(state, { type, toVersion: input.toVersion });
  const compiled = await versions.compiledVersion(workspaceId, state.workflow, version);
  if (type !== 'MigrateCase' || compiled === undefined) return compiled;
  const from = await versions.compiledVersion(workspaceId, state.workflow, state.version);
  return from && migrating(from, compiled);
}

function readCommand(
  { now }: HandleGround,
  { command, actor, at }: Ask,
  opening: Opening | undefined,
): Result<Command, Refusal> {
  const head = { caseId: command.type === 'OpenCase' ? (opening?.caseId ?? '') : command.caseId, by: actor };
  const input = opening === undefined ? command.input : { ...command.input, number: opening.number };
  const read = parseCommand(command.type, { ...head, at: at ?? now() }, input);
  if (read.ok) return read;
  const faults = read.problem.map((problem) => ({ at: `body.${problem.at}`, message: problem.message }));
  const message = `Please correct: ${faults.map((fault) => `${fault.at} (${fault.message})`).join('; ')}.`;
  return fail({ kind: 'invalid', code: 'invalid-input', message, faults });
}

/** What only the history knows is read for the few commands that ask about it. */
const toldHistory = async (scope: Scope, command: Command): Promise<Command> =>
  asksHistory(command) === null
    ? command
    : withHistory(command, await caseEvents.history(scope, command.caseId));

type Apart = { command: Command; personal: readonly PersonalValueRow[] };

async function apartFrom(
  scope: Scope,
  { state, compiled }: Standing,
  command: Command,
): Promise<Result<Apart, Refusal>> {
  if (!('values' in command)) return succeed({ command, personal: [] });
  const named = nameApart(command);
  const destination = { caseId: state === null ? '' : state.caseId, record: state?.record ?? {} };
  const values = command.values as FormInput;
  const apart = await setApart(scope, compiled.workflow.record, values, destination);
  if (!apart.ok) return fail(rejected(apart.problem));
  return succeed({
    command: { ...named.command, values: { ...apart.value.values } } as Command,
    personal: [...apart.value.personal, ...named.personal],
  });
}

type Deciding = Standing & Apart;

async function decideAndCommit(
  ground: Within,
  ask: Ask,
  { state, headHash, compiled, sure, command, personal }: Deciding,
): Promise<Outcome | typeof UNSURE> {
  const { db, directories, standings } = ground;
  const { workspaceId, finishes } = ask;
  const decision = decide(compiled, state, command, await directories.directoryOf(workspaceId));
  if (!sure && (!decision.ok || decision.events.length === 0)) return UNSURE;
  if (!decision.ok) return fail(rejected(decision.rejection));
  const { events, state: after } = decision;
  const { caseId } = after;
  const handled: Handled = { caseId, seq: after.seq, events, state: after };
  if (events.length === 0) {
    if (finishes !== undefined) await jobs.finish(db.in(workspaceId), finishes, 'done', null);
    return succeed(handled);
  }
  const ownerBefore = (id: string) => state?.workItems.find(({ workItem }) => workItem === id)?.owner ?? null;
  directories.foresee(workspaceId, events, ownerBefore);
  const key = keyOf(ask);
  const answer = await db
    .commit({
      ...{ workspaceId, caseId, events, headHash, state: after, personalValues: personal },
      expectedVersion: state?.seq ?? 0,
      jobs: events.flatMap((event) => followUps(compiled, after, event)),
      ...(key === undefined ? {} : { idempotency: { ...key, answer: { caseId, seq: after.seq } } }),
      ...(finishes === undefined ? {} : { finishes }),
    })
    .catch((error: unknown) => {
      directories.forget(workspaceId);
      standings.forget(workspaceId, caseId);
      throw error;
    });
  return outcomeOf(ground, ask, { answer, handled });
}

async function outcomeOf(
  ground: Within,
  ask: Ask,
  { answer, handled }: { answer: CommitAnswer; handled: Handled },
): Promise<Outcome> {
  if (answer.outcome === 'committed') {
    const { state, seq: version } = handled;
    ground.standings.keep(ask.workspaceId, { state, version, headHash: answer.headHash });
    return succeed(handled);
  }
  ground.standings.forget(ask.workspaceId, handled.caseId);
  ground.directories.forget(ask.workspaceId);
  if (answer.outcome === 'conflict') return CONFLICT;
  if (answer.outcome === 'replayed') return replay(ground, ask, answer.answer);
  if (answer.outcome === 'key-reused') return fail(rejected(reject('key-reused')));
  // Another worker has the job by now: what it reports counts.
  return fail(rejected(reject(ask.command.type === 'FireTimer' ? 'timer-not-set' : 'effect-not-pending')));
}

/**
 * A refused command may be the second coming of one that was done: then it is answered as it was then, though by what it did
 * itself the work is no longer theirs, the file no longer there, or the workflow gone.
 */
async function answeredBefore(ground: HandleGround, ask: Ask): Promise<Result<Handled, Refusal> | undefined> {
  const key = keyOf(ask);
  if (key === undefined) return undefined;
  const found = await idempotencyKeys.find(ground.db.in(ask.workspaceId), key.key);
  if (found === undefined) return undefined;
  if (!isSameCommand(found.commandHash, key.commandHash)) return fail(rejected(reject('key-reused')));
  return replay(ground, ask, found.answer);
}

/** The answer of then: the case as it was right after the command, however far it has gone since. */
async function replay(
  { db }: HandleGround,
  { workspaceId }: Ask,
  answer: Json,
): Promise<Result<Handled, Refusal>> {
  const { caseId, seq } = answer as { caseId: string; seq: number };
  const history = await caseEvents.history(db.in(workspaceId), caseId, 0, seq);
  const state = history.reduce<CaseState | null>((before, event) => apply(before, event), null);
  if (state === null) return fail(rejected(reject('case-not-found', { caseId })));
  return succeed({ caseId, seq, events: [], state });
}
