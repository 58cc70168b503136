// The sample workspace: made on one click, removed on another. One for each who asks, beside their own workspace, so that
// nothing of it ever mixes with real work. Asking twice gives the same one; what a crash left half is made afresh.
import { DAY_MS, fail, type Instant, type Result, succeed } from '../../../core/base/index.ts';
import { type Database, newId, type Scope, settings, workspaces } from '../../store/index.ts';
import { announce } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import type { Newcomer } from './company.ts';
import { openTeller, type Teller } from './teller.ts';
import { openSample, writeSample } from './write-sample.ts';

/**
 * How far the sample is. `none`: there is none. `loading`: `done` of `of` cases are written; `of` is 0 until they are
 * counted. `ready`: open `workspaceId`, null until then. `failed`: it stopped half-way; asking again begins afresh.
 */
export type SampleStatus = {
  readonly state: 'none' | 'loading' | 'ready' | 'failed';
  readonly workspaceId: string | null;
  readonly done: number;
  readonly of: number;
};

/** Who asks, as the user behind the person: a sample stands beside all workspaces. */
export type SampleAsker = { readonly userId: string; readonly name: string };

export type SampleService = {
  status(userId: string): Promise<SampleStatus>;
  /** Begins to make it, or says that it is there already. */
  make(asker: SampleAsker): Promise<SampleStatus>;
  remove(userId: string): Promise<Result<undefined, Refusal>>;
  /** Stops what is being made; it can be made afresh later. */
  close(): Promise<void>;
};

/** `examples` is the folder of the examples. */
export type SampleGround = {
  readonly db: Database;
  readonly now: () => Instant;
  readonly examples: string;
  readonly onTrouble?: (error: unknown) => void;
};

type Run = { done: number; of: number; readonly teller: Teller; ended: Promise<void> };

/** What is kept in the workspace about itself while it is made; `at` says that somebody is still at it. */
const SETTING = 'sample';
type Kept = {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly done: number;
  readonly of: number;
  readonly at: number;
};
/** **units**: milliseconds. */
const SIGN_OF_LIFE_EVERY = 1_000;
const SILENT_AFTER = 20_000;

/** One id for each user, so that of two who ask at once only one makes it. */
const sampleIdOf = (userId: string): string => `sample-${userId}`;

export function createSampleService(ground: SampleGround): SampleService {
  const { db, now } = ground;
  const runs = new Map<string, Run>();
  const status = (userId: string): Promise<SampleStatus> => {
    const run = runs.get(userId);
    if (run === undefined) return storedStatus(db.in(sampleIdOf(userId)), now());
    return Promise.resolve({ ...NONE, state: 'loading', done: run.done, of: run.of });
  };
  const make = async (asker: SampleAsker): Promise<SampleStatus> => {
    const before = await status(asker.userId);
    // Of two who asked at the same moment, the second finds the run of the first here.
    if (runs.has(asker.userId)) return status(asker.userId);
    if (before.state === 'loading' || before.state === 'ready') return before;
    const run = begin(ground, asker);
    runs.set(asker.userId, run);
    run.ended = run.ended
      .catch(async (error: unknown) => {
        ground.onTrouble?.(error);
        await keep(db.in(sampleIdOf(asker.userId)), { ...run, state: 'failed', at: now() });
      })
      // Where even that cannot be noted, the missing sign of life tells.
      .catch(() => undefined)
      .finally(() => runs.delete(asker.userId));
    return status(asker.userId);
  };
  const remove = async (userId: string): Promise<Result<undefined, Refusal>> => {
    const { state } = await status(userId);
    if (state === 'loading') return fail(STILL_LOADING);
    // First what lies elsewhere: as long as the sample is there, it can be asked for again.
    if (state !== 'none') await db.fileKeeper.removeAll(sampleIdOf(userId));
    const removed = await db.withWorkspace(sampleIdOf(userId), workspaces.removeSample);
    if (!removed) return fail(NO_SAMPLE);
    announce(db, sampleIdOf(userId), 'workspace-changed');
    return succeed(undefined);
  };
  const close = async () => {
    const all = [...runs.values()];
    await Promise.all(all.map(({ teller }) => teller.close()));
    await Promise.all(all.map(({ ended }) => ended));
  };
  return { status, make, remove, close };
}

function begin(ground: SampleGround, { userId, name }: SampleAsker): Run {
  const newcomer = { personId: newId(), name, userId };
  const until = ground.now();
  const teller = openTeller({ examples: ground.examples, newcomer, until });
  const run: Run = { done: 0, of: 0, teller, ended: Promise.resolve() };
  run.ended = runThrough(ground, newcomer, until, run).finally(() => teller.close());
  return run;
}

async function runThrough({ db, now }: SampleGround, newcomer: Newcomer, until: Instant, run: Run) {
  const workspaceId = sampleIdOf(newcomer.userId);
  const isOurs = await db.withWorkspace(workspaceId, (scope) => claim(scope, now()));
  if (!isOurs) return;
  const scope = db.in(workspaceId);
  let keptAt = now();
  const onProgress = (done: number, of: number) => {
    run.done = done;
    run.of = of;
    if (now() - keptAt < SIGN_OF_LIFE_EVERY) return;
    keptAt = now();
    keep(scope, { state: 'loading', done, of, at: keptAt }).catch(() => undefined);
  };
  await writeSample({ db, workspaceId, teller: run.teller, until, onProgress });
  await db.withWorkspace(workspaceId, async (inside) => {
    await openSample(inside, newcomer, until - DAY_MS);
    await keep(inside, { state: 'ready', done: run.done, of: run.of, at: now() });
  });
  announce(db, workspaceId, 'workspace-changed');
}

/** Makes the empty workspace; what was left half-made goes first. False where somebody else is at it. Inside one transaction. */
async function claim(scope: Scope, now: Instant): Promise<boolean> {
  const { state } = await storedStatus(scope, now);
  if (state === 'loading' || state === 'ready') return false;
  if (state === 'failed') await workspaces.removeSample(scope);
  if (!(await workspaces.create(scope, 'Sample workspace', true))) return false;
  await keep(scope, { state: 'loading', done: 0, of: 0, at: now });
  return true;
}

const keep = (scope: Scope, { state, done, of, at }: Kept): Promise<void> =>
  settings.put(scope, SETTING, { state, done, of, at });

async function storedStatus(scope: Scope, now: Instant): Promise<SampleStatus> {
  const kept = (await settings.get(scope, SETTING)) as Kept | undefined;
  if (kept === undefined) return NONE;
  const { state, done, of, at } = kept;
  if (state === 'ready') return { state, workspaceId: scope.workspaceId, done, of };
  return { ...NONE, state: state === 'loading' && now - at < SILENT_AFTER ? 'loading' : 'failed', done, of };
}

const NONE: SampleStatus = { state: 'none', workspaceId: null, done: 0, of: 0 };

const NO_SAMPLE: Refusal = {
  kind: 'not-found',
  code: 'no-sample',
  message: 'There is no sample workspace to remove.',
};
const STILL_LOADING: Refusal = {
  kind: 'conflict',
  code: 'sample-loading',
  message: 'The sample is still being made. Wait a few seconds, then remove it.',
};
