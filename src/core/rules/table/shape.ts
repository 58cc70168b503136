// Has a table the right shape? Columns for every cell, rows to choose from, and outputs that its hit policy can work with.

import { isNumeric, type RuleType } from '../scope.ts';
import type { TableProblem, TableSpec } from './table-spec.ts';

/** Rows and columns that one table may have. */
const MOST_ROWS = 1_000;
const MOST_COLUMNS = 30;

const ADDED = new Set<RuleType['kind']>(['number', 'money', 'duration', 'unknown']);

export function shapeProblems(spec: TableSpec): TableProblem[] {
  const { inputs, outputs, rules } = spec;
  const found: TableProblem[] = [];
  const say = (part: string, message: string, remedy: string) =>
    found.push({ part, code: 'table-shape', message, remedy });
  if (inputs.length === 0) say('inputs', 'The table looks at nothing.', 'Add an input, such as amount.');
  if (outputs.length === 0) say('outputs', 'The table answers nothing.', 'Add an output: a field, or to.');
  if (rules.length === 0) say('rules', 'The table has no rows.', 'Add a row.');
  if (rules.length > MOST_ROWS)
    say('rules', `A table has at most ${MOST_ROWS} rows.`, 'Split it into several tables.');
  const columns = inputs.length + outputs.length;
  if (columns > MOST_COLUMNS)
    say('inputs', `A table has at most ${MOST_COLUMNS} columns.`, 'Split it into several tables.');
  for (const [row, cells] of rules.entries()) {
    if (cells.length === columns) continue;
    const message = `Row ${row + 1} has ${cells.length} cells; the table has ${columns} columns.`;
    say(`rules[${row}]`, message, 'Write one cell for each input, then one for each output.');
  }
  const { otherwise } = spec;
  if (otherwise !== null && otherwise.length !== outputs.length)
    say(
      'otherwise',
      `otherwise has ${otherwise.length} cells; the table has ${outputs.length} outputs.`,
      'Write one cell for each output.',
    );
  return [...found, ...policyProblems(spec)];
}

function policyProblems({ hit, collect, outputs }: TableSpec): TableProblem[] {
  const found: TableProblem[] = [];
  if (collect !== null && hit !== 'collect') {
    const remedy = 'Write hit: collect, or leave collect out.';
    found.push({
      part: 'collect',
      code: 'table-policy',
      message: `Nothing is added up where the hit policy is ${hit}.`,
      remedy,
    });
  }
  for (const [column, { title, type, values }] of outputs.entries()) {
    const part = `outputs[${column}]`;
    if ((hit === 'priority' || hit === 'output-order') && values.length === 0) {
      const message = `It is not said which value of ${title} is more important.`;
      found.push({
        part,
        code: 'table-policy',
        message,
        remedy: 'List its values, the most important first.',
      });
    }
    const adds = collect === 'sum' ? ADDED.has(type.kind) : isNumeric(type) || type.kind !== 'yes-no';
    if (hit === 'collect' && collect !== null && collect !== 'count' && !adds) {
      const message = `${title} cannot be added up.`;
      found.push({
        part,
        code: 'table-policy',
        message,
        remedy: 'Use an output that is a number, or collect a list.',
      });
    }
  }
  return found;
}
