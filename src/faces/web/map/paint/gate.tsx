// Where cases come in and go out: a small gate, a bar across the water with its name beside it.
import { memo } from 'react';
import type { Act } from '../hands/touch.ts';
import { GATE_BAR, SUB } from '../size/measures.ts';
import type { PlacedStone } from '../size/use-drawn.ts';
import style from './flow-map.module.css';
import { Lines } from './lines.tsx';

type Props = PlacedStone & { spoken: string; down: boolean; act: Act };

export const Gate = memo(function Gate({ node, place, text, spoken, down, act }: Props) {
  const sign = node.kind === 'start' ? 1 : -1;
  const { width, height } = place;
  const bar = down
    ? { x: -24, y: sign > 0 ? height / 2 - GATE_BAR : -height / 2, width: 48, height: GATE_BAR }
    : { x: sign > 0 ? width / 2 - GATE_BAR : -width / 2, y: -24, width: GATE_BAR, height: 48 };
  const x = down ? 0 : (-sign * (GATE_BAR + 7)) / 2;
  const middle = down ? (-sign * GATE_BAR) / 2 : 0;
  const first = middle - ((text.lines.length - 1) * (SUB + 3)) / 2;
  return (
    <g
      {...act.props('node', node.id, spoken)}
      className={style.gate}
      data-kind={node.kind}
      data-state={node.state}
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
    >
      <title>{node.label || spoken}</title>
      <rect
        className={style.ring}
        x={-width / 2 - 3}
        y={-height / 2 - 3}
        width={width + 6}
        height={height + 6}
        rx={9}
      />
      <rect className={style.reach} x={-width / 2} y={-height / 2} width={width} height={height} />
      <rect className={style.bar} {...bar} rx={GATE_BAR / 2} />
      <text className={style.gateName} textAnchor="middle">
        <Lines lines={text.lines} x={x} y={first} step={SUB + 3} />
      </text>
    </g>
  );
});
