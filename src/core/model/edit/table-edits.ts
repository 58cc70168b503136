// A decision table follows when a field or a stage is called otherwise, and says in words what changed in it.
import type { Json } from '../../base/index.ts';
import type { Stage } from '../workflow.ts';
import { renameInRule, renameInTemplate } from './names/rename-in-rule.ts';

type Settings = Stage['settings'];
type Members = { readonly [member: string]: Json };

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const nameOf = (column: Json): Json => (isMembers(column) ? (column.name ?? null) : column);

/** The settings after a field was renamed: inputs, outputs, and the cells that read it. */
export function renameFieldInTable(settings: Settings, from: string, to: string): Settings {
  const { table } = settings;
  if (!isMembers(table)) return settings;
  const rule = (text: Json): Json => (typeof text === 'string' ? renameInRule(text, from, to) : text);
  const input = (column: Json): Json =>
    isMembers(column) ? { ...column, expression: rule(column.expression ?? null) } : rule(column);
  const output = (column: Json): Json => {
    if (isMembers(column)) return column.name === from ? { ...column, name: to } : column;
    return column === from ? to : column;
  };
  const inputs = listIn(table.inputs).map(input);
  const value = (cell: Json): Json => (typeof cell === 'string' ? renameInTemplate(cell, from, to) : cell);
  // A bare option that is called as the field was is no name of it.
  const test = (cell: Json): Json => (cell === from ? cell : rule(cell));
  const row = (cells: Json): Json =>
    listIn(cells).map((cell, column) => (column < inputs.length ? test(cell) : value(cell)));
  return {
    ...settings,
    table: {
      ...table,
      inputs,
      outputs: listIn(table.outputs).map(output),
      rules: listIn(table.rules).map(row),
      ...(table.otherwise === undefined ? {} : { otherwise: listIn(table.otherwise).map(value) }),
    },
  };
}

/** The settings after a stage was renamed: the cells that name it as the way. */
export function renameStageInTable(settings: Settings, from: string, to: string): Settings {
  const { table } = settings;
  if (!isMembers(table)) return settings;
  const outputs = listIn(table.outputs);
  const way = outputs.findIndex((column) => nameOf(column) === 'to');
  if (way === -1) return settings;
  const renamed = (cells: Json, column: number): Json =>
    listIn(cells).map((cell, index) => (index === column && cell === from ? to : cell));
  const column = listIn(table.inputs).length + way;
  return {
    ...settings,
    table: {
      ...table,
      outputs: outputs.map((output, index) =>
        index === way && isMembers(output) && Array.isArray(output.values)
          ? { ...output, values: output.values.map((value) => (value === from ? to : value)) }
          : output,
      ),
      rules: listIn(table.rules).map((cells) => renamed(cells, column)),
      ...(table.otherwise === undefined ? {} : { otherwise: renamed(table.otherwise, way) }),
    },
  };
}

/** What changed between two tables, part by part: columns, the hit policy, and rows by what stands in them. */
export function diffTables(before: Json | undefined, after: Json | undefined): string[] {
  if (!isMembers(before)) return isMembers(after) ? ['a decision table was added'] : [];
  if (!isMembers(after)) return ['the decision table was removed'];
  const found: string[] = [];
  const hits = [before, after].map(({ hit }) => String(hit ?? 'unique'));
  if (hits[0] !== hits[1]) found.push(`which row counts changed from ${hits[0]} to ${hits[1]}`);
  const sums = [before, after].map(({ collect }) => String(collect ?? 'list'));
  if (sums[0] !== sums[1]) found.push(`what is made of the rows changed from ${sums[0]} to ${sums[1]}`);
  for (const part of ['inputs', 'outputs', 'otherwise'] as const) {
    const [was, is] = [before, after].map((table) => rowText(table[part] ?? []));
    if (was !== is) found.push(`${part} of the table changed from ${was || 'none'} to ${is || 'none'}`);
  }
  return [...found, ...diffRows(listIn(before.rules).map(rowText), listIn(after.rules).map(rowText))];
}

function diffRows(before: readonly string[], after: readonly string[]): string[] {
  const gone = without(before, after).map((row) => `row removed: ${row}`);
  const come = without(after, before).map((row) => `row added: ${row}`);
  const moved = gone.length + come.length === 0 && before.join('\n') !== after.join('\n');
  return [...gone, ...come, ...(moved ? ['the rows were put in another order'] : [])];
}

/** Rows of the one that the other has not, each counted as often as it stands there. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return rows.filter((row) => {
    const at = left.indexOf(row);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const rowText = (cells: Json): string =>
  listIn(cells)
    .map((cell) =>
      isMembers(cell) ? String(cell.title ?? cell.name ?? cell.expression) : String(cell ?? ''),
    )
    .join(' | ');
