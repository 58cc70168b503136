// When is somebody of the made-up office at the desk? Weekdays, a lunch break, a day off here and there.
import {
  DAY_MS,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  type Milliseconds,
  type Random,
} from '../../src/core/base/index.ts';

/** One person's hours. **units**: `openings` are milliseconds of the day (UTC); `off` holds days since the start. */
export type WorkDay = {
  readonly start: Instant;
  readonly openings: readonly (readonly [Milliseconds, Milliseconds])[];
  readonly freeDay: number | null;
  readonly off: ReadonlySet<number>;
};

const SHARE_OFF = 0.03;
const LONGEST = 400;

/** Hours with natural variation: who begins earlier leaves earlier, one in five has a weekday off, all are ill at times. */
export function someWorkDay(start: Instant, random: Random): WorkDay {
  const begin = 8 * HOUR_MS + random.below(4) * 15 * MINUTE_MS;
  const lunch = 12 * HOUR_MS + random.below(3) * 30 * MINUTE_MS;
  const off = new Set<number>();
  for (let day = 0; day < LONGEST; day++) if (random.next() < SHARE_OFF) off.add(day);
  return {
    start,
    openings: [
      [begin, lunch],
      [lunch + 30 * MINUTE_MS, begin + 8.5 * HOUR_MS],
    ],
    freeDay: random.next() < 0.2 ? random.below(5) : null,
    off,
  };
}

/** Milliseconds at the desk in an ordinary week. */
export const weeklyMs = ({ openings, freeDay }: WorkDay): Milliseconds =>
  openings.reduce((sum, [from, to]) => sum + to - from, 0) * (freeDay === null ? 5 : 4) * (1 - SHARE_OFF);

const isWorkingDay = ({ freeDay, off }: WorkDay, day: number): boolean =>
  day % 7 < 5 && day % 7 !== freeDay && !off.has(day);

/** The first instant from `at` on at which the person is there. */
export function nextAtDesk(hours: WorkDay, at: Instant): Instant {
  for (let day = Math.floor((at - hours.start) / DAY_MS); ; day++) {
    if (!isWorkingDay(hours, day)) continue;
    for (const [from, to] of hours.openings) {
      const midnight = hours.start + day * DAY_MS;
      if (at < midnight + to) return Math.max(at, midnight + from);
    }
  }
}

/** When work of that length is done that is begun at `at`: it rests while the person is away. */
export function doneAfter(hours: WorkDay, at: Instant, ms: Milliseconds): Instant {
  let now = nextAtDesk(hours, at);
  for (let left = ms; ; ) {
    const day = Math.floor((now - hours.start) / DAY_MS);
    const sinceMidnight = now - hours.start - day * DAY_MS;
    const close = hours.openings.find(([, to]) => sinceMidnight < to)?.[1] ?? sinceMidnight;
    if (left <= close - sinceMidnight) return now + left;
    left -= close - sinceMidnight;
    now = nextAtDesk(hours, now + close - sinceMidnight);
  }
}
