// A log held open for questions: read from a file, or made of our own history, which grows while it is open.
import { type Result, succeed } from '../../core/base/index.ts';
import {
  addEvents,
  createHistoryStore,
  type EventLog,
  furtherOn,
  type HistoryPage,
  type HistoryStore,
  lastKnown,
  mustReadAnew,
  spanOf,
  tellFacts,
  totalsOf,
  viewHistory,
} from '../../core/event-log/index.ts';
import { type OpenPlaces, piecesOfWork, type UnseenCases } from '../../core/mining/index.ts';
import { readLogStream } from '../log-file/index.ts';
import type { LogPart } from './message.ts';
import type {
  HistoryPart,
  HistorySource,
  KnownHistory,
  LogSource,
  Reading,
  ReadingProblem,
} from './question.ts';

/**
 * **shape**: `open[c]` is 1 where case c is still under way; all 0 in an imported log, whose cases ended with it.
 * `unseen` are cases of ours that have not left any stage, with their `names`; `places` is where open cases of ours stand;
 * `store` what our own history grows in.
 */
export type OpenLog = {
  readonly log: EventLog;
  readonly open: Uint8Array;
  readonly unseen: UnseenCases & { readonly names?: readonly string[] };
  readonly places?: OpenPlaces;
  readonly store?: HistoryStore;
};

export type Opened = Result<{ opened: OpenLog; reading: Reading }, ReadingProblem>;

export type Parts = AsyncIterable<LogPart>;

export function openLog(source: LogSource, parts: Parts): Promise<Opened> {
  return source.from === 'file'
    ? openFile(source, parts as AsyncIterable<Uint8Array>)
    : openHistory(source, parts as AsyncIterable<HistoryPart>);
}

async function openFile(
  { options }: Extract<LogSource, { from: 'file' }>,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Opened> {
  const read = await readLogStream(chunks, options);
  if (!read.ok) return read;
  const { log, format, columns, objectType, objectTypes, rejected, rejectedCount, warnings } = read.value;
  const types = { objectType: objectType ?? null, objectTypes: objectTypes ?? [] };
  const reading = {
    ...countsOf(log),
    ...types,
    format,
    columns: columns ?? null,
    rejected,
    rejectedCount,
    warnings,
  };
  const pieces = piecesOfWork(log);
  return succeed({ opened: { log: pieces, open: new Uint8Array(pieces.cases), unseen: NONE }, reading });
}

async function openHistory(source: HistorySource, parts: AsyncIterable<HistoryPart>): Promise<Opened> {
  const store = createHistoryStore(source);
  await addParts(store, parts);
  const opened = opening(store);
  const none = {
    columns: null,
    objectType: null,
    objectTypes: [],
    rejected: [],
    rejectedCount: 0,
    warnings: [],
  };
  return succeed({ opened, reading: { ...countsOf(opened.log), ...none, format: 'history' } });
}

/** Whether more can be added to what is open, under these names. */
export const canGrow = (opened: OpenLog | undefined, source: HistorySource): boolean =>
  opened?.store !== undefined && !mustReadAnew(opened.store, source);

/** Our own history with more added to it. What was open before must not be asked any more. */
export async function growHistory(
  store: HistoryStore,
  source: HistorySource,
  parts: AsyncIterable<HistoryPart>,
): Promise<OpenLog> {
  store.names = source;
  await addParts(store, parts);
  return opening(store);
}

async function addParts(store: HistoryStore, parts: AsyncIterable<HistoryPart>): Promise<void> {
  for await (const part of parts) {
    if ('facts' in part) tellFacts(store, part.facts);
    else addEvents(store, pageIn(part.events));
  }
}

function pageIn(columns: string): HistoryPage {
  const [caseIds, seqs, kinds, ats, actors, stages, dues, outcomes] = JSON.parse(columns) as [
    HistoryPage['caseIds'],
    HistoryPage['seqs'],
    HistoryPage['kinds'],
    HistoryPage['ats'],
    HistoryPage['actors'],
    HistoryPage['stages'],
    HistoryPage['dues'],
    HistoryPage['outcomes'],
  ];
  return { caseIds, seqs, kinds, ats, actors, stages, dues, outcomes };
}

const opening = (store: HistoryStore): OpenLog => ({ ...viewHistory(store), store });

/** How far our own history was read: asked by whoever reads on, so that nothing is read twice and nothing is missed. */
export const knownOf = ({ store }: OpenLog, caseIds: readonly string[]): KnownHistory =>
  store === undefined
    ? { seqs: caseIds.map(() => 0), cases: 0, versions: 0 }
    : { seqs: lastKnown(store, caseIds), ...totalsOf(store) };

/** Which of these cases are further on by now than what was read of them. */
export const furtherOnOf = (
  { store }: OpenLog,
  caseIds: readonly string[],
  versions: readonly number[],
): readonly string[] => (store === undefined ? [] : furtherOn(store, caseIds, versions));

const NONE: UnseenCases = { beganAt: new Float64Array(0), endedAt: new Float64Array(0) };

function countsOf(log: EventLog) {
  const span = spanOf(log);
  return {
    cases: log.cases,
    events: log.events,
    activities: log.activities.length,
    resources: log.resources,
    from: span?.from ?? null,
    to: span?.to ?? null,
  };
}
