// A second opinion on business time: every minute is looked at by itself, on a wall clock that the platform tells.
import { describe, expect, test } from 'vitest';
import {
  addDuration,
  type BusinessHours,
  businessCalendar,
  businessMsBetween,
  WEEKDAYS,
} from './calendar.ts';

const SPANS = 10_000;
const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'UTC',
];
/** Leap days, clocks put forward and back in both halves of the world, a turn of the year. */
const WINDOWS = [
  '2024-02-20',
  '2026-02-08',
  '2026-03-18',
  '2026-04-02',
  '2026-09-24',
  '2026-10-22',
  '2027-12-20',
];
const WINDOW_DAYS = 22;
const [SLOT, MINUTE, DAY] = [1_800_000, 60_000, 86_400_000];

type Random = (below: number) => number;
/** Mulberry32, so that a difference can be looked at again. */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** What the wall of a zone reads, by the platform's own formatter, asked every half hour: no clock is changed in between. */
type Wall = { readonly from: number; readonly to: number; readonly offsets: Int32Array };
function wallOf(zone: string, day: string): Wall {
  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...parts });
  const from = Date.parse(`${day}T00:00:00Z`);
  const to = from + WINDOW_DAYS * DAY;
  const offsets = new Int32Array((to - from) / SLOT);
  for (let i = 0; i < offsets.length; i++) {
    const at = from + i * SLOT;
    const [d, m, y, h, min] = clock.format(at).split(/\D+/).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    offsets[i] = Date.UTC(y, m - 1, d, h, min) - at;
  }
  return { from, to, offsets };
}

const readingAt = ({ from, offsets }: Wall, at: number): number =>
  at + (offsets[Math.floor((at - from) / SLOT)] as number);

/** Odd hours: any minutes, breaks, up to midnight; some days closed, some holidays. */
function anyHours(random: Random, zone: string, day: string): BusinessHours {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const week: { [weekday: string]: string[] } = {};
  for (const weekday of WEEKDAYS) {
    const marks = new Set(Array.from({ length: 2 * random(4) }, () => random(1_441)));
    const sorted = [...marks].sort((a, b) => a - b);
    week[weekday] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2)
      week[weekday].push(`${clock(sorted[i] as number)}-${clock(sorted[i + 1] as number)}`);
  }
  week[WEEKDAYS[random(7)] as string] = ['08:07-16:41'];
  const holidays = Array.from({ length: random(4) }, () =>
    new Date(Date.parse(`${day}T00:00:00Z`) + random(WINDOW_DAYS) * DAY).toISOString().slice(0, 10),
  );
  return { zone, week, holidays };
}

type Opens = (wall: number) => boolean;
function opensOf({ week, holidays }: BusinessHours): Opens {
  const open = new Uint8Array(7 * 1_440);
  WEEKDAYS.forEach((weekday, index) => {
    for (const text of week[weekday] ?? []) {
      const [h1, m1, h2, m2] = text.split(/\D/).map(Number) as [number, number, number, number];
      open.fill(1, index * 1_440 + h1 * 60 + m1, index * 1_440 + h2 * 60 + m2);
    }
  });
  const closed = new Set(holidays?.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY));
  return (wall) => {
    const day = Math.floor(wall / DAY);
    // The first of January 1970 was a Thursday.
    const minute = ((day + 3) % 7) * 1_440 + Math.floor((wall - day * DAY) / MINUTE);
    return open[minute] === 1 && !closed.has(day);
  };
}

function slowBetween(wall: Wall, opens: Opens, from: number, to: number): number {
  let sum = 0;
  for (let at = Math.floor(from / MINUTE) * MINUTE; at < to; at += MINUTE)
    if (opens(readingAt(wall, at))) sum += Math.min(at + MINUTE, to) - Math.max(at, from);
  return sum;
}

/** Undefined where the window ends before. */
function slowAdd(wall: Wall, opens: Opens, from: number, ms: number): number | undefined {
  let left = ms;
  for (let at = Math.floor(from / MINUTE) * MINUTE; at < wall.to; at += MINUTE) {
    if (!opens(readingAt(wall, at))) continue;
    const start = Math.max(at, from);
    if (at + MINUTE - start >= left) return start + left;
    left -= at + MINUTE - start;
  }
  return undefined;
}

function slowAddDays(wall: Wall, opens: Opens, from: number, days: number): number | undefined {
  let start = Math.floor(from / MINUTE) * MINUTE;
  while (start < wall.to && !opens(readingAt(wall, start))) start += MINUTE;
  if (start >= wall.to) return undefined;
  const began = readingAt(wall, Math.max(start, from));
  const timeOfDay = ((began % DAY) + DAY) % DAY;
  const opened = new Map<number, number[]>();
  for (let at = wall.from; at < wall.to; at += MINUTE) {
    const reading = readingAt(wall, at);
    const day = Math.floor(reading / DAY);
    if (day > Math.floor(began / DAY) && opens(reading)) opened.set(day, [...(opened.get(day) ?? []), at]);
    if (opened.size > days) break;
  }
  const minutes = opened.size <= days ? undefined : [...opened].sort(([a], [b]) => a - b)[days - 1]?.[1];
  if (minutes === undefined) return undefined;
  const reached = minutes.find((at) => (readingAt(wall, at) % DAY) + MINUTE > timeOfDay);
  if (reached === undefined) return (minutes.at(-1) as number) + MINUTE;
  return Math.max(reached, reached + timeOfDay - (readingAt(wall, reached) % DAY));
}

const random = randomFrom(20_261_127);
const walls = ZONES.flatMap((zone) => WINDOWS.map((day) => ({ zone, day, wall: wallOf(zone, day) })));

function scene() {
  const { zone, day, wall } = walls[random(walls.length)] as (typeof walls)[number];
  const hours = anyHours(random, zone, day);
  const made = businessCalendar(hours);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const from = wall.from + random(14 * 86_400) * 1_000;
  return { hours, calendar: made.value, wall, opens: opensOf(hours), from };
}
const told = (hours: BusinessHours, from: number, rest: object): string =>
  JSON.stringify({ ...hours, from: new Date(from).toISOString(), ...rest });

describe('business time against a clock that looks at every minute', () => {
  test(`B11 ${SPANS} random spans are measured and added without a second of difference`, () => {
    const differing: string[] = [];
    let added = 0;
    for (let i = 0; i < SPANS; i++) {
      const { hours, calendar, wall, opens, from } = scene();
      const to = from + random(4 * 86_400) * 1_000;
      const slow = slowBetween(wall, opens, from, to);
      const fast = businessMsBetween(calendar, from, to);
      if (slow !== fast) differing.push(told(hours, from, { to, slow, fast }));
      const businessMs = 1 + random(12 * 3_600) * 1_000;
      const end = slowAdd(wall, opens, from, businessMs);
      if (end === undefined) continue;
      added++;
      const quick = addDuration(calendar, from, { businessDays: 0, businessMs });
      if (end !== quick) differing.push(told(hours, from, { businessMs, end, quick }));
    }
    expect(differing).toEqual([]);
    expect(added).toBeGreaterThan(SPANS / 2);
  });

  test('B11 business days over changed clocks, leap days and holidays end where the wall says', () => {
    const differing: string[] = [];
    let added = 0;
    for (let i = 0; i < 500; i++) {
      const { hours, calendar, wall, opens, from } = scene();
      const businessDays = 1 + random(3);
      const end = slowAddDays(wall, opens, from, businessDays);
      if (end === undefined) continue;
      added++;
      const quick = addDuration(calendar, from, { businessDays, businessMs: 0 });
      if (end !== quick) differing.push(told(hours, from, { businessDays, end, quick }));
    }
    expect(differing).toEqual([]);
    expect(added).toBeGreaterThan(250);
  });
});
