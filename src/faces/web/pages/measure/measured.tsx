// The figures and charts of one history: every mark and figure opens the cases behind it.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import { BehindDialog } from './behind.tsx';
import { ChartView } from './charts/chart-view.tsx';
import type { Frame, MeasureChart } from './charts/frame.ts';
import { flowChart, progressChart, qualityChart, throughputChart } from './charts/over-time.ts';
import {
  ageingChart,
  punctualChart,
  reworkChart,
  stageTimesChart,
  waitingChart,
} from './charts/per-stage.ts';
import { spreadChart } from './charts/spreads.ts';
import { topFigures } from './charts/top-figures.ts';
import { Counted } from './counted.tsx';
import { FigureCard } from './figure-card.tsx';
import style from './measure.module.css';
import { Parts } from './parts.tsx';
import type { Told } from './told.ts';
import type { Behind, MeasureAddress, MeasureChange } from './use-measured.ts';

type Props = {
  source: FlowSource;
  told: Told;
  address: MeasureAddress;
  change: (next: MeasureChange, push?: boolean) => void;
};

export function Measured({ source, told, address, change }: Props) {
  const { t } = useTranslation();
  const now = useMemo(() => Date.now(), []);
  const { period, time, behind } = address;
  const isOurs = source.of === 'own';
  const frame: Frame = { t, period, now: isOurs ? now : Number.POSITIVE_INFINITY, told };
  const open = (cases: Behind) => change({ behind: cases }, true);
  return (
    <>
      <Counted frame={frame} time={time} onOpen={open} />
      <div className={style.cards}>
        {topFigures({ ...frame, isOurs, time }).map((figure) => (
          <FigureCard key={figure.name} figure={figure} onOpen={open} />
        ))}
      </div>
      <div className={style.charts}>
        {chartsOf(frame, time).map((chart) => (
          <ChartView key={chart.data.title} chart={chart} onOpen={open} />
        ))}
      </div>
      <Parts source={source} frame={frame} address={address} change={change} onOpen={open} />
      {behind === null ? null : (
        <BehindDialog
          source={source}
          counting={address}
          behind={behind}
          measures={told.measures}
          onClose={() => change({ behind: null }, true)}
        />
      )}
    </>
  );
}

/** In the order of the questions: does it flow, how long, where, how well. What nothing records is left out. */
function chartsOf(frame: Frame, time: MeasureAddress['time']): MeasureChart[] {
  const charts = [
    throughputChart(frame),
    flowChart(frame),
    spreadChart(frame, 'cycle-time', time),
    progressChart(frame),
    ageingChart(frame, time),
    stageTimesChart(frame, time),
    waitingChart(frame, time),
    qualityChart(frame),
    reworkChart(frame),
    punctualChart(frame),
    spreadChart(frame, 'flow-efficiency', time),
    spreadChart(frame, 'case-waiting', time),
  ];
  return pairedUp(charts.filter((chart) => chart !== null));
}

/** Narrow charts stand two in a row; one that is left over takes the whole of it. */
function pairedUp(charts: readonly MeasureChart[]): MeasureChart[] {
  let row = 0;
  return charts.map((chart, i) => {
    row = chart.wide ? 0 : row + 1;
    const next = charts[i + 1];
    return row % 2 === 1 && (next === undefined || next.wide) ? { ...chart, wide: true } : chart;
  });
}
