// What is measured: whose history where there are two, and by days, weeks or months.
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import { PERIODS, type Period } from './measures.ts';

type Props = {
  source: FlowSource | null;
  hasBoth: boolean;
  period: Period;
  onSource: (of: FlowSource['of']) => void;
  onPeriod: (period: Period) => void;
};

const SOURCES = ['own', 'log'] as const;

export function MeasureSwitches({ source, hasBoth, period, onSource, onPeriod }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {hasBoth && source !== null ? (
        <SegmentedControl
          size="xs"
          aria-label={t('workflowMap.source')}
          data={SOURCES.map((value) => ({ value, label: t(`workflowMap.sources.${value}`) }))}
          value={source.of}
          onChange={(value) => onSource(value as FlowSource['of'])}
        />
      ) : null}
      <SegmentedControl
        size="xs"
        aria-label={t('measure.period')}
        data={PERIODS.map((value) => ({ value, label: t(`measure.by.${value}`) }))}
        value={period}
        onChange={(value) => onPeriod(value as Period)}
      />
    </>
  );
}
