// The days that a history tells of, in words: from one to another, one day alone, or none at all.
import type { TFunction } from 'i18next';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** **units**: milliseconds. Numbers in place of times (1, 2, 3 …) are read as instants just after the beginning of 1970. */
const FIRST_YEAR_MS = 366 * 86_400_000;

/** Whether the times of a history are no dates but an order. */
export const isWithoutDates = (to: string | number): boolean => new Date(to).getTime() < FIRST_YEAR_MS;

/** As in "from Jan 3, 2026 to Mar 9, 2026", "on Jan 3, 2026" or "without dates". */
export function spanWords(t: TFunction, from: string | number, to: string | number): string {
  if (isWithoutDates(to)) return t('frame.span.noDates');
  const [first, last] = [day.format(new Date(from)), day.format(new Date(to))];
  return first === last
    ? t('frame.span.on', { day: first })
    : t('frame.span.fromTo', { from: first, to: last });
}
