// The map by keyboard: arrows walk along the flow, Enter chooses, plus, minus and 0 zoom; the rest is left to the designer.
import type { KeyboardEvent, RefObject } from 'react';
import type { Size } from '../../../../core/layout/index.ts';
import type { MapTarget } from '../flow-drawing.ts';
import type { Drawn } from '../size/use-drawn.ts';
import { type Camera, showing, zoomed } from './camera.ts';
import { type Arrow, neighbour } from './neighbours.ts';
import { keyOf } from './touch.ts';
import { placeOf } from './use-marks.ts';

const ACROSS: { readonly [key: string]: Arrow } = {
  ArrowRight: 'ahead',
  ArrowLeft: 'back',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const ALONG: { readonly [key: string]: Arrow } = {
  ArrowDown: 'ahead',
  ArrowUp: 'back',
  ArrowLeft: 'up',
  ArrowRight: 'down',
};

export type Looking = {
  view: RefObject<HTMLElement | null>;
  drawn: Drawn;
  down: boolean;
  size: Size;
  change: (how: (camera: Camera) => Camera) => void;
  onFit: () => void;
  onChoose: (target: MapTarget | null) => void;
};

/** Focuses a thing on the map and brings it into view. */
export function focusOn({ view, drawn, size, change }: Looking, target: MapTarget): void {
  const element = view.current?.querySelector<SVGElement>(`[data-target="${CSS.escape(keyOf(target))}"]`);
  element?.focus({ preventScroll: true });
  const place = placeOf(drawn, target);
  if (place) change((camera) => showing(camera, place, size));
}

/** True where the key meant something here. `from` null: the map as a whole has the focus. */
export function walk(looking: Looking, event: KeyboardEvent, from: MapTarget | null): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return zoomKey(looking, event.key);
  const arrow = (looking.down ? ALONG : ACROSS)[event.key];
  if (arrow) {
    const first = looking.drawn.stones[0];
    const next = from
      ? neighbour(looking.drawn, from, arrow)
      : first
        ? { kind: 'node' as const, id: first.node.id }
        : null;
    if (next) focusOn(looking, next);
    return true;
  }
  if (from && (event.key === 'Enter' || event.key === ' ')) {
    looking.onChoose(from);
    return true;
  }
  if (event.key === 'Escape') {
    looking.onChoose(null);
    return true;
  }
  return zoomKey(looking, event.key);
}

function zoomKey({ size, change, onFit }: Looking, key: string): boolean {
  const centre = { x: size.width / 2, y: size.height / 2 };
  if (key === '0') onFit();
  else if (key === '+' || key === '=') change((camera) => zoomed(camera, 1.25, centre));
  else if (key === '-') change((camera) => zoomed(camera, 0.8, centre));
  else return false;
  return true;
}
