// How do two sets of cases differ, and which differences are real? Every path and activity of either set is compared, all
// tests are adjusted together, and what is told is both beyond chance and large enough to matter.
import type { EventLog } from '../../event-log/index.ts';
import { type FlowSurvey, surveyFlow } from '../map/survey.ts';
import { adjustForMany } from '../statistics/false-discoveries.ts';
import { tellsStarts, type WorkSpans, workSpans } from '../work-spans.ts';
import type { Compared } from './compared.ts';
import type { Aspect, Difference, Subject } from './difference.ts';
import { roomFor, valuesIn } from './ordered-times.ts';
import { type TimedThings, timedThings } from './timed-things.ts';
import { compareShares } from './two-shares.ts';
import { compareTimes } from './two-times.ts';

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
  /** Everything that takes time in the log, where it is known already. */
  readonly things?: Iterable<TimedThings> | undefined;
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
  { open, spans, things }: CompareOptions = {},
): Comparison {
  const work = tellsStarts(log) ? (spans ?? workSpans(log)) : undefined;
  const surveys = [first, second].map((kept) => surveyFlow(log, { kept, open, spans: work }));
  const [one, other] = surveys as [FlowSurvey, FlowSurvey];
  const both = { first, second };
  const ended = { first: endedOf(first, open), second: endedOf(second, open) };
  const rows = shareRows(...endedSurveys(log, [one, other], ended, open));
  // How long a case takes is known of those alone that have ended.
  for (const timed of things ?? timedThings(log, work))
    rows.push(...timeRows(timed, timed.aspect === 'time' ? ended : both));
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

function timeRows({ times, aspect, named }: TimedThings, { first, second }: Both): Row[] {
  const { all, byCase } = times;
  const [means, otherMeans] = [roomFor(byCase), roomFor(byCase)];
  const [values, otherValues] = [roomFor(all), roomFor(all)];
  const rows: Row[] = [];
  for (let s = 0; s < times.subjects; s++) {
    const one = valuesIn(byCase, s, first, means);
    const other = valuesIn(byCase, s, second, otherMeans);
    if (one.length < FEWEST || other.length < FEWEST) continue;
    const compared = compareTimes(
      { byCase: one, all: valuesIn(all, s, first, values) },
      { byCase: other, all: valuesIn(all, s, second, otherValues) },
    );
    rows.push({ subject: named(s), aspect, ...compared });
  }
  return rows;
}
