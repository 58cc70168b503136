// The drawing keeps its promises on any graph: nothing overlaps, every route joins its ends, the same graph draws the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, FlowEdge, FlowGraph, FlowNode, PlacedNode, Point } from './graph.ts';
import { overlaps } from './label.ts';
import { layoutFlow } from './layout-flow.ts';

const node = (id: string, weight = 1, gate: FlowNode['gate'] = null): FlowNode => ({
  id,
  weight,
  gate,
  width: gate ? 14 : 136,
  height: gate ? 44 : 60,
});
const edge = (from: string, to: string, weight = 1): FlowEdge => ({
  id: `${from}>${to}`,
  from,
  to,
  weight,
  thickness: 1.5 + Math.sqrt(weight),
  label: { width: 36, height: 16 },
  rework: false,
});
const flow = (nodes: FlowNode[], edges: FlowEdge[]): FlowGraph => ({ nodes, edges });

const anyFlow = fc
  .record({
    size: fc.integer({ min: 0, max: 14 }),
    pairs: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.integer({ min: 0, max: 60 })), { maxLength: 40 }),
    gates: fc.boolean(),
  })
  .map(({ size, pairs, gates }) => {
    const nodes = Array.from({ length: size }, (_, i) => node(`n${i}`, 20 - i));
    const edges = pairs.filter(([a, b]) => a < size && b < size);
    const drawn = edges.map(([a, b, w], i) => ({ ...edge(`n${a}`, `n${b}`, w), id: `e${i}` }));
    if (!gates || size === 0) return flow(nodes, drawn);
    const ends = [edge('start', 'n0', 50), edge(`n${size - 1}`, 'end', 40)];
    return flow([node('start', 50, 'start'), ...nodes, node('end', 50, 'end')], [...ends, ...drawn]);
  });

const boxOf = ({ x, y, width, height }: PlacedNode): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});
const touches = (box: Box, { x, y }: Point) =>
  x >= box.x - 0.01 && x <= box.x + box.width + 0.01 && y >= box.y - 0.01 && y <= box.y + box.height + 0.01;

describe('layoutFlow', () => {
  it('L1 no two nodes overlap, and everything lies within the measured size', () => {
    fc.assert(
      fc.property(anyFlow, (graph) => {
        const { nodes, width, height } = layoutFlow(graph);
        for (const [i, a] of nodes.entries()) {
          for (const b of nodes.slice(i + 1)) expect(overlaps(boxOf(a), boxOf(b))).toBe(false);
          expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
          expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
          expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  it('L2 every route starts on the edge of its first node and ends on that of its last', () => {
    fc.assert(
      fc.property(anyFlow, (graph) => {
        const { nodes, routes } = layoutFlow(graph);
        const boxes = new Map(nodes.map((placed) => [placed.id, boxOf(placed)]));
        const edges = new Map(graph.edges.map((each) => [each.id, each]));
        expect(routes).toHaveLength(graph.edges.length);
        for (const { id, start, pieces } of routes) {
          const from = boxes.get(edges.get(id)?.from ?? '');
          const to = boxes.get(edges.get(id)?.to ?? '');
          const last = pieces.at(-1)?.to;
          expect(from && touches(from, start), `${id} starts`).toBe(true);
          expect(to && last && touches(to, last), `${id} ends`).toBe(true);
        }
      }),
    );
  });

  it('L3 the same graph gives the same drawing', () => {
    fc.assert(
      fc.property(anyFlow, (graph) => {
        expect(layoutFlow(graph)).toEqual(layoutFlow(graph));
      }),
    );
  });

  it('L4 the main path is straight and runs one way', () => {
    fc.assert(
      fc.property(anyFlow, (graph) => {
        const { nodes, main } = layoutFlow(graph);
        const line = main.map((id) => nodes.find((placed) => placed.id === id));
        for (const [i, placed] of line.entries()) {
          const before = line[i - 1];
          if (!before || !placed) continue;
          expect(placed.x).toBeGreaterThan(before.x);
          expect(placed.y).toBeCloseTo(before.y, 6);
        }
      }),
    );
  });

  it('L5 no number lies on a node or on another number', () => {
    fc.assert(
      fc.property(anyFlow, (graph) => {
        const { nodes, routes } = layoutFlow(graph);
        const labels = routes.flatMap(({ label }) =>
          label ? [{ x: label.x - 18, y: label.y - 8, width: 36, height: 16 }] : [],
        );
        for (const [i, label] of labels.entries()) {
          for (const placed of nodes) expect(overlaps(label, boxOf(placed))).toBe(false);
          for (const other of labels.slice(i + 1)) expect(overlaps(label, other)).toBe(false);
        }
      }),
    );
  });

  it('L6 ways forward lead right, and a thin way that closes a loop leads back below the main line', () => {
    const graph = flow(
      [node('start', 9, 'start'), node('a'), node('b'), node('c'), node('end', 9, 'end')],
      [edge('start', 'a', 9), edge('a', 'b', 9), edge('b', 'c', 9), edge('c', 'a', 3), edge('c', 'end', 9)],
    );
    const { nodes, routes } = layoutFlow(graph);
    const back = routes.filter(({ kind }) => kind === 'back');
    expect(back.map(({ id }) => id)).toEqual(['c>a']);
    const deepest = Math.max(...(back[0]?.pieces ?? []).map(({ to }) => to.y));
    expect(deepest).toBeGreaterThan(Math.max(...nodes.map(({ y, height }) => y + height / 2)));
  });

  it('L7 a filtered drawing turns no way round and moves no stage to the other side of the main line', () => {
    fc.assert(
      fc.property(anyFlow, fc.infiniteStream(fc.boolean()), (graph, stays) => {
        const whole = layoutFlow(graph);
        const isGate = new Set(graph.nodes.filter(({ gate }) => gate).map(({ id }) => id));
        const edges = graph.edges.filter(
          ({ from, to }) => isGate.has(from) || isGate.has(to) || stays.next().value,
        );
        const part = layoutFlow({ nodes: graph.nodes, edges }, { keep: whole.keep });
        const back = (drawn: typeof whole) => drawn.routes.filter(({ kind }) => kind === 'back');
        const wasBack = new Set(back(whole).map(({ id }) => id));
        for (const { id } of back(part)) expect(wasBack.has(id)).toBe(true);
        for (const { id, main, y } of part.nodes) {
          const before = whole.keep.get(id)?.side ?? 0;
          const line = part.nodes.find((placed) => placed.main)?.y ?? 0;
          if (!main && before !== 0) expect(Math.sign(y - line)).toBe(before);
        }
      }),
    );
  });

  it('L12 a filter that leaves all ways leaves every stage in its place', () => {
    fc.assert(
      fc.property(anyFlow, fc.infiniteStream(fc.integer({ min: 1, max: 90 })), (graph, weights) => {
        const whole = layoutFlow(graph);
        // The same ways, taken by other numbers of cases: what was the heaviest way need not be so now.
        const edges = graph.edges.map((each) => ({ ...each, weight: weights.next().value ?? 1 }));
        const again = layoutFlow({ nodes: graph.nodes, edges }, { keep: whole.keep });
        const left = (drawn: typeof whole) =>
          [...drawn.nodes].sort((a, b) => a.x - b.x || a.y - b.y).map(({ id }) => id);
        const same = layoutFlow(graph, { keep: whole.keep });
        expect(left(same)).toEqual(left(whole));
        const wasBack = new Set(whole.routes.filter(({ kind }) => kind === 'back').map(({ id }) => id));
        for (const { id, kind } of again.routes) if (kind === 'back') expect(wasBack.has(id)).toBe(true);
      }),
    );
  });

  it('L8 loops, repeats, islands, one node and none draw without a fault', () => {
    expect(layoutFlow(flow([], [])).nodes).toEqual([]);
    expect(layoutFlow(flow([node('a')], [edge('a', 'a')])).routes[0]?.kind).toBe('loop');
    const ring = flow([node('a'), node('b')], [edge('a', 'b'), edge('b', 'a')]);
    expect(layoutFlow(ring).routes.map(({ kind }) => kind)).toEqual(['forward', 'back']);
    const twice = flow([node('a'), node('b')], [edge('a', 'b'), { ...edge('a', 'b'), id: 'again' }]);
    const [first, again] = layoutFlow(twice).routes;
    expect(first?.start).not.toEqual(again?.start);
    expect(layoutFlow(flow([node('a'), node('b')], [edge('a', 'gone')])).nodes).toHaveLength(2);
  });

  it('L9 top to bottom is the same drawing turned', () => {
    fc.assert(
      fc.property(anyFlow, (graph) => {
        const { nodes, main } = layoutFlow(graph, { direction: 'down' });
        const line = main.flatMap((id) => nodes.filter((placed) => placed.id === id));
        for (const [i, placed] of line.entries()) {
          const before = line[i - 1];
          if (before) expect(placed.y).toBeGreaterThan(before.y);
        }
        for (const [i, a] of nodes.entries()) {
          for (const b of nodes.slice(i + 1)) expect(overlaps(boxOf(a), boxOf(b))).toBe(false);
        }
      }),
    );
  });

  it('L10 a large flow of 200 nodes and 1,000 edges takes no effort that grows out of hand', () => {
    const nodes = Array.from({ length: 200 }, (_, i) => node(`n${i}`, 200 - i));
    const edges = nodes.flatMap((_, i) =>
      [1, 2, 7, -3, -11].flatMap((step) =>
        nodes[i + step] ? [edge(`n${i}`, `n${i + step}`, (i * 7) % 90)] : [],
      ),
    );
    const once = () => {
      const since = performance.now();
      layoutFlow(flow(nodes, edges));
      return performance.now() - since;
    };
    // A third of a second on a quiet machine; the bound only tells a blow-up from a busy machine.
    expect(Math.min(once(), once())).toBeLessThan(5_000);
  });
});
