// How large is everything on the map? Sizes of stones, gates, channels and letters, in drawing units (pixels at full size).
import type { FlowEdge, FlowGraph, FlowNode } from '../../../../core/layout/index.ts';
import { type DrawnEdge, type DrawnNode, type FlowDrawing, isGate } from '../flow-drawing.ts';
import { evenBlock, shortened, textWidth } from './text-width.ts';

export const NAME = 14.5;
export const SUB = 12;
export const FIGURE = 12.5;
export const LINE = 19;
export const GATE_BAR = 10;
const PAD = 16;
const ICON = 24;
const NAME_WIDTHS = [84, 132] as const;
const LABEL_MOST = 118;

export type StoneText = { lines: readonly string[]; sub: string | null; width: number; height: number };

export const hasIcon = (node: DrawnNode): boolean => !isGate(node) && node.kind !== 'activity';

/** A stone is as wide as its name needs on two or three lines; all stones of a drawing are equally high. */
export function stoneText(node: DrawnNode, tallest: { lines: number; sub: boolean }): StoneText {
  const { lines, width: inner } = evenBlock(node.label, NAME, NAME_WIDTHS);
  const sub = node.sub ? shortened(node.sub, SUB, inner + 18) : null;
  const width = Math.ceil(inner + PAD * 2 + (hasIcon(node) ? ICON : 0));
  return { lines, sub, width, height: 26 + tallest.lines * LINE + (tallest.sub ? 17 : 0) };
}

/** Lines that the longest name takes. */
export function lineCountOf(nodes: readonly DrawnNode[]): number {
  const stones = nodes.filter((node) => !isGate(node));
  const counts = stones.map((node) => evenBlock(node.label, NAME, NAME_WIDTHS).lines.length);
  return Math.max(1, ...counts);
}

/** A gate is a bar with its name beside it. */
export function gateText(node: DrawnNode, name: string): StoneText {
  const { lines } = evenBlock(name, SUB + 0.5, [24, 84]);
  const width = Math.ceil(Math.max(...lines.map((line) => textWidth(line, SUB + 0.5)))) + GATE_BAR + 8;
  return { lines, sub: node.sub ?? null, width, height: 48 };
}

export type Texts = ReadonlyMap<string, StoneText>;
export type GateNames = { start: string; end: string };

export function textsOf(drawing: FlowDrawing, names: GateNames): Texts {
  const tallest = {
    lines: lineCountOf(drawing.nodes),
    sub: drawing.nodes.some((node) => node.sub && !isGate(node)),
  };
  return new Map(
    drawing.nodes.map((node) => [
      node.id,
      isGate(node) ? gateText(node, nameOf(node, names)) : stoneText(node, tallest),
    ]),
  );
}

/** What a node is called; the plain gates are named by the map. */
export function nameOf(node: DrawnNode, names: GateNames): string {
  if (node.label !== '' || !isGate(node)) return node.label;
  return node.kind === 'start' ? names.start : names.end;
}

/** Width of a channel by its share of the widest; area grows with the cases, so the width by the root. */
export function thicknessOf(edge: DrawnEdge, heaviest: number, bare: boolean): number {
  if (bare) return 2;
  return 1.6 + 14.4 * Math.sqrt(Math.max(edge.weight, 0) / Math.max(heaviest, 1));
}

export const labelOf = (edge: DrawnEdge): string => shortened(edge.label, FIGURE, LABEL_MOST);

/** The drawing as the layout wants it. `bare`: channels of one thin width, as for a design. */
export function graphOf(
  drawing: FlowDrawing,
  texts: Texts,
  options: { bare: boolean; down: boolean },
): FlowGraph {
  const heaviest = Math.max(1, ...drawing.edges.map((edge) => edge.weight));
  const nodes = drawing.nodes.map((node): FlowNode => {
    const { width, height } = texts.get(node.id) ?? { width: 0, height: 0 };
    const gate = node.kind === 'start' || node.kind === 'end' ? node.kind : null;
    const size = gate && options.down ? { width: Math.max(width, 64), height: 34 } : { width, height };
    return { id: node.id, weight: node.weight, gate, ...size };
  });
  const edges = drawing.edges.map((edge): FlowEdge => {
    const label = labelOf(edge);
    const size = label === '' ? null : { width: Math.ceil(textWidth(label, FIGURE)) + 8, height: 17 };
    const thickness = thicknessOf(edge, heaviest, options.bare);
    const { id, from, to, weight, rework } = edge;
    return { id, from, to, weight, thickness, label: size, rework };
  });
  return { nodes, edges };
}
