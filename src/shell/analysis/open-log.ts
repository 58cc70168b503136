// A log held open for questions: read from a file, or made of our own history.
import { type Result, succeed } from '../../core/base/index.ts';
import {
  type CaseHistory,
  caseName,
  type EventLog,
  logFromEvents,
  spanOf,
} from '../../core/event-log/index.ts';
import type { EventType } from '../../core/model/index.ts';
import { readLogStream } from '../log-file/index.ts';
import type { LogSource, NarrowEvent, Reading, ReadingProblem } from './question.ts';

/** **shape**: `open[c]` is 1 where case c is still under way; all 0 in an imported log, whose cases ended with it. */
export type OpenLog = { readonly log: EventLog; readonly open: Uint8Array };

export type Opened = Result<{ opened: OpenLog; reading: Reading }, ReadingProblem>;

export type Parts = AsyncIterable<Uint8Array | readonly NarrowEvent[]>;

export function openLog(source: LogSource, parts: Parts): Promise<Opened> {
  return source.from === 'file'
    ? openFile(source, parts as AsyncIterable<Uint8Array>)
    : openHistory(source, parts as AsyncIterable<readonly NarrowEvent[]>);
}

async function openFile(
  { options }: Extract<LogSource, { from: 'file' }>,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Opened> {
  const read = await readLogStream(chunks, options);
  if (!read.ok) return read;
  const { log, format, columns, rejected, rejectedCount, warnings } = read.value;
  const reading = { ...countsOf(log), format, columns: columns ?? null, rejected, rejectedCount, warnings };
  return succeed({ opened: { log, open: new Uint8Array(log.cases) }, reading });
}

async function openHistory(
  { stages, people }: Extract<LogSource, { from: 'history' }>,
  batches: AsyncIterable<readonly NarrowEvent[]>,
): Promise<Opened> {
  const byCase = new Map<string, NarrowEvent[]>();
  const closed = new Set<string>();
  for await (const batch of batches) {
    for (const event of batch) {
      const history = byCase.get(event.caseId);
      if (history === undefined) byCase.set(event.caseId, [event]);
      else history.push(event);
      if (event.kind === 'CaseClosed' || event.kind === 'CaseCancelled') closed.add(event.caseId);
    }
  }
  const log = logFromEvents(historiesOf(byCase), {
    stageName: (stage) => (stage in stages ? (stages[stage] ?? null) : stage),
    personName: (person) => people[person] ?? person,
  });
  const open = Uint8Array.from({ length: log.cases }, (_, c) => (closed.has(caseName(log, c)) ? 0 : 1));
  const none = { columns: null, rejected: [], rejectedCount: 0, warnings: [] };
  return succeed({ opened: { log, open }, reading: { ...countsOf(log), ...none, format: 'history' } });
}

function* historiesOf(byCase: ReadonlyMap<string, readonly NarrowEvent[]>): Iterable<CaseHistory> {
  for (const [name, events] of byCase) {
    yield {
      name,
      events: events.map(({ kind, at, stage, actor }) => ({
        type: kind as EventType,
        at,
        stage,
        person: actor,
      })),
    };
  }
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
