// Steps side by side as columns: how values are spread, with lines where half and nearly all of them lie.
import { useTranslation } from 'react-i18next';
import { Unspoken } from '../map/paint/unspoken.tsx';
import style from './chart.module.css';
import { ChartFrame, type Drawing } from './chart-frame.tsx';
import { type ChartData, type ChosenMark, TONES, valueAt } from './figures.ts';
import { Mark, Plot } from './marks.tsx';
import { namedPlaces, ticks } from './scale.ts';
import { written } from './written.ts';

type Props = { data: ChartData; onSelect?: (mark: ChosenMark) => void; height?: number };

const PAD = { left: 56, right: 16, bottom: 28 } as const;
/** Room for the words of each line across the columns, one below the other so that none covers another. */
const MARKER = 17;

export const ColumnChart = (props: Props) => (
  <ChartFrame data={props.data} draw={(drawing) => <Columns {...props} {...drawing} />} />
);

type Frame = {
  readonly step: number;
  readonly x: (place: number) => number;
  readonly y: (value: number) => number;
  readonly marks: readonly number[];
};

function Columns({ data, onSelect, height = 240, paper, width }: Props & Drawing) {
  const [series] = data.series;
  const top = 8 + (data.markers?.length ?? 0) * MARKER;
  const highest = Math.max(0, ...(series?.values ?? []).map((value) => value ?? 0));
  const marks = ticks(highest, 4, data.measure);
  const step = (width - PAD.left - PAD.right) / Math.max(data.places.length, 1);
  const room = height - top - PAD.bottom;
  const frame: Frame = {
    step,
    marks,
    x: (place) => PAD.left + place * step,
    y: (value) => top + room * (1 - value / (marks.at(-1) ?? 1)),
  };
  return (
    <Plot title={data.title} paper={paper} width={width} height={height}>
      <Axes data={data} frame={frame} width={width} height={height} />
      {data.places.map((place, index) => (
        <Column key={place.id} data={data} index={index} frame={frame} onSelect={onSelect} />
      ))}
      <Markers data={data} frame={frame} bottom={height - PAD.bottom} width={width} />
    </Plot>
  );
}

type AxesProps = { data: ChartData; frame: Frame; width: number; height: number };

function Axes({ data, frame: { marks, x, y, step }, width, height }: AxesProps) {
  const widest = Math.max(...data.places.map(({ title }) => title.length)) * 6.6 + 12;
  return (
    <Unspoken>
      {marks.map((mark) => (
        <g key={mark}>
          <path className={style.grid} d={`M${PAD.left} ${y(mark)}H${width - PAD.right}`} />
          <text className={style.tick} x={PAD.left - 8} y={y(mark)} dy="0.34em" textAnchor="end">
            {mark === 0 ? '0' : written(mark, data.measure)}
          </text>
        </g>
      ))}
      {namedPlaces(data.places.length, width - PAD.left, widest).map((place) => (
        <text
          key={place}
          className={style.tick}
          x={place === data.places.length - 1 ? width - PAD.right : x(place) + step / 2}
          y={height - 8}
          textAnchor={place === data.places.length - 1 ? 'end' : 'middle'}
        >
          {data.places[place]?.title}
        </text>
      ))}
    </Unspoken>
  );
}

type ColumnProps = { data: ChartData; index: number; frame: Frame; onSelect: Props['onSelect'] };

function Column({ data, index, frame: { x, y, step }, onSelect }: ColumnProps) {
  const { t } = useTranslation();
  const [series] = data.series;
  const place = data.places[index];
  if (!series || !place) return null;
  const value = valueAt(series, index) ?? 0;
  const spoken = t('chart.mark', {
    series: series.title,
    place: place.title,
    value: written(value, data.measure),
  });
  const height = value === 0 ? 0 : Math.max(y(0) - y(value), 1.5);
  const gap = Math.min(2, step / 6);
  return (
    <Mark
      spoken={spoken}
      onSelect={onSelect && value > 0 ? () => onSelect({ place: place.id, series: series.id }) : undefined}
    >
      <rect
        className={style.band}
        x={x(index)}
        y={y(0) - Math.max(height, 24)}
        width={step}
        height={Math.max(height, 24)}
      />
      <rect
        className={style.bar}
        x={x(index) + gap}
        y={y(0) - height}
        width={Math.max(step - 2 * gap, 1)}
        height={height}
        rx={Math.min(3, step / 4)}
        style={{ fill: TONES[series.tone] }}
      />
    </Mark>
  );
}

type MarkersProps = { data: ChartData; frame: Frame; bottom: number; width: number };

function Markers({ data, frame: { x }, bottom, width }: MarkersProps) {
  return (
    <Unspoken>
      {(data.markers ?? []).map(({ at, title }, line) => {
        const left = x(at);
        const onLeft = left > width * 0.6;
        return (
          <g key={title} className={style.marker}>
            <path d={`M${left} ${6 + line * MARKER}V${bottom}`} />
            <text
              x={onLeft ? left - 6 : left + 6}
              y={17 + line * MARKER}
              textAnchor={onLeft ? 'end' : 'start'}
            >
              {title}
            </text>
          </g>
        );
      })}
    </Unspoken>
  );
}
