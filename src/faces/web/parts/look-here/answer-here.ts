// What the server would answer about a log, answered in this browser by the same kernel and in the same shapes.
import { caseName, type EventLog, keepCases } from '../../../../core/event-log/index.ts';
import {
  type AskedFilter,
  boundedSurvey,
  caseColumns,
  caseSpans,
  casesOf,
  compareCases,
  cycleTime,
  numbersIn,
  playbackOf,
  readFilter,
  searchValues,
  surveyFlow,
  tellsStarts,
  topVariants,
  variantKey,
  variantsOf,
  type WorkSpans,
  workSpans,
} from '../../../../core/mining/index.ts';
import type { CaseColumns, CasesBehind, Comparison, Flow, Playback, Trace, ValueCount } from '../../wire.ts';
import type { Query } from './message.ts';

const MOST_VARIANTS = 200;

/** The pieces of work in the log, paired once. */
const paired = new WeakMap<EventLog, WorkSpans>();

function spansOf(log: EventLog): WorkSpans | undefined {
  if (!tellsStarts(log)) return undefined;
  const spans = paired.get(log) ?? workSpans(log);
  paired.set(log, spans);
  return spans;
}

/** The answer to a question about a log; undefined for one that only the server answers. */
export function answerHere(log: EventLog, name: string, query: Query): unknown {
  const answer = ANSWERS[name.replace('GET /api/logs/:logId/', '')]?.(log, query);
  // What is not a number is null on the wire.
  return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
}

const ANSWERS: { readonly [name: string]: (log: EventLog, query: Query) => unknown } = {
  flow: flowOf,
  cases: casesBehind,
  trace: traceOf,
  playback: playedBack,
  columns: columnsOf,
  values: (log, { of, name = '', text = '' }): { values: readonly ValueCount[] } => ({
    values: searchValues(log, { of, name } as Parameters<typeof searchValues>[1], String(text)),
  }),
  'saved-filters': () => ({ saved: [] }),
  comparison: compared,
};

const iso = (at: number): string => new Date(at).toISOString();

function keptBy(log: EventLog, { filters }: Query): Uint8Array | undefined {
  const asked = (JSON.parse(typeof filters === 'string' ? filters : '[]') as unknown[])
    .map(readFilter)
    .filter((filter): filter is AskedFilter => filter !== undefined);
  return asked.length === 0 ? undefined : casesOf(log, asked);
}

/** As on the wire, but that figures of nothing are not null yet. */
type Loose<Shape> = { readonly [Key in keyof Shape]: unknown };

function flowOf(log: EventLog, query: Query): Loose<Flow> {
  const kept = keptBy(log, query);
  const variants = variantsOf(log, kept);
  const survey = surveyFlow(log, { kept, spans: spansOf(log) });
  const top = topVariants(log, variants, MOST_VARIANTS);
  return {
    survey: boundedSurvey(survey),
    variants: {
      count: variants.count,
      top: top.map((variant) => ({ ...variant, key: variantKey(variant.activities) })),
    },
    durations: cycleTime.compute(kept ? keepCases(log, kept) : log).summary,
    underWay: 0,
    unseen: 0,
    ofCases: log.cases,
  };
}

const MOST_ROWS = 400;

function compared(log: EventLog, query: Query): Comparison {
  const all = keptBy(log, query) ?? new Uint8Array(log.cases).fill(1);
  const among = (filters: Query[string]) =>
    (keptBy(log, { filters }) ?? all).map((bit, c) => bit & (all[c] ?? 0));
  const first = among(query.first);
  const second =
    query.second === undefined ? all.map((bit, c) => (first[c] === 1 ? 0 : bit)) : among(query.second);
  const { rows, overlap, ...surveys } = compareCases(log, { first, second }, { spans: spansOf(log) });
  return {
    first: boundedSurvey(surveys.first) as Comparison['first'],
    second: boundedSurvey(surveys.second) as Comparison['second'],
    ...{ overlap, rows: rows.slice(0, MOST_ROWS), ofRows: rows.length },
  };
}

function casesBehind(log: EventLog, query: Query): CasesBehind {
  const numbers = numbersIn(keptBy(log, query) ?? new Uint8Array(log.cases).fill(1));
  const [offset, limit] = [Number(query.offset ?? 0), Number(query.limit ?? 50)];
  const { beganAt } = caseSpans(log);
  const cases = Array.from(numbers.slice(offset, offset + limit), (c) => {
    const first = log.caseStarts[c] as number;
    const end = log.caseStarts[c + 1] as number;
    return {
      name: caseName(log, c),
      caseId: null,
      number: null,
      events: end - first,
      from: iso(beganAt[c] as number),
      to: iso(log.at[end - 1] as number),
    };
  });
  return { total: numbers.length, cases };
}

function playedBack(log: EventLog, query: Query): Loose<Playback> {
  const playback = playbackOf(log, { kept: keptBy(log, query) });
  return { ...playback, from: iso(playback.from), to: iso(playback.to) };
}

function traceOf(log: EventLog, query: Query): Trace | undefined {
  for (let c = 0; c < log.cases; c++) {
    if (caseName(log, c) !== query.case) continue;
    const places = Array.from(log.at.subarray(log.caseStarts[c], log.caseStarts[c + 1]).keys());
    return { events: places.map((place) => eventAt(log, (log.caseStarts[c] as number) + place)) };
  }
  return undefined;
}

function eventAt(log: EventLog, i: number): Trace['events'][number] {
  const startedAt = log.startedAt?.[i];
  return {
    activity: log.activities[log.activity[i] as number] ?? '',
    resource: log.resources[log.resource[i] as number] ?? null,
    lifecycle: log.lifecycles[log.lifecycle[i] as number] ?? null,
    at: iso(log.at[i] as number),
    startedAt: startedAt === undefined || Number.isNaN(startedAt) ? null : iso(startedAt),
  };
}

function columnsOf(log: EventLog): Loose<CaseColumns> {
  const columns = caseColumns(log);
  return { ...columns, span: columns.span && { from: iso(columns.span.from), to: iso(columns.span.to) } };
}
