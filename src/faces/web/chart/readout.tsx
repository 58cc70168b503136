// What a line chart says at the place pointed at: its name, and the figure of each line.

import { Unspoken } from '../map/paint/unspoken.tsx';
import { textWidth } from '../map/size/text-width.ts';
import style from './chart.module.css';
import { type ChartData, TONES, valueAt } from './figures.ts';
import { written } from './written.ts';

const LETTERS = 12;
const LINE = 18;

type Props = { data: ChartData; place: number; x: number; top: number; right: number };

/** Stands right of `x`, or left of it where there is no room before `right`. */
export function Readout({ data, place, x, top, right }: Props) {
  const lines = data.series.map((series) => ({
    id: series.id,
    tone: series.tone,
    text: `${written(valueAt(series, place), data.measure)}  ${series.title}`,
  }));
  const title = data.places[place]?.title ?? '';
  const width =
    Math.max(...[title, ...lines.map(({ text }) => text)].map((text) => textWidth(text, LETTERS))) + 40;
  const left = x + 12 + width > right ? x - 12 - width : x + 12;
  return (
    <Unspoken className={style.readout} screenOnly>
      <rect x={left} y={top} width={width} height={(lines.length + 1) * LINE + 10} rx={6} />
      <text x={left + 10} y={top + 19} fontWeight={600}>
        {title}
      </text>
      {lines.map(({ id, tone, text }, index) => (
        <g key={id} transform={`translate(${left + 10} ${top + 19 + (index + 1) * LINE})`}>
          <circle cx={4} cy={-4} r={4} style={{ fill: TONES[tone] }} />
          <text x={14}>{text}</text>
        </g>
      ))}
    </Unspoken>
  );
}
