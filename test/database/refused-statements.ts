// What Citus refuses in a statement that changes a table it keeps, distributed or copied (of the router planner of
// Citus 12 and 13, docs/decisions/0095): found in the tree that PostgreSQL makes of the statement.
import { nodeOf, nodesBelow, nodesOf, numberOf, type TreeNode, textOf } from './query-tree.ts';
import type { Names } from './routed-statements.ts';

const UPDATE = 2;
const INSERT = 3;
const DELETE = 4;

/** Why a cluster would refuse the statement, in words; empty where it would not. */
export function refusals(statement: TreeNode, names: Names): string[] {
  const found: string[] = [];
  for (const query of nodesBelow([statement])) {
    if (query.kind === 'QUERY' && changesOurs(query, names)) found.push(...refusalsOf(query, names));
  }
  return [...new Set(found)];
}

function changesOurs(query: TreeNode, { tables }: Names): boolean {
  const target = nodesOf(query, 'rtable')[numberOf(query, 'resultRelation') - 1];
  return target !== undefined && tables.has(numberOf(target, 'relid'));
}

function* refusalsOf(query: TreeNode, names: Names): Generator<string> {
  const command = numberOf(query, 'commandType');
  if (nodesOf(query, 'returningList').some((each) => isMutable(each, names))) {
    yield 'RETURNING calls a function that is not immutable';
  }
  if (command === UPDATE || command === DELETE) yield* changeRefusals(query, names);
  if (command === INSERT) yield* insertRefusals(query, names);
}

function* changeRefusals(query: TreeNode, names: Names): Generator<string> {
  if (
    [...nodesBelow([query])].some((node) => functionsOf(node).some((id) => names.mutable.get(id) === 'v'))
  ) {
    yield 'UPDATE or DELETE calls a volatile function';
  }
  const from = nodeOf(query, 'jointree');
  const condition = from === undefined ? undefined : nodeOf(from, 'quals');
  for (const part of [...nodesOf(query, 'targetList'), ...(condition === undefined ? [] : [condition])]) {
    for (const node of nodesBelow([part], ({ kind }) => kind === 'QUERY')) {
      const lazy = node.kind === 'COALESCEEXPR' || node.kind === 'CASEEXPR';
      if (lazy && isMutable(node, names)) yield 'CASE or COALESCE calls a function that is not immutable';
      const stable = functionsOf(node).some((id) => names.mutable.has(id));
      if (stable && [...nodesBelow([node])].some(({ kind }) => kind === 'VAR')) {
        yield 'a stable function is called with a column';
      }
    }
  }
}

function* insertRefusals(query: TreeNode, names: Names): Generator<string> {
  if (textOf(query, 'hasSubLinks') === 'true') yield 'INSERT has a subquery among its values';
  if (nodesOf(query, 'cteList').length > 0) yield 'INSERT has a WITH before it';
  const conflict = nodeOf(query, 'onConflict');
  if (conflict === undefined) return;
  const parts = [...nodesOf(conflict, 'onConflictSet'), nodeOf(conflict, 'onConflictWhere')];
  if (parts.some((part) => part !== undefined && isMutable(part, names))) {
    yield 'ON CONFLICT calls a function that is not immutable';
  }
}

const isMutable = (node: TreeNode, { mutable }: Names): boolean =>
  [...nodesBelow([node])].some(
    (each) => each.kind === 'SQLVALUEFUNCTION' || functionsOf(each).some((id) => mutable.has(id)),
  );

const functionsOf = (node: TreeNode): number[] =>
  ['funcid', 'opfuncid', 'aggfnoid', 'winfnoid'].map((field) => numberOf(node, field)).filter((id) => id > 0);
