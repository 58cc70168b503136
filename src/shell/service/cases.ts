// Cases as people look at them: one with everything it carries, and lists of many.
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import { accountableFor, type Compiled, hasBegun, permittedMoves } from '../../core/engine/index.ts';
import {
  type CaseEvent,
  type CaseRecord,
  type CaseState,
  type Directory,
  type Field,
  type Pause,
  reject,
} from '../../core/model/index.ts';
import { type CaseRow, caseEvents, cases, personalValues } from '../store/index.ts';
import { type ContextPack, contextPack } from './case/context.ts';
import { entryOf, type HistoryEntry, nameIn, type Reading } from './case/history.ts';
import { type CasePage, type CasePlaces, type CaseQuery, createLister, places } from './case/lists.ts';
import { type OpenView, openViews, type WayOn, waysOn } from './case/work-view.ts';
import type { Directories } from './directory.ts';
import { revealedName, revealedRecord } from './personal.ts';
import type { Refusal } from './refusal.ts';
import { rejected } from './rejected.ts';
import type { Versions } from './versions.ts';
import type { Viewer, WorkGround } from './work-ground.ts';

/** A stage in the strip above a case. */
export type StripStage = {
  readonly stage: string;
  readonly title: string;
  readonly kind: string;
  /** `stopped`: it stood here when it was cancelled. */
  readonly state: 'here' | 'done' | 'ahead' | 'stopped';
  readonly since: Instant | null;
  /** How many branches stand there. */
  readonly count: number;
  /** True where it waits to begin. */
  readonly held: boolean;
  /** Who answers for a stage that the case stands in; null where it does not stand there. */
  readonly accountable: { readonly name: string; readonly why: string } | null;
};

export type CaseView = OpenView & {
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
  readonly workflow: string;
  readonly workflowTitle: string;
  readonly version: number;
  readonly status: CaseState['status'];
  readonly outcome: string | null;
  readonly priority: CaseState['priority'];
  readonly requesterId: string | null;
  readonly requesterName: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly seq: number;
  readonly strip: readonly StripStage[];
  readonly fields: { readonly [field: string]: Field };
  readonly record: CaseRecord;
  /** True while nobody has begun, so that its requester may take it back. */
  readonly recallable: boolean;
  /** Where it could be opened again once it is finished. */
  readonly reopenAt: readonly { readonly stage: string; readonly title: string }[];
  readonly pauses: readonly PauseView[];
  /** Why its cases may be paused; empty where any reason may be given. */
  readonly pauseReasons: readonly string[];
  readonly history: readonly HistoryEntry[];
  readonly context: ContextPack;
};

/** What is paused: the whole case where no work item is named. */
export type PauseView = Pick<Pause, 'workItem' | 'reason' | 'note' | 'since' | 'until'>;

export type CaseService = {
  show(viewer: Viewer, caseId: string): Promise<Result<CaseView, Refusal>>;
  list(viewer: Viewer, query: CaseQuery): Promise<CasePage>;
  /** Where these cases stand; those that there are none of are left out. */
  places(viewer: Viewer, caseIds: readonly string[]): Promise<readonly CasePlaces[]>;
  moves(viewer: Viewer, caseId: string): Promise<Result<readonly (WayOn & { workItem: string })[], Refusal>>;
};

type Ground = WorkGround & { readonly versions: Versions; readonly directories: Directories };

export function createCaseService(ground: Ground): CaseService {
  return {
    show: (viewer, caseId) => show(ground, viewer, caseId),
    list: createLister(ground),
    places: (viewer, caseIds) => places(ground, viewer, caseIds),
    moves: (viewer, caseId) => moves(ground, viewer, caseId),
  };
}

type Standing = { state: CaseState; compiled: Compiled };

async function standing({ db, versions }: Ground, workspaceId: string, caseId: string) {
  const missing = fail(rejected(reject('case-not-found', { caseId })));
  const state = (await cases.load(db.in(workspaceId), caseId))?.state;
  const compiled =
    state === undefined
      ? undefined
      : await versions.compiledVersion(workspaceId, state.workflow, state.version);
  return state === undefined || compiled === undefined ? missing : succeed<Standing>({ state, compiled });
}

async function show(
  ground: Ground,
  { workspaceId, personId }: Viewer,
  caseId: string,
): Promise<Result<CaseView, Refusal>> {
  const found = await standing(ground, workspaceId, caseId);
  if (!found.ok) return found;
  const scope = ground.db.in(workspaceId);
  const [history, stored, directory] = await Promise.all([
    // What was done since the state was read is not told: state and history are of one moment.
    caseEvents.history(scope, caseId, 0, found.value.state.seq),
    personalValues.ofCase(scope, caseId),
    ground.directories.directoryOf(workspaceId),
  ]);
  const seen = { ...found.value, directory, viewer: personId, at: ground.now() };
  const rowsOf = (caseIds: readonly string[]) => cases.list(scope, { caseIds }, caseIds.length);
  return succeed(await caseViewOf(seen, { history, stored, rowsOf }));
}

export type CaseSeen = Standing & {
  readonly directory: Directory;
  readonly viewer: string;
  readonly at: Instant;
};

type CaseBeside = Pick<Reading, 'stored'> & {
  readonly history: readonly CaseEvent[];
  rowsOf(caseIds: readonly string[]): Promise<readonly CaseRow[]>;
};

/** A case as somebody sees it at a moment. `rowsOf` finds the cases that belong to it. */
export async function caseViewOf(seen: CaseSeen, { history, stored, rowsOf }: CaseBeside): Promise<CaseView> {
  const { state, compiled, directory, viewer } = seen;
  const reading: Reading = { compiled, directory, stored };
  const { caseId, number, title, workflow, version, status, priority, requester, openedAt, closedAt, seq } =
    state;
  return {
    ...{ caseId, number, title, workflow, version, status, priority, openedAt, closedAt, seq },
    workflowTitle: compiled.workflow.title,
    outcome: state.outcome === null ? null : (compiled.stages.get(state.outcome)?.title ?? state.outcome),
    requesterId: requester,
    requesterName: nameIn(directory, requester) ?? revealedName(state.requesterName, stored),
    strip: stripOf(seen, stoppedIn(state, history)),
    fields: compiled.workflow.record,
    record: revealedRecord(state.record, stored),
    ...(await openViews(seen, { history, reading, rowsOf })),
    recallable: status === 'open' && !hasBegun({ state, compiled }),
    reopenAt: compiled.workflow.stages
      .filter(({ id, kind }) => kind !== 'end' && (state.visits[id] ?? 0) > 0)
      .map(({ id, title: named }) => ({ stage: id, title: named })),
    pauses: (state.pauses ?? []).map(({ workItem, reason, note, since, until }) => ({
      ...{ workItem, reason, note, since, until },
    })),
    pauseReasons: compiled.workflow.pauseReasons ?? [],
    history: history.map((event) => entryOf(event, reading)),
    context: contextPack(history, viewer, reading),
  };
}

type Seen = Parameters<typeof accountableFor>[0];

/** Where a cancelled case stood when it was cancelled: the stages that it left by that, and for nowhere. */
function stoppedIn({ status }: CaseState, history: readonly CaseEvent[]): ReadonlySet<string> {
  const end = history.findLast(({ type }) => type === 'CaseCancelled');
  if (status !== 'cancelled' || end === undefined) return new Set();
  const before = history.slice(0, history.indexOf(end));
  const earlier = before.findLastIndex(({ at }) => at !== end.at);
  const guards = new Set(
    before.flatMap((event) => (event.type === 'StageEntered' && event.guard === true ? event.token : [])),
  );
  const left = before
    .slice(earlier + 1)
    .flatMap((event) =>
      event.type === 'StageLeft' && event.to === null && !guards.has(event.token) ? event.stage : [],
    );
  return new Set(left);
}

/** Stages people know of: those a case was or may be in, the machine's own pauses left out until they were reached. */
function stripOf(seen: Seen, stopped: ReadonlySet<string>): StripStage[] {
  const { state, compiled, directory } = seen;
  const standing = state.tokens.filter(({ guard }) => guard !== true);
  const here = new Map(standing.map((token) => [token.stage, token.enteredAt]));
  // Where it ended; of those it may end at, the first that the workflow names.
  const ending = state.outcome ?? compiled.workflow.stages.find(({ kind }) => kind === 'end')?.id;
  return compiled.workflow.stages
    .filter(
      ({ id, kind }) =>
        kind === 'work' || kind === 'approval' || kind === 'end' || here.has(id) || stopped.has(id),
    )
    .filter(({ id, kind }) => kind !== 'end' || id === ending)
    .map(({ id, title, kind }) => {
      const entered = (state.visits[id] ?? 0) > 0;
      const now = here.has(id) ? 'here' : stopped.has(id) ? 'stopped' : entered ? 'done' : 'ahead';
      const found = here.has(id) ? accountableFor(seen, id) : null;
      const name = nameIn(directory, found?.person ?? null);
      const accountable = found === null || name === null ? null : { name, why: found.why };
      const there = standing.filter((token) => token.stage === id);
      const held = there.length > 0 && there.every((token) => token.held !== undefined);
      const since = here.get(id) ?? null;
      return { stage: id, title, kind, state: now, since, count: there.length, held, accountable };
    });
}

async function moves(ground: Ground, { workspaceId }: Viewer, caseId: string) {
  const found = await standing(ground, workspaceId, caseId);
  if (!found.ok) return found;
  const { state, compiled } = found.value;
  const directory = await ground.directories.directoryOf(workspaceId);
  const seen = { compiled, state, directory, at: ground.now() };
  const permitted = permittedMoves(compiled, state, seen.at, directory);
  return succeed(
    state.workItems.flatMap((item) => {
      const own = permitted.filter(({ workItem }) => workItem === item.workItem);
      const ways = waysOn(item, seen).filter(({ outcome }) => own.some((move) => move.outcome === outcome));
      return ways.map((way) => ({ ...way, workItem: item.workItem }));
    }),
  );
}
