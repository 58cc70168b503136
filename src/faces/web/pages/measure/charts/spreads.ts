// How the values of cases are spread: cycle time, waiting, flow efficiency and cost, in steps, with half and nearly all marked.
import type { ChartData, Measure } from '../../../chart/figures.ts';
import { written } from '../../../chart/written.ts';
import {
  aboutMeasure,
  type Frame,
  type MeasureChart,
  type Time,
  timesAs,
  timeUnit,
  wholeSpan,
} from './frame.ts';

export type SpreadName = 'cycle-time' | 'case-waiting' | 'flow-efficiency' | 'cost';

/** How the values of each are written. */
const WRITTEN: { readonly [name in SpreadName]: Measure } = {
  'cycle-time': 'duration',
  'case-waiting': 'duration',
  'flow-efficiency': 'share',
  cost: 'count',
};

/** Null where no case has a value. */
export function spreadChart(frame: Frame, name: SpreadName, time: Time): MeasureChart | null {
  const { t, told } = frame;
  const steps = told.distributions.find(({ measure }) => measure === name)?.steps ?? [];
  const summary = told.measures[name]?.summary;
  if (steps.length === 0 || !summary) return null;
  const write = (value: number): string =>
    written(value, WRITTEN[name] === 'duration' ? timesAs(time) : WRITTEN[name]);
  const stepTitle = ({ from, to }: (typeof steps)[number]): string =>
    to === null ? t('measure.step.over', { from: write(from) }) : `${write(from)} – ${write(to)}`;
  const placeOfValue = (value: number): number => {
    const place = steps.findIndex(({ from, to }) => value >= from && (to === null || value < to));
    const step = steps[place];
    if (!step) return steps.length - 0.5;
    return step.to === null ? place + 0.5 : place + (value - step.from) / (step.to - step.from);
  };
  const markers: ChartData['markers'] = (['median', 'p85', 'p95'] as const).flatMap((figure) => {
    const value = summary[figure];
    return value === null
      ? []
      : [
          {
            at: placeOfValue(value),
            title: t(`measure.percentile.short.${figure}`, { value: write(value) }),
          },
        ];
  });
  return {
    kind: 'column',
    data: {
      title: t(`measure.spread.${name}`),
      unit:
        WRITTEN[name] === 'duration' ? timeUnit(frame, time, t('measure.casesWith')) : t('measure.casesWith'),
      period: wholeSpan(frame),
      sample: summary.count,
      measure: 'count',
      adds: true,
      markers,
      about: aboutMeasure(frame, name, summary.count),
      places: steps.map((step, i) => ({ id: String(i), title: stepTitle(step) })),
      series: [
        {
          id: name,
          title: t('measure.series.cases'),
          tone: 'water',
          values: steps.map(({ count }) => count),
        },
      ],
    },
    behind: ({ place }) => {
      const step = steps[Number(place)];
      if (!step) return null;
      return { measure: name, atLeast: step.from, ...(step.to === null ? {} : { below: step.to }) };
    },
  };
}
