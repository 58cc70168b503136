// A trend in the space of a word: a line without axes, and its last figure as a point. It says what it shows when read aloud.
import style from './chart.module.css';
import { TONES, type Tone } from './figures.ts';

type Props = {
  /** What the line shows, with its first and last figure, in words. */
  spoken: string;
  values: readonly (number | null)[];
  tone?: Tone;
  width?: number;
  height?: number;
};

export function Spark({ spoken, values, tone = 'deep', width = 96, height = 28 }: Props) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const last = known.at(-1);
  if (!last) return null;
  const [least, most] = [
    Math.min(...known.map(({ value }) => value)),
    Math.max(...known.map(({ value }) => value)),
  ];
  const x = (index: number) => 3 + (index / Math.max(values.length - 1, 1)) * (width - 7);
  const y = (value: number) =>
    most === least ? height / 2 : 4 + (1 - (value - least) / (most - least)) * (height - 8);
  const data = `M${known.map(({ value, index }) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`;
  return (
    <svg
      className={style.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={spoken}
    >
      <path d={data} style={{ stroke: TONES[tone] }} />
      <circle cx={x(last.index)} cy={y(last.value)} r={2.8} style={{ fill: TONES[tone] }} />
    </svg>
  );
}
