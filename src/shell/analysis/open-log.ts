// A log held open for questions: read from a file, or made of our own history.
import { type Result, succeed } from '../../core/base/index.ts';
import {
  type CaseHistory,
  type CaseTexts,
  caseName,
  describeCases,
  type EventLog,
  groupEvents,
  logFromEvents,
  spanOf,
} from '../../core/event-log/index.ts';
import type { UnseenCases } from '../../core/mining/index.ts';
import type { EventType } from '../../core/model/index.ts';
import { readLogStream } from '../log-file/index.ts';
import type { HistoryRow, LogSource, NarrowEvent, Reading, ReadingProblem } from './question.ts';

/**
 * **shape**: `open[c]` is 1 where case c is still under way; all 0 in an imported log, whose cases ended with it.
 * `unseen` are cases of ours that have not left any stage.
 */
export type OpenLog = { readonly log: EventLog; readonly open: Uint8Array; readonly unseen: UnseenCases };

export type Opened = Result<{ opened: OpenLog; reading: Reading }, ReadingProblem>;

export type Parts = AsyncIterable<Uint8Array | readonly HistoryRow[]>;

export function openLog(source: LogSource, parts: Parts): Promise<Opened> {
  return source.from === 'file'
    ? openFile(source, parts as AsyncIterable<Uint8Array>)
    : openHistory(source, parts as AsyncIterable<readonly HistoryRow[]>);
}

async function openFile(
  { options }: Extract<LogSource, { from: 'file' }>,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Opened> {
  const read = await readLogStream(chunks, options);
  if (!read.ok) return read;
  const { log, format, columns, rejected, rejectedCount, warnings } = read.value;
  const reading = { ...countsOf(log), format, columns: columns ?? null, rejected, rejectedCount, warnings };
  return succeed({ opened: { log, open: new Uint8Array(log.cases), unseen: NONE }, reading });
}

async function openHistory(
  source: Extract<LogSource, { from: 'history' }>,
  batches: AsyncIterable<readonly HistoryRow[]>,
): Promise<Opened> {
  const byCase = new Map<string, NarrowEvent[]>();
  const facts = new Map<string, CaseTexts>();
  const closed = new Set<string>();
  for await (const batch of batches) {
    for (const event of batch) {
      if ('facts' in event) {
        facts.set(event.caseId, event.facts);
        continue;
      }
      const history = byCase.get(event.caseId);
      if (history === undefined) byCase.set(event.caseId, [event]);
      else history.push(event);
      if (isEnd(event)) closed.add(event.caseId);
    }
  }
  const log = described(byCase, source, facts);
  const open = Uint8Array.from({ length: log.cases }, (_, c) => (closed.has(caseName(log, c)) ? 0 : 1));
  const unseen = unseenIn(byCase, log);
  const none = { columns: null, rejected: [], rejectedCount: 0, warnings: [] };
  return succeed({
    opened: { log, open, unseen },
    reading: { ...countsOf(log), ...none, format: 'history' },
  });
}

/** Our events in columns, with the team of whoever did the work and the facts of each case. */
function described(
  byCase: ReadonlyMap<string, readonly NarrowEvent[]>,
  { stages, people, teams, unworked, facts }: Extract<LogSource, { from: 'history' }>,
  known: ReadonlyMap<string, CaseTexts>,
): EventLog {
  const nameOf = (person: string) => people[person] ?? person;
  const log = logFromEvents(historiesOf(byCase, unworked), {
    stageName: (stage) => (stage in stages ? (stages[stage] ?? null) : stage),
    personName: nameOf,
  });
  const teamOf = new Map(Object.entries(teams).map(([person, team]) => [nameOf(person), team]));
  const grouped = groupEvents(log, 'Team', (name) => teamOf.get(name));
  return describeCases(grouped, facts, (name) => known.get(name));
}

const NONE: UnseenCases = { beganAt: new Float64Array(0), endedAt: new Float64Array(0) };

/** Cases that were opened and have no event in the log. */
function unseenIn(byCase: ReadonlyMap<string, readonly NarrowEvent[]>, log: EventLog): UnseenCases {
  const seen = new Set(Array.from({ length: log.cases }, (_, c) => caseName(log, c)));
  const spans = [...byCase].flatMap(([name, events]) => {
    const began = events[0]?.at;
    const last = events.at(-1);
    if (seen.has(name) || began === undefined || last === undefined) return [];
    return [{ began, ended: isEnd(last) ? last.at : Number.NaN }];
  });
  return {
    beganAt: Float64Array.from(spans, ({ began }) => began),
    endedAt: Float64Array.from(spans, ({ ended }) => ended),
  };
}

const isEnd = ({ kind }: NarrowEvent): boolean => kind === 'CaseClosed' || kind === 'CaseCancelled';

type Unworked = Extract<LogSource, { from: 'history' }>['unworked'];

function* historiesOf(
  byCase: ReadonlyMap<string, readonly NarrowEvent[]>,
  unworked: Unworked,
): Iterable<CaseHistory> {
  for (const [name, events] of byCase) {
    const told = events.flatMap((event) => withBeginning(event, unworked));
    yield {
      name,
      events: told.map(({ kind, at, stage, actor }) => ({
        type: kind as EventType,
        at,
        stage,
        person: actor,
      })),
    };
  }
}

/** Where nobody works no event says when work began: at the end of what only waits, at the start of what a machine does. */
function withBeginning(event: NarrowEvent, unworked: Unworked): NarrowEvent[] {
  const how = event.stage === null ? undefined : unworked[event.stage];
  const begun = { ...event, kind: 'WorkItemStarted' };
  if (how === 'waits' && event.kind === 'StageLeft') return [begun, event];
  return how === 'works' && event.kind === 'StageEntered' ? [event, begun] : [event];
}

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
