// How do two sets of cases differ, and which differences are real? Every path and activity of either set is compared, all
// tests are adjusted together, and what is told is both beyond chance and large enough to matter.
import type { EventLog } from '../../event-log/index.ts';
import { beganAt } from '../filter/period-filter.ts';
import { createPairIndex } from '../flow/pairs.ts';
import { type FlowSurvey, surveyFlow } from '../map/survey.ts';
import { adjustForMany } from '../statistics/false-discoveries.ts';
import { tellsStarts, type WorkSpans, workSpans } from '../work-spans.ts';
import type { Compared } from './compared.ts';
import { type Gathered, gather, type ValueColumns, valuesOf } from './gather.ts';
import { compareShares } from './two-shares.ts';
import { compareTimes } from './two-times.ts';

/** What is compared: a whole case, an activity, or a path (`from` null is the start, `to` null the end). */
export type Subject =
  | { readonly of: 'case' }
  | { readonly of: 'activity'; readonly activity: string }
  | { readonly of: 'path'; readonly from: string | null; readonly to: string | null };

/** What of it: the share of cases that have it or repeat it, or a time in milliseconds. */
export type Aspect = 'share' | 'repeats' | 'wait' | 'work' | 'time';

/** **shape**: `adjusted` for all rows together; `real` where that is at most 0.05 and the effect is not small. */
export type Difference = Compared & {
  readonly subject: Subject;
  readonly aspect: Aspect;
  readonly adjusted: number;
  readonly real: boolean;
};

/** **shape**: rows ranked, the real ones first; `overlap` cases are in both sets. */
export type Comparison = {
  readonly first: FlowSurvey;
  readonly second: FlowSurvey;
  readonly overlap: number;
  readonly rows: readonly Difference[];
};

export type CompareOptions = {
  readonly open?: Uint8Array | undefined;
  readonly spans?: WorkSpans | undefined;
};

type Row = Compared & Pick<Difference, 'subject' | 'aspect'>;

/** Fewer cases than this on either side tell nothing of times. */
const FEWEST = 5;
const BELIEVED = 0.05;
/** Cohen's h of 0.2 and Cliff's delta of 0.147 are where small effects begin. */
const LEAST_MS = 60_000;
const SMALL = { share: 0.2 / Math.PI, time: 0.147 } as const;

/** Compares the cases for which `first` is 1 with those for which `second` is 1. */
export function compareCases(
  log: EventLog,
  { first, second }: { readonly first: Uint8Array; readonly second: Uint8Array },
  { open, spans }: CompareOptions = {},
): Comparison {
  const work = tellsStarts(log) ? (spans ?? workSpans(log)) : undefined;
  const surveys = [first, second].map((kept) => surveyFlow(log, { kept, open, spans: work }));
  const [one, other] = surveys as [FlowSurvey, FlowSurvey];
  const both = { first, second };
  const ended = { first: endedOf(first, open), second: endedOf(second, open) };
  const rows = [
    ...caseRows(log, ended),
    ...shareRows(...endedSurveys(log, [one, other], ended, open)),
    ...pathTimes(log, both),
    ...(work ? workTimes(log, work, both) : []),
  ];
  const overlap = first.reduce((sum, bit, c) => sum + (bit & (second[c] ?? 0)), 0);
  return { first: one, second: other, overlap, rows: ranked(rows, one.cases + other.cases) };
}

/** Whether a difference is large enough, and of the same sign all over its interval. */
function matters({ aspect, effect, difference, low, high }: Row): boolean {
  if (low <= 0 && high >= 0) return false;
  if (aspect === 'share' || aspect === 'repeats') return effect >= SMALL.share;
  return effect >= SMALL.time && Math.abs(difference) >= LEAST_MS;
}

type Both = { readonly first: Uint8Array; readonly second: Uint8Array };

const endedOf = (kept: Uint8Array, open: Uint8Array | undefined): Uint8Array =>
  open ? kept.map((bit, c) => (open[c] === 1 ? 0 : bit)) : kept;

function ranked(rows: readonly Row[], cases: number): Difference[] {
  const adjusted = adjustForMany(rows.map(({ pValue }) => pValue));
  const weight = ({ effect, first, second }: Row): number =>
    effect * Math.sqrt((first.cases + second.cases) / Math.max(1, cases));
  return rows
    .map((row, i): Difference => {
      const p = adjusted[i] as number;
      return { ...row, adjusted: p, real: p <= BELIEVED && matters(row) };
    })
    .sort((a, b) => Number(b.real) - Number(a.real) || weight(b) - weight(a));
}

/** How long the cases take that have ended. */
function caseRows(log: EventLog, { first, second }: Both): Row[] {
  const value = Float64Array.from({ length: log.cases }, (_, c) => {
    const end = (log.caseStarts[c + 1] as number) - 1;
    return (log.at[end] as number) - beganAt(log, log.caseStarts[c] as number);
  });
  const caseOf = Int32Array.from(value, (_, c) => c);
  const columns = { subjects: 1, subject: new Int32Array(log.cases), value, caseOf };
  return timeRows(columns, { first, second }, 'time', () => ({ of: 'case' }));
}

/** What a case under way has not come to yet it may still come to: shares are those of the cases that ended. */
function endedSurveys(
  log: EventLog,
  whole: readonly [FlowSurvey, FlowSurvey],
  { first, second }: Both,
  open: Uint8Array | undefined,
): readonly [FlowSurvey, FlowSurvey] {
  if (open === undefined || !open.includes(1)) return whole;
  return [surveyFlow(log, { kept: first }), surveyFlow(log, { kept: second })];
}

/** The share of cases that come by each activity and path, and that repeat an activity. */
function shareRows(one: FlowSurvey, other: FlowSurvey): Row[] {
  const [of, ofOther] = [one.cases, other.cases];
  if (of === 0 || ofOther === 0) return [];
  const shares = (subject: Subject, aspect: Aspect, hits: number, hitsOther: number): Row => {
    const [first, second] = [
      { hits, of },
      { hits: hitsOther, of: ofOther },
    ];
    return { subject, aspect, ...compareShares(first, second) };
  };
  const activities = paired(one.activities, other.activities, ({ name }) => name).flatMap(
    ([a, b, activity]) => {
      const subject = { of: 'activity' as const, activity };
      const repeats = [a?.casesWithRepeats ?? 0, b?.casesWithRepeats ?? 0] as const;
      return [
        shares(subject, 'share', a?.cases ?? 0, b?.cases ?? 0),
        ...(repeats[0] + repeats[1] > 0 ? [shares(subject, 'repeats', ...repeats)] : []),
      ];
    },
  );
  const paths = paired(one.paths, other.paths, ({ from, to }) => JSON.stringify([from, to])).map(([a, b]) => {
    const { from = null, to = null } = a ?? b ?? {};
    return shares({ of: 'path', from, to }, 'share', a?.cases ?? 0, b?.cases ?? 0);
  });
  return [...activities, ...paths].filter(({ first, second }) => first.cases > 0 && second.cases > 0);
}

function paired<Thing>(one: readonly Thing[], other: readonly Thing[], keyOf: (thing: Thing) => string) {
  const found = new Map<string, [Thing | undefined, Thing | undefined]>();
  for (const thing of one) found.set(keyOf(thing), [thing, undefined]);
  for (const thing of other) found.set(keyOf(thing), [found.get(keyOf(thing))?.[0], thing]);
  return [...found].map(([key, [a, b]]) => [a, b, key] as const);
}

/** The time from each event to the next, by path. */
function pathTimes(log: EventLog, both: Both): Row[] {
  const index = createPairIndex(log.activities.length);
  const columns = {
    subject: new Int32Array(log.events).fill(-1),
    value: new Float64Array(log.events),
    caseOf: new Int32Array(log.events),
  };
  for (let c = 0; c < log.cases; c++) {
    if (both.first[c] !== 1 && both.second[c] !== 1) continue;
    const end = log.caseStarts[c + 1] as number;
    for (let i = (log.caseStarts[c] as number) + 1; i < end; i++) {
      columns.subject[i] = index.numberOf(log.activity[i - 1] as number, log.activity[i] as number);
      columns.value[i] = (log.at[i] as number) - (log.at[i - 1] as number);
      columns.caseOf[i] = c;
    }
  }
  const name = (code: number | undefined): string => log.activities[code ?? -1] ?? '';
  return timeRows({ ...columns, subjects: index.count }, both, 'wait', (path) => ({
    of: 'path',
    from: name(index.from[path]),
    to: name(index.to[path]),
  }));
}

/** Waiting before work begins, and working on it, by activity. */
function workTimes(log: EventLog, spans: WorkSpans, both: Both): Row[] {
  const subjects = log.activities.length;
  const subject = spans.activity.subarray(0, spans.count);
  const caseOf = spans.caseOf.subarray(0, spans.count);
  const waiting = Float64Array.from(subject, (_, i) =>
    Math.max(0, (spans.startedAt[i] as number) - (spans.readyAt[i] as number)),
  );
  const named = (a: number): Subject => ({ of: 'activity', activity: log.activities[a] ?? '' });
  const working = spans.workingMs.subarray(0, spans.count);
  return [
    ...timeRows({ subjects, subject, value: waiting, caseOf }, both, 'wait', named),
    ...timeRows({ subjects, subject, value: working, caseOf }, both, 'work', named),
  ];
}

function timeRows(
  columns: ValueColumns,
  { first, second }: Both,
  aspect: Aspect,
  named: (subject: number) => Subject,
): Row[] {
  const [one, other]: [Gathered, Gathered] = [gather(columns, first), gather(columns, second)];
  const rows: Row[] = [];
  for (let s = 0; s < columns.subjects; s++) {
    const [a, b] = [valuesOf(one, s), valuesOf(other, s)];
    if (a.byCase.length < FEWEST || b.byCase.length < FEWEST) continue;
    rows.push({ subject: named(s), aspect, ...compareTimes(a, b) });
  }
  return rows;
}
