// Stages that someone put elsewhere: their routes follow them, everything else stays.
import { describe, expect, it } from 'vitest';
import type { FlowEdge, FlowGraph } from './graph.ts';
import { layoutFlow } from './layout-flow.ts';
import { moveNodes } from './move-nodes.ts';

const edge = (from: string, to: string): FlowEdge => ({
  id: `${from}>${to}`,
  from,
  to,
  weight: 1,
  thickness: 2,
  label: null,
  rework: false,
});
const graph: FlowGraph = {
  nodes: ['a', 'b', 'c', 'd'].map((id) => ({ id, width: 120, height: 60, weight: 1, gate: null })),
  edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'd'), edge('d', 'd')],
};

describe('moveNodes', () => {
  const laid = layoutFlow(graph);
  const placeOf = (layout: typeof laid, id: string) => layout.nodes.find((node) => node.id === id);

  it('L11 moves what was moved, and leaves other nodes and the routes between them alone', () => {
    const moved = moveNodes(laid, graph, new Map([['d', { x: 700, y: 400 }]]));
    expect(placeOf(moved, 'd')).toMatchObject({ x: 700, y: 400 });
    expect(placeOf(moved, 'b')).toEqual(placeOf(laid, 'b'));
    expect(moved.routes[0]?.pieces).toEqual(laid.routes[0]?.pieces);
    expect(moved.routes[2]?.pieces).not.toEqual(laid.routes[2]?.pieces);
    expect(moved.height).toBeGreaterThan(430);
  });

  it('L11 joins a moved node wherever it lies: ahead, behind, above or below', () => {
    const from = placeOf(laid, 'a');
    for (const [x, y] of [
      [600, 90],
      [-500, 40],
      [80, 400],
      [80, -300],
    ] as const) {
      const { nodes, routes } = moveNodes(laid, graph, new Map([['b', { x, y }]]));
      const route = routes.find(({ id }) => id === 'a>b');
      const to = nodes.find(({ id }) => id === 'b');
      const end = route?.pieces.at(-1)?.to;
      expect(Math.abs((route?.start.x ?? 0) - (from?.x ?? 0))).toBeLessThanOrEqual(60);
      expect(Math.abs((end?.x ?? 0) - (to?.x ?? 0))).toBeLessThanOrEqual(60);
      expect(Math.abs((end?.y ?? 0) - (to?.y ?? 0))).toBeLessThanOrEqual(30);
    }
  });

  it('L11 a node put back where nobody knows it is left out', () => {
    expect(moveNodes(laid, graph, new Map([['gone', { x: 0, y: 0 }]])).nodes).toEqual(laid.nodes);
  });
});
