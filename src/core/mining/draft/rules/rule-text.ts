// How is a grown tree said as rules? For each way the questions that lead to it, as a FEEL condition over the record's fields,
// true exactly where the tree says so, missing values included.
import type { LogField } from '../fields/field-of.ts';
import type { Clue } from '../fields/suits.ts';
import type { Ask, TreeNode } from './grow-tree.ts';

/** What a column of the examples stands for. **shape**: `levels[rank]` are an ordered column's values, ascending. */
export type Asked = {
  readonly field: LogField;
  readonly levels: Float64Array;
  readonly mayBeMissing: boolean;
};

type Step = { readonly ask: Ask; readonly yes: boolean };

/** The tree without questions that change nothing, cut at a depth. */
export function pruned(tree: TreeNode, depth: number): TreeNode {
  const { counts, way, ask } = tree;
  if (depth === 0 || !ask || !tree.yes || !tree.no) return { counts, way };
  const [yes, no] = [pruned(tree.yes, depth - 1), pruned(tree.no, depth - 1)];
  if (!yes.ask && !no.ask && yes.way === no.way) return { counts, way: yes.way };
  return { counts, way, ask, yes, no };
}

export function waysIn(tree: TreeNode): number[] {
  return tree.ask && tree.yes && tree.no
    ? [...new Set([...waysIn(tree.yes), ...waysIn(tree.no)])]
    : [tree.way];
}

/** The condition under which the tree says this way. */
export function ruleFor(tree: TreeNode, way: number, asked: readonly Asked[]): string {
  const paths = pathsTo(tree, way, []).map((path) => saidTogether(path, asked));
  if (paths.length === 1) return paths[0]?.join(' and ') ?? '';
  return paths.map((said) => (said.length > 1 ? `(${said.join(' and ')})` : said.join(''))).join(' or ');
}

function pathsTo(node: TreeNode, way: number, before: readonly Step[]): (readonly Step[])[] {
  const { ask } = node;
  if (!ask || !node.yes || !node.no) return node.way === way ? [before] : [];
  return [
    ...pathsTo(node.yes, way, [...before, { ask, yes: true }]),
    ...pathsTo(node.no, way, [...before, { ask, yes: false }]),
  ];
}

function saidTogether(path: readonly Step[], asked: readonly Asked[]): string[] {
  return path
    .filter((step, i) => !path.some((other, j) => j !== i && includes(other, step, asked)))
    .map((step) => said(step, asked));
}

// Does the one already say the other? Above 500 says above 100; is "travel" says is not "meals".
function includes(one: Step, other: Step, asked: readonly Asked[]): boolean {
  if (one.ask.column !== other.ask.column) return false;
  const { kind } = (asked[one.ask.column] as Asked).field.clue;
  if (kind !== 'number') return one.yes && !other.yes;
  return one.yes === other.yes && (one.yes ? one.ask.at > other.ask.at : one.ask.at < other.ask.at);
}

function said({ ask, yes }: Step, asked: readonly Asked[]): string {
  const { field, levels, mayBeMissing } = asked[ask.column] as Asked;
  const { id, clue } = field;
  if (clue.kind === 'number') {
    const bound = plain(between(levels[ask.at] as number, levels[ask.at + 1] as number));
    if (yes) return `${id} > ${bound}`;
    return mayBeMissing ? `not(${id} > ${bound})` : `${id} <= ${bound}`;
  }
  // Of two values that are always known, what is not the one is the other.
  const other =
    yes || mayBeMissing || levels.length !== 2 ? undefined : levels.find((code) => code !== ask.at);
  return `${id} ${yes || other !== undefined ? '=' : '!='} ${literal(clue, other ?? ask.at)}`;
}

const literal = ({ kind, texts }: Clue, code: number): string =>
  kind === 'yes-no' ? String(code === 1) : JSON.stringify(texts[code] ?? '');

// The shortest number from the lower value on and below the upper one.
function between(low: number, high: number): number {
  for (let digits = 1; digits < 16; digits++) {
    for (const value of [Number(low.toPrecision(digits)), Number(((low + high) / 2).toPrecision(digits))]) {
      if (value >= low && value < high) return value;
    }
  }
  return low;
}

// Without an exponent: columns of numbers stay below 10^15.
const plain = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-6 ? value.toFixed(20) : String(value);
