// Our own history, kept in columns and kept fresh: events are added as they are read, in whatever pages and however often;
// an event that is known already changes nothing. What is looked at is the very shape an import has.
import type { Instant } from '../../base/index.ts';
import { codeOfText, createDictionary, type Dictionary } from '../columns/dictionary.ts';
import type { EventLog } from '../event-log.ts';
import { createFactColumn, type FactColumn, putFact } from './fact-columns.ts';
import { countWork, enter, leave, type OpenVisits, takePause, visitOf } from './open-visits.ts';
import {
  addVisit,
  createVisitColumns,
  createVisitTail,
  type VisitColumns,
  type VisitTail,
} from './visit-columns.ts';

/** The kinds of event that tell how a case moved; a page of events names them by their place here. */
export const HISTORY_KINDS = [
  'CaseOpened',
  'StageEntered',
  'WorkItemOffered',
  'WorkItemStarted',
  'WorkItemPaused',
  'WorkItemResumed',
  'WorkItemWithdrawn',
  'WorkItemCompleted',
  'StageLeft',
  'CaseClosed',
  'CaseCancelled',
] as const;

/** Events in columns, those of one case in order of `seqs`. **units**: `ats` and `dues` are instants. */
export type HistoryPage = {
  readonly caseIds: readonly string[];
  readonly seqs: readonly number[];
  readonly kinds: readonly number[];
  readonly ats: readonly Instant[];
  readonly actors: readonly (string | null)[];
  readonly stages: readonly (string | null)[];
  readonly dues: readonly (Instant | null)[];
  /** By which outcome a piece of work was completed. */
  readonly outcomes: readonly (string | null)[];
};

/** A case as it stands: the number of its last event when that was read, and a text for each fact. */
export type CaseFacts = {
  readonly caseId: string;
  readonly version: number;
  readonly facts: readonly (string | null)[];
};

/**
 * What a history is told by. **shape**: titles by stage, null for one that is no activity, such as an end; stages where
 * nobody works (there all time is waiting, or all is the machine's work); names and teams by person.
 */
export type HistoryNames = {
  readonly stages: { readonly [stage: string]: string | null };
  readonly unworked: { readonly [stage: string]: 'waits' | 'works' };
  readonly people: { readonly [person: string]: string };
  readonly teams: { readonly [person: string]: string };
  readonly facts: readonly { readonly name: string; readonly kind: FactColumn['kind'] }[];
  /** Stages whose owner lets work pass or not: what was decided there is told as `Decision`. */
  readonly gates?: readonly string[];
  /** Stages by the stage that they are drawn to follow. */
  readonly ways?: { readonly [stage: string]: readonly string[] };
};

/** Everything that is kept. Plain data: the functions beside it add to it and look at it. */
export type HistoryStore = {
  names: HistoryNames;
  readonly cases: Dictionary;
  readonly numbers: Map<string, number>;
  readonly stages: Coder;
  readonly people: Coder;
  readonly decisions: Coder;
  /** By number of the case: the last event known, the version its facts were read at, when it began and ended. */
  readonly lastSeq: number[];
  readonly version: number[];
  readonly beganAt: number[];
  readonly endedAt: number[];
  readonly visits: OpenVisits;
  /** Whether work ever stood still: before that nothing is said of it. */
  readonly rests: { known: boolean };
  readonly facts: readonly FactColumn[];
  readonly columns: VisitColumns;
  readonly tail: VisitTail;
};

type Coder = { readonly texts: string[]; readonly codes: Map<string, number> };

export const createHistoryStore = (names: HistoryNames): HistoryStore => ({
  names,
  cases: createDictionary(),
  numbers: new Map(),
  stages: { texts: [], codes: new Map() },
  people: { texts: [], codes: new Map() },
  decisions: { texts: [], codes: new Map() },
  lastSeq: [],
  version: [],
  beganAt: [],
  endedAt: [],
  visits: new Map(),
  rests: { known: false },
  facts: names.facts.map(({ name, kind }) => createFactColumn(name, kind)),
  columns: createVisitColumns(),
  tail: createVisitTail(),
});

/**
 * Whether rows that are there already would read otherwise under these names: then the history must be read anew. New
 * titles, people, teams and stages do not ask for that; a stage that turns into work, or a new fact, does.
 */
export function mustReadAnew(store: HistoryStore, names: HistoryNames): boolean {
  const { facts } = store;
  if (names.facts.length !== facts.length) return true;
  if (names.facts.some(({ name, kind }, i) => facts[i]?.name !== name || facts[i]?.kind !== kind))
    return true;
  return store.stages.texts.some((stage) => names.unworked[stage] !== store.names.unworked[stage]);
}

/** Adds events; those at or before the last one known of their case are passed over. */
export function addEvents(store: HistoryStore, page: HistoryPage): void {
  for (const [i, caseId] of page.caseIds.entries()) {
    const c = caseNumber(store, caseId);
    const seq = page.seqs[i] as number;
    if (seq <= (store.lastSeq[c] as number)) continue;
    store.lastSeq[c] = seq;
    addEvent(store, c, page, i);
  }
}

function addEvent(store: HistoryStore, c: number, page: HistoryPage, i: number): void {
  const at = page.ats[i] as number;
  if (Number.isNaN(store.beganAt[c] as number)) store.beganAt[c] = at;
  const kind = HISTORY_KINDS[page.kinds[i] as number];
  if (kind === 'CaseClosed' || kind === 'CaseCancelled') {
    store.endedAt[c] = at;
    store.visits.delete(c);
  }
  const name = page.stages[i];
  if (name === null || name === undefined) return;
  const stage = coded(store.stages, name);
  const { visits } = store;
  if (kind === 'StageEntered') {
    store.endedAt[c] = Number.NaN;
    const visit = enter(visits, c, stage, at);
    if (store.names.unworked[name] === 'works') visit.startedAt = at;
  } else if (kind === 'WorkItemOffered') {
    const visit = visitOf(visits, c, stage);
    if (Number.isNaN(visit.dueAt)) visit.dueAt = page.dues[i] ?? Number.NaN;
    countWork(visit, { open: 1 }, at);
  } else if (kind === 'WorkItemStarted') {
    const visit = visitOf(visits, c, stage);
    if (Number.isNaN(visit.startedAt)) {
      takePause(visit, at);
      visit.startedAt = at;
    }
  } else if (kind === 'WorkItemPaused') {
    store.rests.known = true;
    countWork(visitOf(visits, c, stage), { paused: 1 }, at);
  } else if (kind === 'WorkItemResumed') {
    countWork(visitOf(visits, c, stage), { paused: -1 }, at);
  } else if (kind === 'WorkItemWithdrawn') {
    countWork(visitOf(visits, c, stage), { open: -1 }, at);
  } else if (kind === 'WorkItemCompleted') {
    const [actor, outcome] = [page.actors[i], page.outcomes[i]];
    const visit = visitOf(visits, c, stage);
    visit.person = actor ? coded(store.people, actor) : -1;
    visit.decision = outcome ? coded(store.decisions, outcome) : -1;
    countWork(visit, { open: -1 }, at);
  } else if (kind === 'StageLeft')
    leaveStage(store, { c, stage, at, waits: store.names.unworked[name] === 'waits' });
}

type Leaving = { readonly c: number; readonly stage: number; readonly at: Instant; readonly waits: boolean };

/** A stage that only waits was begun when the waiting was over. */
function leaveStage(store: HistoryStore, { c, stage, at, waits }: Leaving): void {
  const visit = visitOf(store.visits, c, stage);
  takePause(visit, at);
  const { person, decision, startedAt, readyAt, dueAt, pausedReadyMs, pausedMs } = visit;
  leave(store.visits, c, stage);
  const begun = waits && Number.isNaN(startedAt) ? at : startedAt;
  const times = { at, startedAt: begun, readyAt, dueAt, pausedReadyMs, pausedMs };
  addVisit(store.tail, { caseOf: c, stage, person, decision, ...times });
}

/** Tells what is known of cases besides their events. */
export function tellFacts(store: HistoryStore, rows: readonly CaseFacts[]): void {
  for (const { caseId, version, facts } of rows) {
    const c = caseNumber(store, caseId);
    store.version[c] = version;
    for (const [i, column] of store.facts.entries()) putFact(column, c, facts[i]);
  }
}

/** The last event known of each case; 0 where the case is not known. */
export const lastKnown = (store: HistoryStore, caseIds: readonly string[]): number[] =>
  caseIds.map((caseId) => store.lastSeq[store.numbers.get(caseId) ?? -1] ?? 0);

/** Which of these cases are further on than what is known of them. */
export const furtherOn = (
  store: HistoryStore,
  caseIds: readonly string[],
  versions: readonly number[],
): string[] =>
  caseIds.filter(
    (caseId, i) => (versions[i] as number) > (store.version[store.numbers.get(caseId) ?? -1] ?? 0),
  );

/** How many cases are known by their facts, and the sum of the versions they were known at: equal sums, nothing missed. */
export function totalsOf({ version }: HistoryStore): { readonly cases: number; readonly versions: number } {
  let [cases, versions] = [0, 0];
  for (const known of version) {
    if (known > 0) cases++;
    versions += known;
  }
  return { cases, versions };
}

function caseNumber(store: HistoryStore, caseId: string): number {
  const known = store.numbers.get(caseId);
  if (known !== undefined) return known;
  const c = codeOfText(store.cases, caseId);
  store.numbers.set(caseId, c);
  store.lastSeq.push(0);
  store.version.push(0);
  store.beganAt.push(Number.NaN);
  store.endedAt.push(Number.NaN);
  return c;
}

function coded({ texts, codes }: Coder, text: string): number {
  const known = codes.get(text);
  if (known !== undefined) return known;
  const code = texts.push(text) - 1;
  codes.set(text, code);
  return code;
}

/** **shape**: `open[c]` is 1 for a case under way; `unseen` have left no stage yet; `places` as in `OpenPlaces`. */
export type HistoryView = {
  readonly log: EventLog;
  readonly open: Uint8Array;
  readonly unseen: {
    readonly names: readonly string[];
    readonly beganAt: Float64Array;
    readonly endedAt: Float64Array;
  };
  readonly places: {
    readonly activities: readonly string[];
    readonly activity: Int32Array;
    readonly caseOf: Int32Array;
    readonly beganAt: Float64Array;
  };
};
