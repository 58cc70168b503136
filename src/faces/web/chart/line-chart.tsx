// Figures over time as lines, or as areas down to nothing. Each place in time is one mark that tells all its figures.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Unspoken } from '../map/paint/unspoken.tsx';
import style from './chart.module.css';
import { ChartFrame, type Drawing } from './chart-frame.tsx';
import { type ChartData, type ChosenMark, dashOf, type Series, TONES, valueAt } from './figures.ts';
import { Mark, Plot } from './marks.tsx';
import { Readout } from './readout.tsx';
import { namedPlaces, ticks } from './scale.ts';
import { written } from './written.ts';

type Props = { data: ChartData; onSelect?: (mark: ChosenMark) => void; height?: number };

const PAD = { left: 56, right: 16, top: 12, bottom: 28 } as const;

export const LineChart = (props: Props) => (
  <ChartFrame lines data={props.data} draw={(drawing) => <Lines {...props} {...drawing} filled={false} />} />
);

export const AreaChart = (props: Props) => (
  <ChartFrame lines data={props.data} draw={(drawing) => <Lines {...props} {...drawing} filled />} />
);

type Frame = {
  x: (place: number) => number;
  y: (value: number) => number;
  step: number;
  marks: readonly number[];
};

function frameOf(data: ChartData, width: number, height: number): Frame {
  const highest = Math.max(0, ...data.series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const marks = ticks(highest, height > 160 ? 4 : 2, data.measure);
  const top = marks.at(-1) ?? 1;
  const step = (width - PAD.left - PAD.right) / Math.max(data.places.length - 1, 1);
  const room = height - PAD.top - PAD.bottom;
  return {
    marks,
    step,
    x: (place) => PAD.left + place * step,
    y: (value) => PAD.top + room * (1 - value / top),
  };
}

function Lines({
  data,
  onSelect,
  height = 220,
  paper,
  width,
  filled,
}: Props & Drawing & { filled: boolean }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const frame = frameOf(data, width, height);
  return (
    <Plot title={data.title} paper={paper} width={width} height={height}>
      <Axes data={data} frame={frame} width={width} height={height} />
      {data.series.map((series, index) => (
        <Line key={series.id} series={series} frame={frame} filled={filled} dash={dashOf(index)} />
      ))}
      {pointed !== null && <Pointer data={data} frame={frame} place={pointed} height={height} />}
      {pointed !== null && (
        <Readout data={data} place={pointed} x={frame.x(pointed)} top={PAD.top} right={width} />
      )}
      <Bands data={data} frame={frame} height={height} onPoint={setPointed} onSelect={onSelect} />
    </Plot>
  );
}

function Line({
  series,
  frame,
  filled,
  dash,
}: {
  series: Series;
  frame: Frame;
  filled: boolean;
  dash: string;
}) {
  const parts = unbroken(series);
  const color = TONES[series.tone];
  const point = (place: number) =>
    `${frame.x(place).toFixed(1)} ${frame.y(valueAt(series, place) ?? 0).toFixed(1)}`;
  return parts.map((part) => {
    const [first, last] = [part[0] ?? 0, part.at(-1) ?? 0];
    const data = `M${part.map(point).join('L')}`;
    const area = `${data}L${frame.x(last)} ${frame.y(0)}L${frame.x(first)} ${frame.y(0)}Z`;
    return (
      <g key={first}>
        {filled && <path d={area} style={{ fill: color, opacity: 0.16 }} />}
        {part.length === 1 && (
          <circle
            cx={frame.x(first)}
            cy={frame.y(valueAt(series, first) ?? 0)}
            r={3}
            style={{ fill: color }}
          />
        )}
        <path className={style.line} d={data} style={{ stroke: color, strokeDasharray: dash }} />
      </g>
    );
  });
}

/** Runs of places that have a figure; a gap stays a gap. */
function unbroken({ values }: Series): number[][] {
  const runs: number[][] = [];
  for (const [place, value] of values.entries()) {
    if (value === null) continue;
    const run = runs.at(-1);
    if (run && run.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

type Framed = { data: ChartData; frame: Frame; height: number };

function Axes({ data, frame, width, height }: Framed & { width: number }) {
  const widest = Math.max(...data.places.map(({ title }) => title.length)) * 6.6 + 16;
  return (
    <Unspoken>
      {frame.marks.map((mark) => (
        <g key={mark}>
          <path className={style.grid} d={`M${PAD.left} ${frame.y(mark)}H${width - PAD.right}`} />
          <text className={style.tick} x={PAD.left - 8} y={frame.y(mark)} dy="0.34em" textAnchor="end">
            {mark === 0 ? '0' : written(mark, data.measure)}
          </text>
        </g>
      ))}
      {namedPlaces(data.places.length, width - PAD.left, widest).map((place) => (
        <text
          key={place}
          className={style.tick}
          x={frame.x(place)}
          y={height - 8}
          textAnchor={place === data.places.length - 1 ? 'end' : 'middle'}
        >
          {data.places[place]?.title}
        </text>
      ))}
    </Unspoken>
  );
}

function Pointer({ data, frame, place, height }: Framed & { place: number }) {
  return (
    <Unspoken className={style.pointer} screenOnly>
      <path d={`M${frame.x(place)} ${PAD.top}V${height - PAD.bottom}`} />
      {data.series.map((series) => {
        const value = valueAt(series, place);
        return value === null ? null : (
          <circle
            key={series.id}
            cx={frame.x(place)}
            cy={frame.y(value)}
            r={4.5}
            style={{ fill: TONES[series.tone] }}
          />
        );
      })}
    </Unspoken>
  );
}

type BandsProps = Framed & { onPoint: (place: number | null) => void; onSelect: Props['onSelect'] };

/** One invisible mark a place, as wide as there is room. */
function Bands({ data, frame, height, onPoint, onSelect }: BandsProps) {
  const { t } = useTranslation();
  return data.places.map((place, index) => {
    const said = data.series
      .map((series) =>
        t('chart.mark', {
          series: series.title,
          place: place.title,
          value: written(valueAt(series, index), data.measure),
        }),
      )
      .join('. ');
    return (
      <Mark
        key={place.id}
        spoken={said}
        onSelect={onSelect && (() => onSelect({ place: place.id, series: null }))}
        onPoint={(isPointed) => onPoint(isPointed ? index : null)}
      >
        <rect
          className={style.band}
          x={frame.x(index) - frame.step / 2}
          y={PAD.top}
          width={frame.step}
          height={height - PAD.top - PAD.bottom}
        />
      </Mark>
    );
  });
}
