// What is pointed at or chosen is marked on the page itself, so that pointing repaints nothing but the marks.
import { type RefObject, useEffect } from 'react';
import { isTarget, type MapTarget } from '../flow-drawing.ts';
import type { Drawn } from '../size/use-drawn.ts';
import { isNear } from './neighbours.ts';
import { keyOf } from './touch.ts';

type Marks = { pointed: MapTarget | null; chosen: MapTarget | null };

export function useMarks(
  view: RefObject<HTMLElement | null>,
  drawn: Drawn,
  { pointed, chosen }: Marks,
): void {
  useEffect(() => {
    const root = view.current;
    if (!root) return;
    root.toggleAttribute('data-pointed', pointed !== null);
    const near = pointed ? nearTo(drawn, pointed) : new Set<string>();
    for (const element of root.querySelectorAll<SVGElement>('[data-target]')) {
      const key = element.getAttribute('data-target') ?? '';
      element.toggleAttribute('data-near', near.has(key));
      element.setAttribute('aria-pressed', String(chosen !== null && keyOf(chosen) === key));
    }
    for (const element of root.querySelectorAll<SVGElement>('[data-edge]')) {
      element.toggleAttribute(
        'data-near',
        near.has(keyOf({ kind: 'edge', id: element.getAttribute('data-edge') ?? '' })),
      );
    }
  }, [view, drawn, pointed, chosen]);
}

/** The thing itself, its paths, and the stages at their ends. */
function nearTo({ channels }: Drawn, target: MapTarget): Set<string> {
  const near = new Set([keyOf(target)]);
  for (const channel of channels) {
    if (!isNear(channel, target)) continue;
    near.add(keyOf({ kind: 'edge', id: channel.edge.id }));
    near.add(keyOf({ kind: 'node', id: channel.edge.from }));
    near.add(keyOf({ kind: 'node', id: channel.edge.to }));
  }
  return near;
}

/** The place of a target in the drawing, for bringing it into view. */
export function placeOf({ stones, channels }: Drawn, target: MapTarget) {
  if (target.kind === 'node') return stones.find(({ node }) => node.id === target.id)?.place ?? null;
  const route = channels.find(({ edge }) => isTarget(target, 'edge', edge.id))?.route;
  return route ? (route.label ?? route.pieces[Math.floor(route.pieces.length / 2)]?.to ?? null) : null;
}
