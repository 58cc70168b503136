// Named rows as bars, their parts one after the other: how long a stage waits and works, how much of what there is.
import { useTranslation } from 'react-i18next';
import { Unspoken } from '../map/paint/unspoken.tsx';
import { shortened, textWidth } from '../map/size/text-width.ts';
import style from './chart.module.css';
import { ChartFrame, type Drawing } from './chart-frame.tsx';
import { type ChartData, type ChosenMark, TONES, valueAt } from './figures.ts';
import { Mark, Plot } from './marks.tsx';
import { ticks } from './scale.ts';
import { written } from './written.ts';

type Props = { data: ChartData; onSelect?: (mark: ChosenMark) => void };

const ROW = 36;
const BAR = 16;
const FOOT = 26;
const NAME = 13;
const FIGURE_ROOM = 76;

export const BarChart = (props: Props) => (
  <ChartFrame data={props.data} draw={(drawing) => <Bars {...props} {...drawing} />} />
);

/** **shape**: `from` is where the segment begins, `line` how many stand above it in its row. */
type Segment = { series: string; title: string; color: string; value: number; from: number; line: number };

function segmentsOf(data: ChartData, place: number): Segment[] {
  let from = 0;
  return data.series.map((series, index) => {
    const value = valueAt(series, place) ?? 0;
    const look = { series: series.id, title: series.title, color: TONES[series.tone] };
    const segment = { ...look, value, from: data.beside ? 0 : from, line: data.beside ? index : 0 };
    from += value;
    return segment;
  });
}

/** Bars that do not add up stand below each other, each thinner. */
const BESIDE = 12;
const rowOf = ({ beside, series }: ChartData): number => (beside ? series.length * BESIDE + 18 : ROW);

function Bars({ data, onSelect, paper, width }: Props & Drawing) {
  const rows = data.places.map((place, index) => ({ place, segments: segmentsOf(data, index) }));
  const totals = rows.map(({ segments }) =>
    segments.reduce((sum, { value }) => (data.beside ? Math.max(sum, value) : sum + value), 0),
  );
  const row = rowOf(data);
  const longest = Math.max(...data.places.map(({ title }) => textWidth(title, NAME)));
  const left = Math.min(longest + 16, width * 0.38);
  const marks = ticks(Math.max(...totals), Math.max(2, Math.floor(width / 160)), data.measure);
  const room = width - left - FIGURE_ROOM;
  const x = (value: number) => left + (room * value) / (marks.at(-1) ?? 1);
  const height = rows.length * row + FOOT;
  return (
    <Plot title={data.title} paper={paper} width={width} height={height}>
      <Scale data={data} marks={marks} x={x} height={height} />
      {rows.map(({ place, segments }, index) => (
        <g key={place.id} transform={`translate(0 ${index * row})`}>
          <text className={style.name} x={left - 12} y={row / 2} dy="0.34em" textAnchor="end">
            <title>{place.title}</title>
            {shortened(place.title, NAME, left - 14)}
          </text>
          {segments.map((segment) => (
            <Bar key={segment.series} data={data} place={place} segment={segment} x={x} onSelect={onSelect} />
          ))}
          <text className={style.total} x={x(totals[index] ?? 0) + 8} y={row / 2} dy="0.34em">
            {written(totals[index] ?? 0, data.measure)}
          </text>
        </g>
      ))}
    </Plot>
  );
}

type ScaleProps = { data: ChartData; marks: readonly number[]; x: (value: number) => number; height: number };

function Scale({ data, marks, x, height }: ScaleProps) {
  return (
    <Unspoken>
      {marks.map((mark) => (
        <g key={mark}>
          <path className={style.grid} d={`M${x(mark)} 0V${height - FOOT}`} />
          <text
            className={style.tick}
            x={x(mark)}
            y={height - 8}
            textAnchor={mark === 0 ? 'start' : 'middle'}
          >
            {mark === 0 ? '0' : written(mark, data.measure)}
          </text>
        </g>
      ))}
    </Unspoken>
  );
}

type BarProps = {
  data: ChartData;
  place: ChartData['places'][number];
  segment: Segment;
  x: (value: number) => number;
  onSelect: Props['onSelect'];
};

function Bar({ data, place, segment, x, onSelect }: BarProps) {
  const { t } = useTranslation();
  const { series, title, color, value, from, line } = segment;
  if (value <= 0) return null;
  const spoken = t('chart.mark', { series: title, place: place.title, value: written(value, data.measure) });
  const start = x(from) + (from > 0 ? 1 : 0);
  const width = Math.max(x(from + value) - start, 1.5);
  const [top, tall] = data.beside ? [9 + line * BESIDE, BESIDE] : [2, ROW - 4];
  return (
    <Mark spoken={spoken} onSelect={onSelect && (() => onSelect({ place: place.id, series }))}>
      <rect className={style.band} x={start} y={top} width={Math.max(width, 24)} height={tall} />
      <rect
        className={style.bar}
        x={start}
        y={data.beside ? top + 2 : (ROW - BAR) / 2}
        width={width}
        height={data.beside ? BESIDE - 4 : BAR}
        rx={3}
        style={{ fill: color }}
      />
    </Mark>
  );
}
