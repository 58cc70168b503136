// How long the cases take that ended, and how many are still under way, in one line.
import { useTranslation } from 'react-i18next';
import type { Flow } from '../../wire.ts';
import { durationText } from '../duration.ts';

export function Durations({ flow: { durations, underWay, unseen } }: { flow: Flow }) {
  const { t } = useTranslation();
  const { median, p90 } = durations;
  const open = [
    ...(underWay === 0 ? [] : [t('flow.underWay', { count: underWay })]),
    ...(unseen === 0 ? [] : [t('flow.unseen', { count: unseen })]),
  ];
  const known =
    median === null || p90 === null
      ? []
      : [t('flow.durations', { median: durationText(median), p90: durationText(p90) })];
  return <p className="quiet figures">{[...known, ...open].join(' · ')}</p>;
}
