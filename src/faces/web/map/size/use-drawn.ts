// From a drawing to everything the map paints: texts, sizes, places and routes. Laid out again only when the drawing changes.
import { useMemo } from 'react';
import {
  type FlowLayout,
  layoutFlow,
  moveNodes,
  type PlacedNode,
  type Point,
  type Route,
} from '../../../../core/layout/index.ts';
import type { DrawnEdge, DrawnNode, FlowDrawing } from '../flow-drawing.ts';
import { type GateNames, graphOf, labelOf, type StoneText, textsOf } from './measures.ts';

export type PlacedStone = { node: DrawnNode; place: PlacedNode; text: StoneText };
export type PlacedChannel = { edge: DrawnEdge; route: Route; thickness: number; label: string };
export type Drawn = {
  stones: readonly PlacedStone[];
  channels: readonly PlacedChannel[];
  layout: FlowLayout;
};

type Options = {
  drawing: FlowDrawing;
  /** The drawing without filters, whose order a filtered one keeps. */
  whole: FlowDrawing | undefined;
  /** What is laid out, where that is more than what is drawn. */
  frame: FlowDrawing | undefined;
  names: GateNames;
  down: boolean;
  bare: boolean;
  /** What is being dragged just now. */
  held: ReadonlyMap<string, Point>;
};

export function useDrawn({ drawing, whole, frame, names, down, bare, held }: Options): Drawn {
  const direction = down ? 'down' : 'right';
  const { start, end } = names;
  const keep = useMemo(() => {
    if (!whole) return undefined;
    const graph = graphOf(whole, textsOf(whole, { start, end }), { bare, down });
    return layoutFlow(graph, { direction }).keep;
  }, [whole, start, end, bare, down, direction]);
  const laid = useMemo(() => {
    const laidOut = frame ?? drawing;
    const texts = textsOf(laidOut, { start, end });
    const graph = graphOf(laidOut, texts, { bare, down });
    const layout = layoutFlow(graph, { direction, ...(keep ? { keep } : {}) });
    return { texts, graph, layout };
  }, [drawing, frame, start, end, bare, down, direction, keep]);
  return useMemo(() => {
    const moved = new Map(drawing.nodes.flatMap(({ id, at }) => (at && !down ? [[id, at] as const] : [])));
    for (const [id, point] of held) moved.set(id, point);
    const layout = moved.size > 0 ? moveNodes(laid.layout, laid.graph, moved) : laid.layout;
    // Widths are those of what is drawn: each drawing of a frame by its own most.
    const own = frame ? graphOf(drawing, laid.texts, { bare, down }) : laid.graph;
    return drawnOf(drawing, { ...laid, graph: own, layout });
  }, [drawing, frame, bare, down, held, laid]);
}

type Laid = { texts: ReadonlyMap<string, StoneText>; graph: ReturnType<typeof graphOf>; layout: FlowLayout };

function drawnOf(drawing: FlowDrawing, { texts, graph, layout }: Laid): Drawn {
  const places = new Map(layout.nodes.map((place) => [place.id, place]));
  const routes = new Map(layout.routes.map((route) => [route.id, route]));
  const thickness = new Map(graph.edges.map((edge) => [edge.id, edge.thickness]));
  const stones = drawing.nodes.flatMap((node) => {
    const place = places.get(node.id);
    const text = texts.get(node.id);
    return place && text ? [{ node, place, text }] : [];
  });
  const channels = drawing.edges.flatMap((edge) => {
    const route = routes.get(edge.id);
    return route ? [{ edge, route, thickness: thickness.get(edge.id) ?? 1, label: labelOf(edge) }] : [];
  });
  return { stones, channels, layout };
}
