// Would a cluster send a statement to the one node that holds its workspace? It does so by what the statement itself says:
// every table of a workspace must be held to the workspace key by an equality with a value, and the same value throughout.
// The wall of row-level security says it too, but no cluster routes by it; nor is it looked at here.
import {
  isNode,
  nodeOf,
  nodesBelow,
  nodesOf,
  numberOf,
  type Printed,
  type TreeNode,
  textOf,
} from './query-tree.ts';

/** What the catalogue says. `tenant`: by the oid of a table of workspaces, its name and the place of its workspace key;
 * `tables`: the oids of all our tables. */
export type Names = {
  readonly tenant: ReadonlyMap<number, { readonly table: string; readonly key: number }>;
  readonly tables: ReadonlySet<number>;
  /** The functions that are not immutable: s for stable, v for volatile. */
  readonly mutable: ReadonlyMap<number, 's' | 'v'>;
};

const SUBQUERY = 1;
const JOIN = 2;
const VALUES = 5;
const INSERT = 3;

/** What a query is known to hold equal, by name; a query inside another knows what that one knows. */
type Equal = { readonly parent: Map<string, string> };

/** The tables that the statement leaves open, in words; empty where it would be routed. */
export function unroutedTables(query: TreeNode, names: Names): string[] {
  const values = new Set<string>();
  const open: string[] = [];
  lookInto(query, [], { parent: new Map() }, { names, values, open, queries: 0 });
  return values.size > 1 ? [...open, `holds the workspace key to ${values.size} different values`] : open;
}

type Sight = {
  readonly names: Names;
  readonly values: Set<string>;
  readonly open: string[];
  queries: number;
};

/** `path` names the query and those around it, the outermost first. */
function lookInto(query: TreeNode, path: readonly string[], outer: Equal, sight: Sight): void {
  const own = [...path, `query ${sight.queries++}`];
  const equal: Equal = { parent: new Map(outer.parent) };
  const from = nodeOf(query, 'jointree');
  if (from !== undefined) learnFrom(from, query, own, equal);
  const target = numberOf(query, 'resultRelation');
  const inserts = numberOf(query, 'commandType') === INSERT;
  for (const [at, entry] of nodesOf(query, 'rtable').entries()) {
    const found = isTable(entry) ? sight.names.tenant.get(numberOf(entry, 'relid')) : undefined;
    if (found === undefined || textOf(entry, 'relkind') === 'c') continue;
    const isTarget = inserts && at + 1 === target;
    const held = isTarget
      ? insertedValues(query, found.key, own, equal)
      : [heldTo(equal, variable(own, at + 1, found.key))];
    for (const value of held) {
      if (value === null) sight.open.push(`${found.table} is not held to a workspace`);
      else sight.values.add(value);
    }
  }
  for (const inner of queriesIn(query)) lookInto(inner, own, equal, sight);
}

const isTable = (entry: TreeNode): boolean =>
  numberOf(entry, 'rtekind') === 0 && textOf(entry, 'relid') !== '' && textOf(entry, 'relid') !== '0';

/** The queries directly inside: in FROM, in WITH, in conditions. */
function* queriesIn(query: TreeNode): Generator<TreeNode> {
  const isQuery = (node: TreeNode) => node.kind === 'QUERY';
  for (const node of nodesBelow(Object.values(query.fields), isQuery)) if (isQuery(node)) yield node;
}

// ---- What conditions say

/** Conditions of WHERE and of joins. That of an outer join says something of the side alone that may be missing. */
function learnFrom(from: TreeNode, query: TreeNode, own: readonly string[], equal: Equal): void {
  const hears = new Set(nodesOf(query, 'rtable').map((_, at) => at + 1));
  visitJoins(from, hears, (condition, of) => {
    for (const [left, right] of equalities(condition)) {
      const names = [left, right].map((side) => nameOf(side, query, own));
      const [one, other] = names;
      if (one === undefined || one === null || other === undefined || other === null) continue;
      if ([left, right].some((side) => isOwnColumn(side) && !of.has(numberOf(side, 'varno')))) {
        // Of a row that the join keeps whatever the condition says, it says nothing; of its partner it does.
        const [missing, kept] =
          isOwnColumn(left) && of.has(numberOf(left, 'varno')) ? [one, other] : [other, one];
        if (isFixed(find(equal, kept))) unite(equal, missing, find(equal, kept));
      } else {
        unite(equal, one, other);
      }
    }
  });
}

const isOwnColumn = (node: TreeNode): boolean => node.kind === 'VAR' && numberOf(node, 'varlevelsup') === 0;

function visitJoins(
  node: TreeNode,
  hears: ReadonlySet<number>,
  visit: (condition: TreeNode, of: ReadonlySet<number>) => void,
): void {
  const condition = nodeOf(node, 'quals');
  if (node.kind === 'FROMEXPR') {
    if (condition !== undefined) visit(condition, hears);
    for (const child of nodesOf(node, 'fromlist')) visitJoins(child, hears, visit);
  }
  if (node.kind !== 'JOINEXPR') return;
  const sides = [nodeOf(node, 'larg'), nodeOf(node, 'rarg')].filter((side) => side !== undefined);
  for (const side of sides) visitJoins(side, hears, visit);
  const [left, right] = sides.map(tablesBelow);
  const of = [hears, right, new Set<number>(), left][numberOf(node, 'jointype')];
  if (condition !== undefined && of !== undefined) visit(condition, of);
}

const tablesBelow = (node: TreeNode): ReadonlySet<number> =>
  new Set(
    [...nodesBelow([node])]
      .filter(({ kind }) => kind === 'RANGETBLREF')
      .map((each) => numberOf(each, 'rtindex')),
  );

const EQUAL_TEXT = 67;

function* equalities(condition: TreeNode): Generator<[TreeNode, TreeNode]> {
  if (condition.kind === 'BOOLEXPR' && textOf(condition, 'boolop') === 'and') {
    for (const part of nodesOf(condition, 'args')) yield* equalities(part);
  }
  if (condition.kind !== 'OPEXPR' || numberOf(condition, 'opfuncid') !== EQUAL_TEXT) return;
  const [left, right] = nodesOf(condition, 'args').map(bare);
  if (left !== undefined && right !== undefined) yield [left, right];
}

/** Without what only changes how a value is seen. */
const bare = (node: TreeNode): TreeNode => {
  const inner = ['RELABELTYPE', 'COLLATEEXPR'].includes(node.kind) ? nodeOf(node, 'arg') : undefined;
  return inner === undefined ? node : bare(inner);
};

// ---- What is held equal

const variable = (own: readonly string[], table: number, column: number): string =>
  `${own.at(-1)} ${table}.${column}`;

/** A column by its query, table and place; a value by itself; null for whatever else there may be. */
function nameOf(node: TreeNode, query: TreeNode, own: readonly string[]): string | null {
  if (node.kind === 'PARAM') return `value $${textOf(node, 'paramid')} of kind ${textOf(node, 'paramkind')}`;
  if (node.kind === 'CONST') return `value ${JSON.stringify(node.fields.constvalue)}`;
  if (node.kind !== 'VAR') return null;
  const up = numberOf(node, 'varlevelsup');
  if (up > 0)
    return variable(own.slice(0, own.length - up), numberOf(node, 'varno'), numberOf(node, 'varattno'));
  const joined = nodesOf(query, 'rtable')[numberOf(node, 'varno') - 1];
  if (joined !== undefined && numberOf(joined, 'rtekind') === JOIN) {
    const behind = nodesOf(joined, 'joinaliasvars')[numberOf(node, 'varattno') - 1];
    return behind === undefined ? null : nameOf(bare(behind), query, own);
  }
  return variable(own, numberOf(node, 'varno'), numberOf(node, 'varattno'));
}

const isFixed = (name: string): boolean => name.startsWith('value ');

function find({ parent }: Equal, name: string): string {
  let at = name;
  for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next;
  return at;
}

/** Values lead, so that who asks a column finds the value it is held to. */
function unite(equal: Equal, one: string, other: string): void {
  const [a, b] = [find(equal, one), find(equal, other)];
  if (a === b || (isFixed(a) && isFixed(b))) return;
  if (isFixed(a)) equal.parent.set(b, a);
  else equal.parent.set(a, b);
}

function heldTo(equal: Equal, name: string): string | null {
  const found = find(equal, name);
  return isFixed(found) ? found : null;
}

// ---- What an insert says

/** The values that an insert gives the workspace key: one, or one per row of VALUES. */
function insertedValues(
  query: TreeNode,
  key: number,
  own: readonly string[],
  equal: Equal,
): (string | null)[] {
  const given = nodesOf(query, 'targetList').find((entry) => numberOf(entry, 'resno') === key);
  const value = given === undefined ? undefined : nodeOf(given, 'expr');
  if (value === undefined) return [null];
  const expression = bare(value);
  if (expression.kind !== 'VAR') return [fixedName(expression)];
  const source = nodesOf(query, 'rtable')[numberOf(expression, 'varno') - 1];
  const place = numberOf(expression, 'varattno');
  if (source === undefined) return [null];
  if (numberOf(source, 'rtekind') === VALUES) return rowsOf(source).map((row) => fixedName(row[place - 1]));
  if (numberOf(source, 'rtekind') !== SUBQUERY)
    return [heldTo(equal, variable(own, numberOf(expression, 'varno'), place))];
  const inner = nodeOf(source, 'subquery');
  const selected =
    inner === undefined
      ? undefined
      : nodesOf(inner, 'targetList').find((e) => numberOf(e, 'resno') === place);
  return [
    inner === undefined || selected === undefined
      ? null
      : selectedValue(inner, nodeOf(selected, 'expr'), own),
  ];
}

function selectedValue(query: TreeNode, value: TreeNode | undefined, path: readonly string[]): string | null {
  if (value === undefined) return null;
  const expression = bare(value);
  if (expression.kind !== 'VAR') return fixedName(expression);
  const own = [...path, 'selected'];
  const equal: Equal = { parent: new Map() };
  const from = nodeOf(query, 'jointree');
  if (from !== undefined) learnFrom(from, query, own, equal);
  const name = nameOf(expression, query, own);
  return name === null ? null : heldTo(equal, name);
}

const fixedName = (node: TreeNode | undefined): string | null => {
  const name = node === undefined || bare(node).kind === 'VAR' ? null : nameOf(bare(node), bare(node), []);
  return name !== null && isFixed(name) ? name : null;
};

const rowsOf = (source: TreeNode): TreeNode[][] => {
  const lists = source.fields.values_lists?.[0];
  const isList = (value: Printed): value is readonly Printed[] => Array.isArray(value);
  return Array.isArray(lists) ? lists.filter(isList).map((row) => row.filter(isNode)) : [];
};
