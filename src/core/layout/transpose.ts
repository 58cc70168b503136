// Left to right becomes top to bottom by exchanging x and y of everything that goes in and comes out.
import type { FlowGraph, FlowLayout, Point, Size } from './graph.ts';

const turned = <T extends Size>(size: T): T => ({ ...size, width: size.height, height: size.width });
const swap = ({ x, y }: Point): Point => ({ x: y, y: x });

export function transposeGraph({ nodes, edges }: FlowGraph): FlowGraph {
  return {
    nodes: nodes.map(turned),
    edges: edges.map((edge) => ({ ...edge, label: edge.label && turned(edge.label) })),
  };
}

export function transposeLayout(layout: FlowLayout): FlowLayout {
  return {
    ...turned(layout),
    nodes: layout.nodes.map((node) => ({ ...turned(node), ...swap(node) })),
    routes: layout.routes.map((route) => ({
      ...route,
      start: swap(route.start),
      pieces: route.pieces.map(({ via, to }) => ({ via: via && [swap(via[0]), swap(via[1])], to: swap(to) })),
      label: route.label && swap(route.label),
    })),
  };
}
