// How much business time lies between many pairs of instants? Sums kept once, so that each answer is one look-up.
import type { BusinessCalendar } from './calendar.ts';
import { dayOfWall } from './civil-date.ts';
import { DAY_MS, type Instant, type Milliseconds } from './instant.ts';
import { wallTime } from './zone.ts';

/** Business time from a fixed beginning to an instant; the difference of two readings is the business time between. */
export type BusinessClock = (at: Instant) => Milliseconds;

/** Two hundred years: what lies further back than that before `to` counts as closed. */
const MOST_DAYS = 73_050;

/**
 * The clock of a calendar for instants from `from` to `to`; before and after it stands still.
 * Agrees with `businessMsBetween` there. **units**: milliseconds.
 */
export function businessClock(calendar: BusinessCalendar, from: Instant, to: Instant): BusinessClock {
  const first = Math.max(Math.floor(from / DAY_MS), Math.floor(to / DAY_MS) - MOST_DAYS);
  const { opens, closes, before } = openingsOver(calendar, first * DAY_MS, Math.max(from, to));
  const total = before[opens.length] as number;
  const days = Math.max(Math.floor(to / DAY_MS) - first + 2, 1);
  const firstOf = new Uint32Array(days);
  for (let day = 0, next = 0; day < days; day++) {
    while (next < opens.length && (closes[next] as number) <= (first + day) * DAY_MS) next++;
    firstOf[day] = next;
  }
  return (at) => {
    const day = Math.floor(at / DAY_MS) - first;
    if (day < 0) return 0;
    if (day >= days) return total;
    let next = firstOf[day] as number;
    while (next < opens.length && (closes[next] as number) <= at) next++;
    if (next === opens.length) return total;
    return (before[next] as number) + Math.max(0, at - (opens[next] as number));
  };
}

/** All openings between two instants in order, and the business time before each. */
function openingsOver(calendar: BusinessCalendar, from: Instant, to: Instant) {
  const stretches: { from: Instant; to: Instant }[] = [];
  const last = dayOfWall(wallTime(calendar.zone, to)) + 1;
  for (let day = dayOfWall(wallTime(calendar.zone, from)) - 1; day <= last; day++) {
    stretches.push(...calendar.dayAt(day).openings);
  }
  stretches.sort((a, b) => a.from - b.from);
  const before = new Float64Array(stretches.length + 1);
  for (const [i, stretch] of stretches.entries()) {
    before[i + 1] = (before[i] as number) + stretch.to - stretch.from;
  }
  return {
    opens: Float64Array.from(stretches, (stretch) => stretch.from),
    closes: Float64Array.from(stretches, (stretch) => stretch.to),
    before,
  };
}
