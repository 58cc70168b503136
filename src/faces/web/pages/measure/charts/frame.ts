// What every chart of the page stands on: the words, the period, what was told, and what a chart is for the page.
import type { TFunction } from 'i18next';
import type { ChartData, ChosenMark, Measure, Place } from '../../../chart/figures.ts';
import { isWithoutDates } from '../../../parts/span-words.ts';
import type { PeriodFigure, Told } from '../told.ts';
import type { Behind, Period } from '../use-measured.ts';

export type Frame = {
  readonly t: TFunction;
  readonly period: Period;
  readonly now: number;
  readonly told: Told;
};

/** A chart, and the cases behind each of its marks. */
export type MeasureChart = {
  readonly kind: 'line' | 'area' | 'bar' | 'column';
  readonly data: ChartData;
  readonly behind: (mark: ChosenMark) => Behind | null;
  readonly wide?: boolean;
  readonly note?: string;
};

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

export const placeOf =
  (period: Period) =>
  ({ from }: Pick<PeriodFigure, 'from'>): Place => ({
    id: String(from),
    title: (period === 'month' ? month : day).format(from),
    at: from,
  });

export const spanText = (t: TFunction, figures: readonly Pick<PeriodFigure, 'from' | 'to'>[]): string => {
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return t('measure.wholeTime');
  return daysText(t, first.from, last.to - 1);
};

function daysText(t: TFunction, from: number, to: number): string {
  if (isWithoutDates(to)) return t('measure.noDates');
  const [first, last] = [long.format(from), long.format(to)];
  return first === last ? first : t('measure.span', { from: first, to: last });
}

/** The whole time that the history tells of. */
export const wholeSpan = ({ t, told: { counted } }: Frame): string =>
  counted.from === null || counted.to === null
    ? t('measure.wholeTime')
    : daysText(t, new Date(counted.from).getTime(), new Date(counted.to).getTime());

/** What a figure means, and how many cases are left out of it. */
export function aboutMeasure({ t, told }: Frame, name: string, counted: number | null = null): string {
  const { definition = '' } = told.measures[name] ?? {};
  const left = counted === null ? 0 : told.counted.cases - counted;
  return left > 0 ? `${definition} ${t('measure.leftOut', { count: left })}` : definition;
}

export type Time = 'calendar' | 'business';

/** How times are written on a chart. */
export const timesAs = (time: Time): Measure => (time === 'business' ? 'work-time' : 'duration');

/** Times are of the clock on the wall, or business time. */
export const timeUnit = ({ t }: Frame, time: Time, unit: string): string =>
  time === 'business' ? t('measure.inBusinessTime', { unit }) : unit;
