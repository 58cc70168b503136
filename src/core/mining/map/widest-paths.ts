// By which way is each activity best joined to the start, and to the end? The way whose rarest arrow is as frequent
// as can be (widest path). It keeps a simplified map in one piece.

/** An arrow between nodes 0 … n - 1. */
export type Arrow = { readonly from: number; readonly to: number; readonly count: number };

/** For each node the arrow (its place in `arrows`) by which it is reached from `root`; -1 for the root and the unreached. */
export function widestTree(
  arrows: readonly Arrow[],
  nodes: number,
  root: number,
  backwards: boolean,
): Int32Array {
  const by = new Int32Array(nodes).fill(-1);
  const reached = new Uint8Array(nodes);
  const waiting: number[][] = Array.from({ length: nodes }, () => []);
  const source = (arrow: Arrow): number => (backwards ? arrow.to : arrow.from);
  const target = (arrow: Arrow): number => (backwards ? arrow.from : arrow.to);
  const frontier: number[] = [];
  const reach = (number: number, arrow: Arrow): void => {
    const node = target(arrow);
    if (reached[node] === 1) return;
    reached[node] = 1;
    by[node] = number;
    frontier.push(node);
  };
  reached[root] = 1;
  const frequentFirst = arrows
    .map((_, i) => i)
    .sort((a, b) => countOf(arrows, b) - countOf(arrows, a) || a - b);
  for (const number of frequentFirst) {
    const arrow = arrows[number] as Arrow;
    if (reached[source(arrow)] !== 1) {
      waiting[source(arrow)]?.push(number);
      continue;
    }
    reach(number, arrow);
    // Whoever is reached now lets the more frequent arrows pass that had to wait for it.
    for (let node = frontier.shift(); node !== undefined; node = frontier.shift()) {
      for (const held of waiting[node] ?? []) reach(held, arrows[held] as Arrow);
    }
  }
  return by;
}

const countOf = (arrows: readonly Arrow[], i: number): number => arrows[i]?.count ?? 0;
