// One chart of the page: drawn as its kind asks, each mark opening the cases behind it.
import { BarChart } from '../../../chart/bar-chart.tsx';
import { ColumnChart } from '../../../chart/column-chart.tsx';
import type { ChosenMark } from '../../../chart/figures.ts';
import { AreaChart, LineChart } from '../../../chart/line-chart.tsx';
import style from '../measure.module.css';
import type { Behind } from '../use-measured.ts';
import type { MeasureChart } from './frame.ts';

const DRAWN = { line: LineChart, area: AreaChart, bar: BarChart, column: ColumnChart } as const;

type Props = { chart: MeasureChart; onOpen: (behind: Behind) => void };

export function ChartView({ chart: { kind, data, behind, wide, note }, onOpen }: Props) {
  const Drawn = DRAWN[kind];
  const select = (mark: ChosenMark) => {
    const cases = behind(mark);
    if (cases !== null) onOpen(cases);
  };
  return (
    <div className={wide ? style.wide : undefined}>
      {note === undefined ? null : <p className={style.note}>{note}</p>}
      <Drawn data={data} onSelect={select} />
    </div>
  );
}
