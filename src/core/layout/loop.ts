// A stage that follows itself: a small arc over the right shoulder of its node, each further one outside the last.
import type { Box, Route } from './graph.ts';
import type { Arc } from './indexed.ts';
import { LOOP_HEIGHT } from './pack.ts';

export function routeLoop(arc: Arc, box: Box, nth: number): Route {
  const reach = Math.min(box.width * 0.12, 12) + nth * 6;
  const centre = box.x + box.width * 0.72;
  const rise = LOOP_HEIGHT * 1.16 + nth * 6;
  const [left, right] = [centre - reach, centre + reach];
  const top = box.y - rise;
  return {
    id: arc.edge.id,
    kind: 'loop',
    main: false,
    start: { x: left, y: box.y },
    pieces: [
      {
        via: [
          { x: left - 9, y: top },
          { x: right + 9, y: top },
        ],
        to: { x: right, y: box.y },
      },
    ],
    label: null,
  };
}
