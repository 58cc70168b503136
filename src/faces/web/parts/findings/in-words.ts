// A cost as a manager would say it, how sure something is, and a figure with its unit.
import type { TFunction } from 'i18next';
import type { Finding, Findings, StandingFigure } from '../../wire.ts';
import { durationText } from '../duration.ts';

type Looked = Findings['looked'];

const HOUR_MS = 3_600_000;
const MONTH_MS = 30.44 * 24 * HOUR_MS;

/** How many months the history covers; null below one, for which nothing is said a month. */
export function monthsOf({ from, to }: Looked): number | null {
  if (from === null || to === null) return null;
  const months = (new Date(to).getTime() - new Date(from).getTime()) / MONTH_MS;
  return months < 1 ? null : months;
}

/** **units**: milliseconds of working time, a working day being `dayMs`. */
export function costText(t: TFunction, ms: number, dayMs: number, per: 'Month' | 'Total'): string {
  const days = ms / dayMs;
  if (days >= 0.95) return t(`findings.cost.days${per}`, { count: rounded(days) });
  const hours = ms / HOUR_MS;
  return hours < 0.95
    ? t(`findings.cost.little${per}`)
    : t(`findings.cost.hours${per}`, { count: rounded(hours) });
}

/** Small numbers by halves, larger ones whole: more would claim too much. */
const rounded = (value: number): number => (value < 3 ? Math.round(value * 2) / 2 : Math.round(value));

export function costOf(
  t: TFunction,
  { monthMs, costMs }: Pick<Finding, 'monthMs' | 'costMs'>,
  looked: Looked,
): string {
  return monthsOf(looked) === null
    ? costText(t, costMs, looked.dayMs, 'Total')
    : costText(t, monthMs, looked.dayMs, 'Month');
}

export function costDefinition(t: TFunction, { costMs }: Pick<Finding, 'costMs'>, looked: Looked): string {
  const day = durationText(looked.dayMs);
  const months = monthsOf(looked);
  const text =
    months === null
      ? t('findings.cost.definitionShort', { day })
      : t('findings.cost.definition', {
          day,
          months: Math.round(months * 10) / 10,
          total: costText(t, costMs, looked.dayMs, 'Total'),
        });
  return looked.hoursLearnt ? text : `${text} ${t('findings.cost.unlearnt')}`;
}

export function sureText(t: TFunction, confidence: number): string {
  if (confidence >= 0.999) return t('findings.sure.very');
  return confidence >= 0.99 ? t('findings.sure.quite') : t('findings.sure.fairly');
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export const shareText = (share: number): string => percent.format(share);

/** What is almost certain is not called certain. */
export const atLeastText = (confidence: number): string => percent.format(Math.min(confidence, 0.999));

/** A value of a figure with its unit: working time, or a share. */
export const valueText = ({ name }: Pick<StandingFigure, 'name'>, value: number): string =>
  name === 'wait' || name === 'gap' ? durationText(value) : shareText(value);

/** A kind that the catalogue does not know yet goes by its own name. */
export const kindTextOf = (t: TFunction, kind: string): string =>
  t(`findings.kinds.${kind}` as 'findings.kinds.gate', { defaultValue: kind });

type NotEnoughData = Findings['notEnoughData'][number];
type Reason = { readonly why: string; readonly kinds: readonly NotEnoughData['kind'][] };

/** Why kinds of finding could not be looked for: each reason once, with all kinds that it keeps away, in their order. */
export function reasonsOf(notEnoughData: readonly NotEnoughData[]): Reason[] {
  const reasons = [...new Set(notEnoughData.map(({ why }) => why))];
  return reasons.map((why) => ({
    why,
    kinds: notEnoughData.filter((each) => each.why === why).map(({ kind }) => kind),
  }));
}
