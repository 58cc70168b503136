// One change to a decision table as it is written: rows and columns come, go and move; cells are typed.
import type { TableSettings } from '../../../../../core/engine/index.ts';
import type { TableCell } from '../../../../../core/rules/index.ts';

export const blankTable = (input: string): TableSettings => ({
  hit: 'first',
  inputs: [input],
  outputs: ['to'],
  rules: [['-', '']],
});

export const inputText = (input: TableSettings['inputs'][number]): string =>
  typeof input === 'string' ? input : input.expression;
export const outputName = (output: TableSettings['outputs'][number]): string =>
  typeof output === 'string' ? output : output.name;

/** What was typed as what is written: numbers and yes or no as themselves. */
export function cellOf(text: string): TableCell {
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,6}[1-9])?$/.test(text) && text !== '-0') return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

export const setCell = (table: TableSettings, row: number, column: number, text: string): TableSettings => ({
  ...table,
  rules: table.rules.map((cells, at) =>
    at === row ? cells.map((cell, index) => (index === column ? cellOf(text) : cell)) : cells,
  ),
});

export const addRow = (table: TableSettings): TableSettings => ({
  ...table,
  rules: [...table.rules, [...table.inputs.map(() => '-'), ...table.outputs.map(() => '')]],
});

export const removeRow = (table: TableSettings, row: number): TableSettings => ({
  ...table,
  rules: table.rules.filter((_, at) => at !== row),
});

/** The row after it stands where `to` says; out of the table it stays where it is. */
export function moveRow(table: TableSettings, row: number, to: number): TableSettings {
  const moved = table.rules[row];
  if (moved === undefined || to < 0 || to >= table.rules.length) return table;
  const others = table.rules.filter((_, at) => at !== row);
  return { ...table, rules: [...others.slice(0, to), moved, ...others.slice(to)] };
}

export const addInput = (table: TableSettings, input: string): TableSettings => ({
  ...table,
  inputs: [...table.inputs, input],
  rules: table.rules.map((cells) => inserted(cells, table.inputs.length, '-')),
});

export const setInput = (table: TableSettings, column: number, expression: string): TableSettings => ({
  ...table,
  inputs: table.inputs.map((input, at) => (at === column ? expression : input)),
});

export const removeInput = (table: TableSettings, column: number): TableSettings => ({
  ...table,
  inputs: table.inputs.filter((_, at) => at !== column),
  rules: table.rules.map((cells) => cells.filter((_, at) => at !== column)),
});

export const addOutput = (table: TableSettings, name: string): TableSettings => ({
  ...table,
  outputs: [...table.outputs, name],
  rules: table.rules.map((cells) => [...cells, '']),
  ...(table.otherwise === undefined ? {} : { otherwise: [...table.otherwise, ''] }),
});

export const removeOutput = (table: TableSettings, column: number): TableSettings => ({
  ...table,
  outputs: table.outputs.filter((_, at) => at !== column),
  rules: table.rules.map((cells) => cells.filter((_, at) => at !== table.inputs.length + column)),
  ...(table.otherwise === undefined ? {} : { otherwise: table.otherwise.filter((_, at) => at !== column) }),
});

const inserted = (cells: readonly TableCell[], at: number, cell: TableCell): TableCell[] => [
  ...cells.slice(0, at),
  cell,
  ...cells.slice(at),
];
