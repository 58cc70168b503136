// Does the queue before a step grow, and when will it be twice as long? Arrivals against departures by week (or day), the queue
// at the end of each, and its trend by the median slope.
import { DAY_MS, type Instant, type Milliseconds } from '../../../base/index.ts';
import { trendTest } from '../../statistics/trend-test.ts';
import type { FindingGround } from '../ground.ts';
import { dayInWords } from '../words.ts';

/** **shape**: averages per period; `breachAt` is when a growing queue will be twice what it is, null where it does not grow. */
export type Queue = {
  readonly period: 'week' | 'day';
  readonly arrive: number;
  readonly leave: number;
  readonly longest: number;
  readonly now: number;
  readonly breachAt: Instant | null;
};

const FEWEST_PERIODS = 6;
const SURE = 0.01;
const LONGEST_FORECAST = 365 * DAY_MS;

/** The queue before a step, from its pieces of work in the order they became ready; undefined where the time is too short. */
export function queueBefore(ground: FindingGround, pieces: Uint32Array): Queue | undefined {
  const { spans } = ground;
  const from = spans.readyAt[pieces[0] as number] as number;
  const until = spans.readyAt[pieces.at(-1) as number] as number;
  const period = until - from >= FEWEST_PERIODS * 7 * DAY_MS ? 'week' : 'day';
  const length = Math.max(period === 'week' ? 7 * DAY_MS : DAY_MS, (until - from) / MOST_PERIODS);
  const periods = Math.floor((until - from) / length);
  if (periods < FEWEST_PERIODS) return undefined;
  const arrived = perPeriod(spans.readyAt, pieces, from, length, periods);
  const left = perPeriod(spans.startedAt, pieces, from, length, periods);
  const level = new Float64Array(periods);
  for (let n = 0, waiting = 0; n < periods; n++) {
    waiting += (arrived[n] as number) - (left[n] as number);
    level[n] = waiting;
  }
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    ...{ period, arrive: mean(arrived), leave: mean(left) },
    longest: Math.max(...level),
    now: level[periods - 1] as number,
    breachAt: breachOf(level, from, length),
  };
}

const MOST_PERIODS = 300;

function perPeriod(
  at: Float64Array,
  pieces: Uint32Array,
  from: Instant,
  length: Milliseconds,
  periods: number,
) {
  const counts = new Float64Array(periods);
  for (const piece of pieces) {
    const n = Math.max(0, Math.floor(((at[piece] as number) - from) / length));
    if (n < periods) counts[n] = (counts[n] as number) + 1;
  }
  return counts;
}

/** Only a queue that rises beyond doubt, and by at least half over the time seen, is said to grow. */
function breachOf(level: Float64Array, from: Instant, length: Milliseconds): Instant | null {
  const { slope, level: first, pRises } = trendTest(level);
  const last = first + slope * (level.length - 1);
  if (slope <= 0 || pRises > SURE || last < 1.5 * Math.max(1, first) || last < LEAST_QUEUE) return null;
  const wait = (last / slope) * length;
  return wait > LONGEST_FORECAST ? null : from + level.length * length + wait;
}

const LEAST_QUEUE = 5;

/** What the evidence says of it. */
export function queueInWords({
  period,
  arrive,
  leave,
  longest,
  breachAt,
}: Queue): { label: string; value: string }[] {
  const each = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
  const flow = { label: 'Flow', value: `${each(arrive)} arrive and ${each(leave)} are begun a ${period}` };
  const queue = { label: `Longest queue at the end of a ${period}`, value: String(longest) };
  if (breachAt === null) return [flow, queue];
  return [flow, queue, { label: 'Queue', value: `grows; twice as long by ${dayInWords(breachAt)}` }];
}
