// The cases behind a figure or a mark of a chart: what is pointed at in words, and the cases, the longest first.
import { Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { written } from '../../chart/written.ts';
import { CasesShown } from '../../parts/flow/case-list.tsx';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import { spanText, type Time, timesAs } from './charts/frame.ts';
import { behindOptions, type Measures } from './told.ts';
import type { Behind, Counting } from './use-measured.ts';

type Props = {
  source: FlowSource;
  counting: Counting;
  behind: Behind;
  measures: Measures;
  onClose: () => void;
};

export function BehindDialog({ source, counting, behind, measures, onClose }: Props) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(behindOptions(source, counting, behind));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={behindText(t, behind, { measures, time: counting.time })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <CasesShown list={list} source={source} />
    </Modal>
  );
}

/** In words: the measure, the stage, the period, the values in between. */
function behindText(
  t: TFunction,
  behind: Behind,
  { measures, time }: { measures: Measures; time: Time },
): string {
  const { measure: name, activity, from, to, atLeast, below } = behind;
  const measure = measures[name];
  const unit = measure?.unit;
  const write = (value: number): string =>
    written(value, unit === 'ms' ? timesAs(time) : unit === 'share' ? 'share' : 'count');
  const range =
    name === 'on-time' && below === 1
      ? t('measure.lateOnly')
      : atLeast !== undefined && below !== undefined
        ? t('measure.between', { from: write(atLeast), to: write(below) })
        : atLeast !== undefined
          ? t('measure.atLeast', { from: write(atLeast) })
          : below !== undefined
            ? t('measure.below', { to: write(below) })
            : null;
  const period = from !== undefined && to !== undefined ? spanText(t, [{ from, to }]) : null;
  return [measure?.title ?? name, activity, range, period].filter((part) => part).join(' · ');
}
