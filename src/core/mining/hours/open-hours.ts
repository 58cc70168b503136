// In which hours of the week do things happen? Counts per hour, each single hour of the calendar heard no louder than a
// busy one, because one migration or one night's batch says nothing about when people work.
import { HOUR_MS, type Zone } from '../../base/index.ts';
import { type EventLog, spanOf } from '../../event-log/index.ts';
import { select } from '../statistics/order-statistics.ts';
import { EVERY_HOUR, hourOfClock, WEEK_HOURS, weekHour } from './week.ts';

/** With fewer events, or a shorter time, one week cannot be told from chance. */
const FEWEST_EVENTS = 300;
const FEWEST_WEEKS = 3;
/** An hour with less than this share of a usual busy hour's events is closed. */
const OPEN_SHARE = 0.15;
/** How many hours of a week the busiest part of a working week has. */
const BUSY_HOURS = 20;
/** Fewer open hours a week are none to reckon with; more are a place that works round the clock. */
const [FEWEST_OPEN, MOST_OPEN] = [20, 110];
/** Where one hour of the day has more of all events than this, the times are dates without a clock. */
const DATES_ONLY = 0.5;
/** Beyond this many hours (57 years) single hours of the calendar are not told apart. */
const MOST_HOURS = 500_000;

/** 1 for each open hour of the week; undefined where the log cannot tell. */
export function openHours(log: EventLog, zone?: Zone): Uint8Array | undefined {
  const span = spanOf(log);
  if (span === undefined || log.events < FEWEST_EVENTS) return undefined;
  if (span.to - span.from < FEWEST_WEEKS * WEEK_HOURS * HOUR_MS) return undefined;
  const hourOf = hourOfClock(zone);
  const counts = perWeekHour(log, hourOf, hourOf(span.from) - 1, hourOf(span.to) + 1);
  if (isDatesOnly(counts)) return undefined;
  const smooth = smoothed(counts);
  const busy = smooth.slice().sort().subarray(-BUSY_HOURS);
  const least = (busy[BUSY_HOURS >> 1] as number) * OPEN_SHARE;
  const open = joined(Uint8Array.from(smooth, (count) => (count >= least ? 1 : 0)));
  const total = open.reduce((sum, bit) => sum + bit, 0);
  if (total > MOST_OPEN) return EVERY_HOUR;
  return total < FEWEST_OPEN ? undefined : open;
}

/** A pause of an hour or two between open hours is no closing time, and one lone hour no opening. */
function joined(open: Uint8Array): Uint8Array {
  const at = (hours: Uint8Array, h: number): number => hours[(h + WEEK_HOURS) % WEEK_HOURS] as number;
  const near = (h: number, side: number): number => at(open, h + side) | at(open, h + 2 * side);
  const filled = open.map((bit, h) => bit | (near(h, -1) & near(h, 1) & (at(open, h - 1) | at(open, h + 1))));
  return filled.map((bit, h) => bit & (at(filled, h - 1) | at(filled, h + 1)));
}

type HourOf = (at: number) => number;

function perWeekHour(log: EventLog, hourOf: HourOf, first: number, last: number): Float64Array {
  const told = last - first + 1 <= MOST_HOURS;
  const base = told ? first : 0;
  const perHour = new Float64Array(told ? last - first + 1 : WEEK_HOURS);
  for (const column of [log.at, log.startedAt]) {
    for (const at of column ?? []) {
      if (Number.isNaN(at)) continue;
      const place = told ? hourOf(at) - base : weekHour(hourOf(at));
      perHour[place] = (perHour[place] as number) + 1;
    }
  }
  if (!told) return perHour;
  const busy = perHour.filter((count) => count > 0);
  const loudest = 2 * select(busy, 0, busy.length, busy.length >> 1);
  const counts = new Float64Array(WEEK_HOURS);
  for (let place = 0; place < perHour.length; place++) {
    const hour = weekHour(place + base);
    counts[hour] = (counts[hour] as number) + Math.min(loudest, perHour[place] as number);
  }
  return counts;
}

function isDatesOnly(counts: Float64Array): boolean {
  const byHour = new Float64Array(24);
  let total = 0;
  for (let h = 0; h < WEEK_HOURS; h++) {
    byHour[h % 24] = (byHour[h % 24] as number) + (counts[h] as number);
    total += counts[h] as number;
  }
  return byHour.some((count) => count > total * DATES_ONLY);
}

/** Few events leave gaps by chance: the fewer, the more an hour follows what its day and its time of day suggest together. */
function smoothed(counts: Float64Array): Float64Array {
  const byDay = new Float64Array(7);
  const byTime = new Float64Array(24);
  let total = 0;
  for (let h = 0; h < WEEK_HOURS; h++) {
    const count = counts[h] as number;
    byDay[Math.floor(h / 24)] = (byDay[Math.floor(h / 24)] as number) + count;
    byTime[h % 24] = (byTime[h % 24] as number) + count;
    total += count;
  }
  const trust = total / (total + WEEK_HOURS * EVENTS_TO_TRUST);
  return counts.map((count, h) => {
    const suggested = ((byDay[Math.floor(h / 24)] as number) * (byTime[h % 24] as number)) / total;
    return trust * count + (1 - trust) * suggested;
  });
}

const EVENTS_TO_TRUST = 10;
