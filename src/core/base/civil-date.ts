// Which day is it? Calendar days as whole numbers since 1970-01-01 (proleptic Gregorian), read and written as ISO 8601
// dates. The arithmetic counts years from March, so that the leap day ends a year (method after Howard Hinnant).

import { DAY_MS, type Milliseconds } from './instant.ts';

/** A calendar day without a clock or a zone. **units**: days since 1970-01-01. */
export type EpochDay = number;

const DAYS_IN_400_YEARS = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of a year, month (1 to 12) and day of month; the caller answers for the month having that day. */
export function epochDayOf(year: number, month: number, day: number): EpochDay {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
}

/** Year, month and day of month of a day. **units**: month 1 to 12, day 1 to 31. */
export function civilDate(epochDay: EpochDay): { year: number; month: number; day: number } {
  const shifted = epochDay + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const leapFree = dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524);
  const yearOfEra = Math.floor((leapFree - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Reads `2026-03-29`; undefined where no such day exists. */
export function parseCivilDate(text: string): EpochDay | undefined {
  const match = ISO_DATE.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return undefined;
  const epochDay = epochDayOf(year, month, day);
  return civilDate(epochDay).month === month ? epochDay : undefined;
}

/** Writes `2026-03-29`. */
export function formatCivilDate(epochDay: EpochDay): string {
  const { year, month, day } = civilDate(epochDay);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export const weekdayOf = (epochDay: EpochDay): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;

/** The day that a wall-clock reading falls on. **units**: `wallMs` as if the wall stood at UTC. */
export const dayOfWall = (wallMs: Milliseconds): EpochDay => Math.floor(wallMs / DAY_MS);
