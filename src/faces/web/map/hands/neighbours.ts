// Where do the arrow keys lead? Along the flow from stage to path to stage; up and down between neighbours.
import { isTarget, type MapTarget } from '../flow-drawing.ts';
import type { Drawn, PlacedChannel, PlacedStone } from '../size/use-drawn.ts';

export type Arrow = 'ahead' | 'back' | 'up' | 'down';

/** The target that an arrow key leads to; null at the end of the way. */
export function neighbour(drawn: Drawn, from: MapTarget, arrow: Arrow): MapTarget | null {
  return from.kind === 'node' ? fromNode(drawn, from.id, arrow) : fromEdge(drawn, from.id, arrow);
}

const edgeTarget = (channel: PlacedChannel | undefined): MapTarget | null =>
  channel ? { kind: 'edge', id: channel.edge.id } : null;

function heaviestFirst(channels: readonly PlacedChannel[]): PlacedChannel[] {
  return [...channels].sort(
    (a, b) => Number(b.route.main) - Number(a.route.main) || b.edge.weight - a.edge.weight,
  );
}

function fromNode({ channels, stones }: Drawn, id: string, arrow: Arrow): MapTarget | null {
  if (arrow === 'ahead') return edgeTarget(heaviestFirst(channels.filter(({ edge }) => edge.from === id))[0]);
  if (arrow === 'back') return edgeTarget(heaviestFirst(channels.filter(({ edge }) => edge.to === id))[0]);
  const here = stones.find(({ node }) => node.id === id)?.place;
  if (!here) return null;
  const sign = arrow === 'down' ? 1 : -1;
  const beyond = stones.filter(({ place }) => (place.y - here.y) * sign > 4);
  const far = ({ place }: PlacedStone) => Math.abs(place.y - here.y) + Math.abs(place.x - here.x) * 1.5;
  const nearest = beyond.sort((a, b) => far(a) - far(b))[0];
  return nearest ? { kind: 'node', id: nearest.node.id } : null;
}

function fromEdge({ channels }: Drawn, id: string, arrow: Arrow): MapTarget | null {
  const here = channels.find(({ edge }) => edge.id === id);
  if (!here) return null;
  if (arrow === 'ahead') return { kind: 'node', id: here.edge.to };
  if (arrow === 'back') return { kind: 'node', id: here.edge.from };
  const siblings = heaviestFirst(channels.filter(({ edge }) => edge.from === here.edge.from));
  const step = arrow === 'down' ? 1 : siblings.length - 1;
  const next = siblings[(siblings.indexOf(here) + step) % siblings.length];
  return next === here ? null : edgeTarget(next);
}

/** True where a thing stays bright while another is pointed at: itself, its ends, its ways. */
export function isNear({ edge }: { edge: PlacedChannel['edge'] }, target: MapTarget): boolean {
  if (target.kind === 'edge') return isTarget(target, 'edge', edge.id);
  return edge.from === target.id || edge.to === target.id;
}
