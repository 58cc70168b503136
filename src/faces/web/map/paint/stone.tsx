// One stage on the map: a rounded stone with its name, what it is, and what is in it now.
import {
  BoxSelect,
  Clock3,
  type LucideIcon,
  Merge,
  Signpost,
  Split,
  Stamp,
  UserRound,
  Workflow,
  Zap,
} from 'lucide-react';
import { memo } from 'react';
import type { DrawnKind } from '../flow-drawing.ts';
import type { Act } from '../hands/touch.ts';
import { hasIcon, LINE } from '../size/measures.ts';
import type { PlacedStone } from '../size/use-drawn.ts';
import style from './flow-map.module.css';
import { Lines } from './lines.tsx';
import { Unspoken } from './unspoken.tsx';

const ICONS: { readonly [kind in DrawnKind]?: LucideIcon } = {
  work: UserRound,
  approval: Stamp,
  automatic: Zap,
  decide: Signpost,
  split: Split,
  join: Merge,
  subflow: Workflow,
  scope: BoxSelect,
  wait: Clock3,
};

type Props = PlacedStone & { spoken: string; share: number; act: Act };

export const Stone = memo(function Stone({ node, place, text, spoken, share, act }: Props) {
  const { width, height } = place;
  const icon = hasIcon(node);
  const x = icon ? 12 : 0;
  const top = -((text.lines.length - 1) * LINE + (text.sub ? 17 : 0)) / 2;
  return (
    <g
      {...act.props('node', node.id, spoken)}
      className={style.stone}
      data-kind={node.kind}
      data-state={node.state}
      data-source={node.source}
      data-meant={node.meant}
      data-change={node.change}
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
    >
      <title>{node.label}</title>
      <Body width={width} height={height} share={share} />
      {icon && <KindIcon kind={node.kind} x={-width / 2 + 14} />}
      <text className={style.name} x={x} textAnchor="middle">
        <Lines lines={text.lines} text={node.label} x={x} y={top} step={LINE} />
      </text>
      {text.sub && (
        <Unspoken>
          <text
            className={style.sub}
            x={x}
            y={top + text.lines.length * LINE - 1}
            dy="0.36em"
            textAnchor="middle"
          >
            {/* The space keeps it apart from the name for whoever reads the text. */ ` ${text.sub}`}
          </text>
        </Unspoken>
      )}
      {node.badge && (
        <Badge text={node.badge.text} title={node.badge.title} x={width / 2 - 10} y={-height / 2} />
      )}
      {node.state && <Mark state={node.state} x={-width / 2 + 8} y={-height / 2} />}
    </g>
  );
});

function Body({ width, height, share }: { width: number; height: number; share: number }) {
  const box = { x: -width / 2, y: -height / 2, width, height, rx: 18 };
  return (
    <>
      <rect
        className={style.ring}
        {...box}
        x={box.x - 4}
        y={box.y - 4}
        width={width + 8}
        height={height + 8}
        rx={22}
      />
      <rect className={style.body} {...box} />
      <rect className={style.tint} {...box} style={{ opacity: share }} />
    </>
  );
}

function KindIcon({ kind, x }: { kind: DrawnKind; x: number }) {
  const Icon = ICONS[kind];
  return Icon ? <Icon className={style.icon} x={x} y={-8} width={16} height={16} aria-hidden="true" /> : null;
}

function Badge({ text, title, x, y }: { text: string; title: string; x: number; y: number }) {
  const width = Math.max(22, text.length * 7.5 + 12);
  return (
    <g className={style.badge} transform={`translate(${x} ${y})`}>
      <title>{title}</title>
      <rect x={-width / 2} y={-11} width={width} height={22} rx={11} />
      <text textAnchor="middle" dy="0.36em">
        {text}
      </text>
    </g>
  );
}

/** A shape besides the colour: a circle with a stroke for an error, an open one with a dot for advice. */
function Mark({ state, x, y }: { state: 'error' | 'advice'; x: number; y: number }) {
  return (
    <g className={style.mark} data-state={state} transform={`translate(${x} ${y})`}>
      <circle r={9} />
      <path d={state === 'error' ? 'M0 -4.5V1M0 4.2V4.3' : 'M0 -4.4V-4.3M0 -1V4.5'} />
    </g>
  );
}
