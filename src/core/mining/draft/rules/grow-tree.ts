// Which few questions tell best which way is taken? A small decision tree: at each node the question that leaves the least
// mixture (Gini; Breiman, Friedman, Olshen, Stone 1984), at most three deep.

/** What is asked about. **shape**: by row, a rank of an ordered value or the code of another, -1 where it is not known. */
export type Column = { readonly isOrdered: boolean; readonly values: Int32Array; readonly distinct: number };

/** **shape**: `ways[row]` is below `kinds`. */
export type Examples = {
  readonly columns: readonly Column[];
  readonly ways: Uint8Array;
  readonly kinds: number;
};

/** Is the value of `column` above `at` (ordered), or `at` itself? What is not known is neither. */
export type Ask = { readonly column: number; readonly at: number };

/** **shape**: `counts[way]` of the rows it was grown from; `way` the most frequent; a leaf has no `ask`. */
export type TreeNode = {
  readonly counts: Float64Array;
  readonly way: number;
  readonly ask?: Ask;
  readonly yes?: TreeNode;
  readonly no?: TreeNode;
};

export const MOST_DEPTH = 3;

export function growTree(examples: Examples, rows: Int32Array, least: number, depth = MOST_DEPTH): TreeNode {
  const counts = countWays(examples, rows);
  const way = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
  const isPure = counts[way] === rows.length;
  const ask =
    depth > 0 && !isPure && rows.length >= 2 * least ? bestAsk(examples, rows, counts, least) : null;
  if (ask === null) return { counts, way };
  const holds = (row: number): boolean => answers(examples, ask, row);
  const grow = (part: Int32Array): TreeNode => growTree(examples, part, least, depth - 1);
  return { counts, way, ask, yes: grow(rows.filter(holds)), no: grow(rows.filter((row) => !holds(row))) };
}

export function answers({ columns }: Examples, { column, at }: Ask, row: number): boolean {
  const { isOrdered, values } = columns[column] as Column;
  return isOrdered ? (values[row] as number) > at : values[row] === at;
}

/** The way that the tree, cut at a depth, foretells for a row. */
export function foretold(tree: TreeNode, examples: Examples, row: number, depth = MOST_DEPTH): number {
  let node = tree;
  for (let left = depth; left > 0 && node.ask && node.yes && node.no; left--) {
    node = answers(examples, node.ask, row) ? node.yes : node.no;
  }
  return node.way;
}

function countWays({ ways, kinds }: Examples, rows: Int32Array): Float64Array {
  const counts = new Float64Array(kinds);
  for (const row of rows) counts[ways[row] as number] = (counts[ways[row] as number] as number) + 1;
  return counts;
}

// The first column and value among equals, so that the same examples grow the same tree.
function bestAsk(examples: Examples, rows: Int32Array, total: Float64Array, least: number): Ask | null {
  let best: Ask | null = null;
  let mixture = mixtureOf(total) - 1e-9;
  for (const [column, { isOrdered, values, distinct }] of examples.columns.entries()) {
    const table = tableOf(examples, rows, values, distinct);
    const above = new Float64Array(examples.kinds);
    for (let at = distinct - 1; at >= 0; at--) {
      const here = table.subarray(at * examples.kinds, (at + 1) * examples.kinds);
      // Ordered values gather from the top: what is above `at` is all that was passed before it.
      const yes = isOrdered ? above.slice() : here;
      const found = split(yes, total, least);
      if (found < mixture) {
        mixture = found;
        best = { column, at };
      }
      for (let way = 0; way < above.length; way++)
        above[way] = (above[way] as number) + (here[way] as number);
    }
  }
  return best;
}

function tableOf(
  { ways, kinds }: Examples,
  rows: Int32Array,
  values: Int32Array,
  distinct: number,
): Float64Array {
  const table = new Float64Array(distinct * kinds);
  for (const row of rows) {
    const value = values[row] as number;
    if (value < 0) continue;
    const cell = value * kinds + (ways[row] as number);
    table[cell] = (table[cell] as number) + 1;
  }
  return table;
}

function split(yes: Float64Array, total: Float64Array, least: number): number {
  const no = total.map((count, way) => count - (yes[way] as number));
  const [some, others] = [sum(yes), sum(no)];
  return some < least || others < least ? Number.POSITIVE_INFINITY : mixtureOf(yes) + mixtureOf(no);
}

// The Gini index times the number of rows.
function mixtureOf(counts: Float64Array): number {
  const all = sum(counts);
  return all === 0 ? 0 : all - counts.reduce((squares, count) => squares + count * count, 0) / all;
}

const sum = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);
