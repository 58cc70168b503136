// The designer's handles: on a stage one to draw a connection from and one to add a stage after it, on a path one to add between.
import { Plus } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../../../core/layout/index.ts';
import type { MapTarget } from '../flow-drawing.ts';
import style from '../paint/flow-map.module.css';
import { middleOf } from '../paint/path-data.ts';
import type { Drawn } from '../size/use-drawn.ts';
import type { Connecting, FlowMapEdit } from './use-editing.ts';
import type { Speech } from './use-speech.ts';

type Props = {
  drawn: Drawn;
  speech: Speech;
  target: MapTarget | null;
  edit: FlowMapEdit;
  onDraw: (from: string, event: PointerEvent) => void;
};

/** The handles of the one thing that is pointed at, focused or chosen. */
export function EditTools({ drawn, speech, target, edit, onDraw }: Props) {
  const { t } = useTranslation();
  if (target?.kind === 'edge') {
    const channel = drawn.channels.find(({ edge }) => edge.id === target.id);
    if (!channel) return null;
    const at = middleOf(channel.route);
    const ends = { from: speech.name(channel.edge.from), to: speech.name(channel.edge.to) };
    const place = { x: at.x, y: at.y + (channel.route.label ? 22 : 0) };
    return (
      <AddButton
        at={place}
        title={t('map.addOn', ends)}
        onAdd={() => edit.onAddOn(channel.edge.id)}
        owner={target}
      />
    );
  }
  const stone = drawn.stones.find(({ node }) => node.id === target?.id);
  if (!stone || !target || stone.node.kind === 'end') return null;
  const { x, y, width, height } = stone.place;
  const name = speech.name(stone.node.id);
  return (
    <>
      <g
        className={style.handle}
        data-screen-only
        data-target={`node ${stone.node.id}`}
        onPointerDown={(event) => onDraw(stone.node.id, event)}
      >
        <title>{t('map.connect', { name })}</title>
        <circle className={style.reach} cx={x + width / 2} cy={y} r={14} />
        <circle cx={x + width / 2} cy={y} r={6.5} />
      </g>
      <AddButton
        at={{ x: x + width / 2 + 2, y: y + height / 2 + 4 }}
        title={t('map.addAfter', { name })}
        onAdd={() => edit.onAddAfter(stone.node.id)}
        owner={target}
      />
    </>
  );
}

type AddProps = { at: Point; title: string; onAdd: () => void; owner: MapTarget };

function AddButton({ at, title, onAdd, owner }: AddProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.stopPropagation();
    onAdd();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      className={style.add}
      data-screen-only
      role="button"
      tabIndex={0}
      aria-label={title}
      data-owner={owner.kind}
      transform={`translate(${at.x} ${at.y})`}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onAdd}
      onKeyDown={press}
    >
      <title>{title}</title>
      <circle r={12} />
      <Plus x={-7} y={-7} width={14} height={14} aria-hidden="true" />
    </g>
  );
}

/** The connection being drawn. */
export function DraftLine({ drawn, connecting }: { drawn: Drawn; connecting: Connecting | null }) {
  if (!connecting) return null;
  const placeOf = (id: string | null) => drawn.stones.find(({ node }) => node.id === id)?.place ?? null;
  const from = placeOf(connecting.from);
  const to = placeOf(connecting.to);
  if (!from) return null;
  const start = { x: from.x + from.width / 2, y: from.y };
  const end = to ? { x: to.x - to.width / 2, y: to.y } : connecting.at;
  if (!end) return null;
  const bend = Math.max(40, Math.abs(end.x - start.x) / 2);
  const data = `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
  return (
    <g className={style.draft} data-screen-only>
      <path d={data} />
      {to && (
        <rect
          x={to.x - to.width / 2 - 5}
          y={to.y - to.height / 2 - 5}
          width={to.width + 10}
          height={to.height + 10}
          rx={22}
        />
      )}
    </g>
  );
}
