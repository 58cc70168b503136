// The figures and charts of one history: every mark and figure leads to the cases behind it.
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart } from '../../chart/bar-chart.tsx';
import { AreaChart, LineChart } from '../../chart/line-chart.tsx';
import { idOfActivity } from '../../map/drawing-of-process-map.ts';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import { useAnswer } from '../../state/answers.ts';
import { progressChart, reworkChart, stageTimesChart, tellsWork, throughputChart } from './charts.ts';
import { FigureCard } from './figure-card.tsx';
import { topFigures } from './figures.ts';
import style from './measure.module.css';
import type { Measures, Period } from './measures.ts';

type Props = { workflowId: string; source: FlowSource; period: Period; measures: Measures };

export function Measured({ workflowId, source, period, measures }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const workflow = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } }).data;
  const now = useMemo(() => Date.now(), []);
  const frame = { t, period, now: source.of === 'log' ? Number.POSITIVE_INFINITY : now, measures };
  const figures = topFigures({ ...frame, workflowId, source, openCases: workflow?.openCases ?? 0 });
  const openStage = ({ place }: { place: string }) =>
    void navigate({
      to: `/workflows/${workflowId}/map` as never,
      search: { source: source.of, chosen: `node:${idOfActivity(place)}`, activities: 100 } as never,
    });
  return (
    <>
      <div className={style.cards}>
        {figures.map((figure) => (
          <FigureCard key={figure.name} figure={figure} />
        ))}
      </div>
      <div className={style.charts}>
        <div className={style.wide}>
          {tellsWork(measures) ? null : <p className={style.note}>{t('measure.notApart')}</p>}
          <BarChart data={stageTimesChart(frame)} onSelect={openStage} />
        </div>
        <AreaChart data={progressChart(frame)} />
        <LineChart data={throughputChart(frame)} />
        <div className={style.wide}>
          <BarChart data={reworkChart(frame)} onSelect={openStage} />
        </div>
      </div>
    </>
  );
}
