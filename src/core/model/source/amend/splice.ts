// Where is a piece of a source put in, taken out or put in the place of another, so that all around it stays as it was written?
import { isCollection, type Node, type Pair } from 'yaml';

/** A stretch of the source and what stands there afterwards. **units**: characters from 0; `to` is excluded. */
export type Splice = { readonly from: number; readonly to: number; readonly text: string };

/** The source after all of them; they never overlap. */
export const spliced = (source: string, splices: readonly Splice[]): string =>
  // Of two at one place, the one that was named first stands first.
  [...splices]
    .reverse()
    .sort((one, other) => other.from - one.from || other.to - one.to)
    .reduce((text, { from, to, text: piece }) => text.slice(0, from) + piece + text.slice(to), source);

/** **shape**: null for a node that stands nowhere in the source. */
export function startOf(node: unknown): number | null {
  return (node as Node | null)?.range?.[0] ?? null;
}

/** Where its last character that is no blank ends. */
export function endOf(source: string, node: unknown): number | null {
  const range = (node as Node | null)?.range;
  if (range == null) return null;
  return range[0] + source.slice(range[0], range[1]).trimEnd().length;
}

export const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

const lineStart = (source: string, offset: number): number => source.lastIndexOf('\n', offset - 1) + 1;

const lineEnd = (source: string, offset: number): number => {
  const at = source.indexOf('\n', offset);
  return at === -1 ? source.length : at;
};

/** **units**: characters before it on its line. */
export const columnOf = (source: string, offset: number): number => offset - lineStart(source, offset);

/** One item of a list or one member of a map: from its dash or its key to its end. */
export type Item = { readonly from: number; readonly to: number };

export function memberItem(source: string, pair: Pair): Item | null {
  const from = startOf(pair.key);
  const to = endOf(source, pair.value) ?? endOf(source, pair.key);
  return from === null || to === null ? null : { from, to };
}

/** Of a list of lines, with its dash. */
export function lineItem(source: string, node: unknown): Item | null {
  const [start, to] = [startOf(node), endOf(source, node)];
  if (start === null || to === null) return null;
  const before = source.slice(lineStart(source, start), start);
  const dash = /-\s+$/.exec(before);
  return dash === null ? null : { from: start - dash[0].length, to };
}

/** Of what stands between brackets. */
export function flowItem(source: string, node: unknown): Item | null {
  const [from, to] = [startOf(node), endOf(source, node)];
  return from === null || to === null ? null : { from, to };
}

/** Puts text behind an item: on a line of its own, or behind a comma. */
export function putBehind(source: string, item: Item, text: string, inFlow: boolean): Splice {
  if (inFlow) return { from: item.to, to: item.to, text: `, ${text}` };
  const at = lineEnd(source, item.to);
  return { from: at, to: at, text: `\n${' '.repeat(columnOf(source, item.from))}${text}` };
}

export function putBefore(source: string, item: Item, text: string, inFlow: boolean): Splice {
  const gap = inFlow ? ', ' : `\n${' '.repeat(columnOf(source, item.from))}`;
  return { from: item.from, to: item.from, text: text + gap };
}

/** Takes one of several items out; null where that leaves no readable rest. */
export function takeOut(
  source: string,
  items: readonly Item[],
  index: number,
  inFlow: boolean,
): Splice | null {
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  if (item === undefined || items.length < 2) return null;
  const start = lineStart(source, item.from);
  if (!inFlow && source.slice(start, item.from).trim() === '')
    return { from: start, to: Math.min(lineEnd(source, item.to) + 1, source.length), text: '' };
  if (after !== undefined) return { from: item.from, to: after.from, text: '' };
  return before === undefined ? null : { from: before.to, to: item.to, text: '' };
}
