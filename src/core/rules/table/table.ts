// How does a decision table become ready to be asked? Compiled once, cell by cell, with one slot for each input.

import { fail, type Result, succeed } from '../../base/index.ts';
import type { Compiled, Compiling } from '../constructs/compiling.ts';
import { compileExpression } from '../constructs/expression.ts';
import { parseExpression } from '../parsing/parse.ts';
import type { RuleProblem } from '../problem.ts';
import { type RuleScope, UNKNOWN } from '../scope.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { RuleValue } from '../values/value.ts';
import { type CellFault, type CompiledTest, compileTest, compileValue } from './compile-cell.ts';
import type { CompiledInput, CompiledRow, Table } from './compiled-table.ts';
import { shapeProblems } from './shape.ts';
import {
  rowWords,
  type TableCell,
  type TableInput,
  type TableProblem,
  type TableSpec,
} from './table-spec.ts';

/** Makes a table ready. **rejects**: every cell, input and output that does not fit, each with its place. **source**: DMN 1.5, chapter 8. */
export function compileTable(spec: TableSpec, scope: RuleScope): Result<Table, readonly TableProblem[]> {
  const problems: TableProblem[] = [...shapeProblems(spec)];
  const names = new Map<string, number>();
  const at: Compiling = {
    fields: scope.fields,
    locals: [],
    slots: { names, count: 0 },
    paths: new Set(),
    problems: [],
    compile: compileExpression,
  };
  const told = (part: string, title: string, read: (faults: CellFault[]) => void): void => {
    const faults: CellFault[] = [];
    read(faults);
    for (const { code, message, remedy } of faults)
      problems.push({ part, code, message: `${title}: ${message}`, remedy });
  };
  const inputs = spec.inputs.map((input, index) => compileInput(input, at, `inputs[${index}]`, problems));
  const values = (
    cells: readonly TableCell[],
    part: (column: number) => string,
    where: (title: string) => string,
  ): Compiled[] =>
    spec.outputs.map(({ type, title }, column) => {
      let compiled: Compiled | undefined;
      told(part(column), title, (faults) => {
        compiled = compileValue(cells[column] ?? null, type, at, faults);
      });
      return named(compiled as Compiled, where(title));
    });
  const first = spec.inputs.length;
  const rows = spec.rules.map((cells, row) => ({
    tests: inputs.map((input, column) => {
      let compiled: CompiledTest | undefined;
      told(`rules[${row}][${column}]`, spec.inputs[column]?.title ?? '', (faults) => {
        compiled = compileTest(cells[column] ?? null, input, at, faults);
      });
      return namedTest(compiled as CompiledTest, `${rowWords([row])}, ${spec.inputs[column]?.title ?? ''}`);
    }),
    values: values(
      cells.slice(first),
      (column) => `rules[${row}][${first + column}]`,
      (title) => `${rowWords([row])}, ${title}`,
    ),
  }));
  const otherwise =
    spec.otherwise === null
      ? null
      : values(
          spec.otherwise,
          (column) => `otherwise[${column}]`,
          (title) => `otherwise, ${title}`,
        );
  const ranks = spec.outputs.map(({ values: ranked, type, title }, column) =>
    ranked.map((cell) => {
      let compiled: Compiled | undefined;
      told(`outputs[${column}]`, title, (faults) => {
        compiled = compileValue(cell, type, at, faults);
      });
      return compiled as Compiled;
    }),
  );
  const cost = rows.reduce(
    (sum, row) => sum + rowCost(row),
    inputs.reduce((sum, { compiled }) => sum + compiled.cost, 1),
  );
  if (problems.length > 0) return fail(problems);
  return succeed({
    spec,
    fields: [...names.keys()],
    paths: [...at.paths],
    inputs,
    rows,
    otherwise,
    ranks,
    cost,
  });
}

const rowCost = ({ tests, values }: CompiledRow): number =>
  tests.reduce((sum, { cost }) => sum + cost + 1, 0) + values.reduce((sum, { cost }) => sum + cost, 0);

/** The cell in which a problem first comes up is the one told. */
function named(compiled: Compiled, cell: string): Compiled {
  const run = (run: Evaluation): RuleValue => {
    const value = compiled.run(run);
    if (run.problem !== undefined) run.cell ??= cell;
    return value;
  };
  return { ...compiled, run };
}

function namedTest(test: CompiledTest, cell: string): CompiledTest {
  if (test.any) return test;
  const holds = (run: Evaluation): boolean => {
    const answer = test.holds(run);
    if (run.problem !== undefined) run.cell ??= cell;
    return answer;
  };
  return { ...test, holds };
}

function compileInput(
  { expression, title }: TableInput,
  at: Compiling,
  part: string,
  problems: TableProblem[],
): CompiledInput {
  const parsed = parseExpression(expression);
  const slot = at.slots.count++;
  const found: RuleProblem[] = parsed.ok ? [] : [...parsed.problem];
  const nothing: Compiled = { type: UNKNOWN, cost: 0, run: () => null };
  const compiled = parsed.ok ? at.compile(parsed.value, { ...at, problems: found }) : nothing;
  for (const { code, message, remedy } of found) problems.push({ part, code, message, remedy });
  const field = parsed.ok && parsed.value.kind === 'name' ? parsed.value.name : null;
  return { type: compiled.type, slot, compiled: named(compiled, title), field };
}
