// What of a history is needed to watch it again on the map: when each case began and ended each of its activities.
import type { Instant } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';
import { caseSpans } from '../measures/case-span.ts';
import type { SurveyOptions } from './survey.ts';

/**
 * The way of some cases through time, in columns. **shape**: the steps of case c are the places `caseStarts[c]` to
 * `caseStarts[c + 1]`, in their order; `activity` indexes `activities`; `open` is 1 for a case still under way; `ofCases` is how
 * many there are, of which these were taken. **units**: `from` and `to` are instants, `beganMs` and `doneMs` milliseconds after
 * `from`; where a log does not tell when an activity was begun, both are the same.
 */
export type Playback = {
  readonly from: Instant;
  readonly to: Instant;
  readonly ofCases: number;
  readonly activities: readonly string[];
  readonly caseStarts: readonly number[];
  readonly open: readonly number[];
  readonly activity: readonly number[];
  readonly beganMs: readonly number[];
  readonly doneMs: readonly number[];
};

/** What is taken at most. */
export type PlaybackBounds = { readonly cases: number; readonly steps: number };

/** As much as a browser moves smoothly, and as tells a stream from drops. */
const BOUNDS: PlaybackBounds = { cases: 1_000, steps: 60_000 };

/** The cases looked at; where there are more than can be watched, some of them, evenly spread over the time they began. */
export function playbackOf(
  log: EventLog,
  { kept, open }: Pick<SurveyOptions, 'kept' | 'open'>,
  most: PlaybackBounds = BOUNDS,
): Playback {
  const { beganAt } = caseSpans(log);
  const all = Array.from({ length: log.cases }, (_, c) => c)
    .filter((c) => kept?.[c] !== 0 && stepsOf(log, c) > 0)
    .sort((a, b) => (beganAt[a] as number) - (beganAt[b] as number) || a - b);
  const taken = withinSteps(log, evenly(all, most.cases), most.steps);
  const first = taken[0];
  const from = first === undefined ? 0 : (beganAt[first] as number);
  const columns = { caseStarts: [0], open: [] as number[], ...emptySteps() };
  const names = new Map<number, number>();
  let to = from;
  for (const c of taken) {
    for (let i = log.caseStarts[c] as number; i < (log.caseStarts[c + 1] as number); i++) {
      const done = log.at[i] as number;
      const code = log.activity[i] as number;
      if (!names.has(code)) names.set(code, names.size);
      columns.activity.push(names.get(code) as number);
      columns.beganMs.push(beganOf(log, i) - from);
      columns.doneMs.push(done - from);
      to = Math.max(to, done);
    }
    columns.caseStarts.push(columns.activity.length);
    columns.open.push(open?.[c] === 1 ? 1 : 0);
  }
  return {
    from,
    to,
    ofCases: all.length,
    activities: [...names.keys()].map((code) => log.activities[code] ?? ''),
    ...columns,
  };
}

const emptySteps = () => ({ activity: [] as number[], beganMs: [] as number[], doneMs: [] as number[] });

const stepsOf = (log: EventLog, c: number): number =>
  (log.caseStarts[c + 1] as number) - (log.caseStarts[c] as number);

function beganOf(log: EventLog, i: number): Instant {
  const done = log.at[i] as number;
  const started = log.startedAt?.[i] ?? Number.NaN;
  return started < done ? started : done;
}

/** So many of them, as far apart from each other as can be. */
function evenly(cases: readonly number[], most: number): readonly number[] {
  if (cases.length <= most) return cases;
  return Array.from({ length: most }, (_, n) => cases[Math.floor((n * cases.length) / most)] as number);
}

/** Half of them, and half again, until their steps are few enough; at least one case. */
function withinSteps(log: EventLog, cases: readonly number[], most: number): readonly number[] {
  const steps = cases.reduce((sum, c) => sum + stepsOf(log, c), 0);
  if (steps <= most || cases.length <= 1) return cases;
  return withinSteps(log, evenly(cases, Math.max(1, Math.floor(cases.length / 2))), most);
}
