// How long is `90m`, `4h`, `2 business days` or `P3D`? Spans of time as people and ISO 8601 write them.
// A day is 24 hours; a business day is whatever a business calendar makes of it. Months are refused: they have no length.

import { DAY_MS, HOUR_MS, MINUTE_MS, type Milliseconds, SECOND_MS } from './instant.ts';
import { fail, type Result, succeed } from './result.ts';

/** Time on the clock, or time that only passes while the business is open. **units**: milliseconds; whole business days. */
export type Duration =
  | { readonly ms: Milliseconds }
  | { readonly businessDays: number; readonly businessMs: Milliseconds };

/** Why a text is no duration, and what to write instead. */
export type DurationProblem = { readonly message: string; readonly remedy: string };

const REMEDY = 'Write for example 90m, 4h, 3 days, 2 business days or P3D.';
const LONGEST_MS = 36_525 * DAY_MS;

const UNITS: ReadonlyMap<string, Milliseconds> = new Map([
  ...unit(1, 'ms', 'millisecond', 'milliseconds'),
  ...unit(SECOND_MS, 's', 'sec', 'second', 'seconds'),
  ...unit(MINUTE_MS, 'm', 'min', 'minute', 'minutes'),
  ...unit(HOUR_MS, 'h', 'hour', 'hours'),
  ...unit(DAY_MS, 'd', 'day', 'days'),
  ...unit(7 * DAY_MS, 'w', 'week', 'weeks'),
]);
const ISO_UNITS = ['W', 'D', 'H', 'M', 'S'] as const;
const ISO_MS = { W: 7 * DAY_MS, D: DAY_MS, H: HOUR_MS, M: MINUTE_MS, S: SECOND_MS };
const NUMBER = '(\\d{1,9}(?:\\.\\d{1,6})?)';
const ISO = new RegExp(
  `^P(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?=\\d)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
);
const ISO_MONTHS = /^P\d+(?:\.\d+)?[YM]/;
const PIECE = new RegExp(`^${NUMBER} ?(business )?([a-z]+)(?: |(?=\\d)|$)`);

/** Reads a duration. **rejects**: negative or longer than a hundred years, months, parts of business days, clock and business time mixed. */
export function parseDuration(text: string): Result<Duration, DurationProblem> {
  const tidy = text.trim();
  if (ISO_MONTHS.test(tidy)) return refuse(text, 'months and years have no fixed length');
  if (/^P/.test(tidy)) return parseIso(tidy, text);
  return parseWords(tidy.toLowerCase().replace(/\s+(?:and\s+)?/g, ' '), text);
}

/** Writes a duration so that `parseDuration` gives it back. */
export function formatDuration(duration: Duration): string {
  if ('ms' in duration) return clockWords(duration.ms);
  const days = `${duration.businessDays} business ${duration.businessDays === 1 ? 'day' : 'days'}`;
  if (duration.businessMs === 0) return days;
  const rest = parts(duration.businessMs, false)
    .map(([count, name]) => `${count} business ${name}`)
    .join(' ');
  return duration.businessDays === 0 ? rest : `${days} ${rest}`;
}

function unit(ms: Milliseconds, ...names: string[]): [string, Milliseconds][] {
  return names.map((name) => [name, ms]);
}

function parseIso(tidy: string, text: string): Result<Duration, DurationProblem> {
  const match = ISO.exec(tidy);
  if (match === null || tidy === 'P') return refuse(text, 'it is not an ISO 8601 duration');
  let ms = 0;
  ISO_UNITS.forEach((name, index) => {
    ms += Number(match[index + 1] ?? 0) * ISO_MS[name];
  });
  return clock(ms, text);
}

function parseWords(words: string, text: string): Result<Duration, DurationProblem> {
  let [clockMs, businessMs, businessDays] = [0, 0, 0];
  let [onClock, inBusiness] = [false, false];
  let rest = words;
  while (rest !== '') {
    const piece = PIECE.exec(rest);
    const unitMs = UNITS.get(piece?.[3] ?? '');
    if (piece === null || unitMs === undefined) return refuse(text, 'a number and a unit are expected');
    const count = Number(piece[1]);
    if (piece[2] === undefined) clockMs += count * unitMs;
    else if (unitMs === DAY_MS) businessDays += count;
    else if (unitMs > DAY_MS) return refuse(text, 'a business week differs from place to place');
    else businessMs += count * unitMs;
    onClock ||= piece[2] === undefined;
    inBusiness ||= piece[2] !== undefined;
    rest = rest.slice(piece[0].length);
  }
  if (onClock === inBusiness)
    return refuse(text, onClock ? 'it mixes clock and business time' : 'it is empty');
  return onClock ? clock(clockMs, text) : business(businessDays, businessMs, text);
}

function clock(ms: number, text: string): Result<Duration, DurationProblem> {
  if (ms > LONGEST_MS) return refuse(text, 'it is longer than a hundred years');
  return succeed({ ms: Math.round(ms) });
}

function business(days: number, ms: number, text: string): Result<Duration, DurationProblem> {
  if (!Number.isInteger(days)) return refuse(text, 'business days are whole; write business hours instead');
  if (days * DAY_MS + ms > LONGEST_MS) return refuse(text, 'it is longer than a hundred years');
  return succeed({ businessDays: days, businessMs: Math.round(ms) });
}

function clockWords(ms: Milliseconds): string {
  if (ms > 0 && ms % DAY_MS === 0) return `${ms / DAY_MS} ${ms === DAY_MS ? 'day' : 'days'}`;
  return parts(ms, true)
    .map(([count, name]) => `${count}${name}`)
    .join(' ');
}

function parts(ms: Milliseconds, withDays: boolean): [number, string][] {
  const found: [number, string][] = [];
  let rest = ms;
  const units: [string, number][] = [
    ['h', HOUR_MS],
    ['m', MINUTE_MS],
    ['s', SECOND_MS],
    ['ms', 1],
  ];
  if (withDays) units.unshift(['d', DAY_MS]);
  for (const [name, unitMs] of units) {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    if (count > 0) found.push([count, withDays ? name : (LONG_NAMES[name] ?? name)]);
  }
  return found.length > 0 ? found : [[0, 'm']];
}

const LONG_NAMES: Readonly<Record<string, string>> = { h: 'hours', m: 'minutes', s: 'seconds', ms: 'ms' };

function refuse(text: string, why: string): { ok: false; problem: DurationProblem } {
  return fail({ message: `"${text}" is not a duration: ${why}.`, remedy: REMEDY });
}
