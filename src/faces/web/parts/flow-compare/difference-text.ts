// What a difference says: "Approve waits 2 d longer in North: 3 d (210 cases) against 1 d (480 cases)".
import type { TFunction } from 'i18next';
import { idOfActivity, idOfPath } from '../../map/drawing-of-process-map.ts';
import type { MapTarget } from '../../map/flow-drawing.ts';
import type { Difference } from '../../wire.ts';
import { durationText } from '../duration.ts';

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const points = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

export const isShare = ({ aspect }: Pick<Difference, 'aspect'>): boolean =>
  aspect === 'share' || aspect === 'repeats';

/** A value of this row as a reader writes it. */
export const valueText = (row: Pick<Difference, 'aspect'>, value: number): string =>
  isShare(row) ? percent.format(value) : durationText(value);

export function differenceText(t: TFunction, row: Difference, first: string): string {
  const way = row.difference >= 0 ? 'more' : 'less';
  return t(`flowCompare.text.${row.aspect}.${way}`, {
    ...{ what: whatOf(t, row), first, by: durationText(Math.abs(row.difference)) },
    ...{ a: valueText(row, row.first.value), b: valueText(row, row.second.value) },
    ...{ n: casesText(t, row.first.cases), m: casesText(t, row.second.cases) },
  });
}

const casesText = (t: TFunction, count: number): string => t('flow.cases', { count });

/** The interval of the difference and the size of the effect. */
export function surenessText(t: TFunction, row: Difference): string {
  const said = (value: number) => (isShare(row) ? `${points.format(value * 100)}%` : durationText(value));
  return t('flowCompare.between', {
    ...{ low: said(row.low), high: said(row.high), size: t(`flowCompare.size.${sizeOf(row)}`) },
  });
}

/** Where effects of either kind become middling and large (Cohen's h of 0.5 and 0.8, Cliff's delta of 0.33 and 0.474). */
const SIZES = { share: [0.5 / Math.PI, 0.8 / Math.PI], time: [0.33, 0.474] } as const;

function sizeOf(row: Difference): 'small' | 'middling' | 'large' {
  const [middling, large] = SIZES[isShare(row) ? 'share' : 'time'];
  return row.effect >= large ? 'large' : row.effect >= middling ? 'middling' : 'small';
}

function whatOf(t: TFunction, { subject }: Difference): string {
  if (subject.of === 'activity') return subject.activity;
  if (subject.of === 'case') return '';
  return `${subject.from ?? t('map.start')} → ${subject.to ?? t('map.end')}`;
}

/** What stands for it on the map; null for whole cases. */
export function targetOf({ subject }: Pick<Difference, 'subject'>): MapTarget | null {
  if (subject.of === 'activity') return { kind: 'node', id: idOfActivity(subject.activity) };
  return subject.of === 'path' ? { kind: 'edge', id: idOfPath(subject.from, subject.to) } : null;
}
