// One path on the map: a channel of water, as wide as cases pass and as warm as they wait. Rework is thin and dashed.
import { memo } from 'react';
import type { Act } from '../hands/touch.ts';
import { FIGURE } from '../size/measures.ts';
import { textWidth } from '../size/text-width.ts';
import type { PlacedChannel } from '../size/use-drawn.ts';
import style from './flow-map.module.css';
import { headOf, pathData } from './path-data.ts';
import { warmth } from './warmth.ts';

type Props = PlacedChannel & { spoken: string; bare: boolean; act: Act };

/** How wide a way back is drawn: thin, whatever passes. */
const thinned = (thickness: number): number => Math.min(thickness, 1.5 + thickness * 0.12);

export const Channel = memo(function Channel({ edge, route, thickness, spoken, bare, act }: Props) {
  const isBack = edge.rework || (!bare && route.kind !== 'forward');
  const width = isBack ? thinned(thickness) : thickness;
  const head = headOf(route, width);
  const data = pathData(route, head.length * 0.6);
  const color = bare || edge.meant === 'never-happens' ? undefined : warmth(edge.heat);
  return (
    <g
      {...act.props('edge', edge.id, spoken)}
      className={style.channel}
      data-back={isBack}
      data-source={edge.source}
      data-quiet={edge.quiet}
      data-meant={edge.meant}
      data-change={edge.change}
    >
      <title>{spoken}</title>
      <path className={style.reach} d={data} strokeWidth={Math.max(width + 10, 24)} />
      <path className={style.ring} d={data} strokeWidth={width + 9} />
      <path className={style.bank} d={data} strokeWidth={width + 5} />
      <path
        className={style.water}
        d={data}
        strokeWidth={width}
        style={{ stroke: color }}
        data-dashed={edge.dashed ?? (isBack && route.kind !== 'loop')}
      />
      <path className={style.head} d={head.data} style={{ fill: color }} />
    </g>
  );
});

/** The number on a channel, on a piece of ground; painted above all channels, so that none runs over it. */
export const Figure = memo(function Figure({ edge, route, label }: PlacedChannel) {
  if (!route.label || label === '') return null;
  const { x, y } = route.label;
  const width = textWidth(label, FIGURE) + 3;
  return (
    <g
      className={style.figure}
      data-main={route.main}
      data-quiet={edge.quiet}
      data-meant={edge.meant}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      data-edge={edge.id}
    >
      <rect x={-width / 2} y={-7.5} width={width} height={15} rx={5} />
      <text dy="0.36em" textAnchor="middle">
        {label}
      </text>
    </g>
  );
});
