// What is measured: whose history where there are two, in which time, and by days, weeks or months.
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import { type MeasureAddress, type MeasureChange, PERIODS } from './use-measured.ts';

type Props = {
  source: FlowSource | null;
  hasBoth: boolean;
  address: MeasureAddress;
  change: (next: MeasureChange, push?: boolean) => void;
};

const SOURCES = ['own', 'log'] as const;
const TIMES = ['calendar', 'business'] as const;

export function MeasureSwitches({ source, hasBoth, address, change }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {hasBoth && source !== null ? (
        <SegmentedControl
          size="xs"
          aria-label={t('workflowMap.source')}
          data={SOURCES.map((value) => ({ value, label: t(`workflowMap.sources.${value}`) }))}
          value={source.of}
          onChange={(value) => change({ source: value, split: null, only: null, behind: null }, true)}
        />
      ) : null}
      <SegmentedControl
        size="xs"
        aria-label={t('measure.time')}
        data={TIMES.map((value) => ({ value, label: t(`measure.times.${value}`) }))}
        value={address.time}
        onChange={(value) => change({ time: TIMES.find((time) => time === value) ?? 'calendar' })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('measure.period')}
        data={PERIODS.map((value) => ({ value, label: t(`measure.by.${value}`) }))}
        value={address.period}
        onChange={(value) => change({ period: PERIODS.find((period) => period === value) ?? 'week' })}
      />
    </>
  );
}
