// What does a cell mean? A test of its input, or a value of its output, compiled once; and whether it can be judged alone.

import { type Compiled, type Compiling, expectCondition } from '../constructs/compiling.ts';
import type { Expression, Test } from '../parsing/expression.ts';
import { parseExpression } from '../parsing/parse.ts';
import type { RuleProblem } from '../problem.ts';
import { areAlike, type RuleType, typeWords } from '../scope.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { INPUT, isAny, spellTest, spellValue } from './spell-cell.ts';
import type { TableCell } from './table-spec.ts';

/** A column's input: its type, and the slot that holds its value while the cells are asked. */
export type InputSlot = { readonly type: RuleType; readonly slot: number };

/** A test that is understood. **shape**: `marks` are the values at which its answer can change; null where it looks at more than its input. */
export type CompiledTest = {
  readonly any: boolean;
  readonly cost: number;
  readonly marks: readonly Compiled[] | null;
  readonly holds: (run: Evaluation) => boolean;
};

export type CellFault = Pick<RuleProblem, 'code' | 'message' | 'remedy'>;

const ANY: CompiledTest = { any: true, cost: 0, marks: [], holds: () => true };

export function compileTest(
  cell: TableCell,
  input: InputSlot,
  at: Compiling,
  faults: CellFault[],
): CompiledTest {
  if (isAny(cell)) return ANY;
  const spelled = spellTest(cell, input.type);
  const parsed = parseExpression(spelled.whole ? spelled.text : `${INPUT} in (${spelled.text})`);
  if (!parsed.ok) {
    faults.push({
      code: 'syntax',
      message: `"${String(cell)}" is not a test that can be read.`,
      remedy: 'Write for example < 10, [1..5], "a", "b", not("a") or - for anything.',
    });
    return ANY;
  }
  const problems: RuleProblem[] = [];
  const local = { name: INPUT, type: input.type, slot: input.slot, parts: undefined };
  const inner: Compiling = { ...at, problems, locals: [...at.locals, local] };
  const compiled = inner.compile(parsed.value, inner);
  if (spelled.whole) expectCondition(inner, parsed.value, compiled);
  faults.push(...problems.map((problem) => worded(problem, cell)));
  const { not } = spelled;
  const holds = (run: Evaluation): boolean => (compiled.run(run) === true) !== not;
  return { any: false, cost: compiled.cost, marks: marksOf(parsed.value, inner), holds };
}

/** An output cell: a value of the column's type. */
export function compileValue(cell: TableCell, type: RuleType, at: Compiling, faults: CellFault[]): Compiled {
  const parsed = parseExpression(spellValue(cell, type));
  if (!parsed.ok) {
    const remedy = 'Write a value of the column’s type, or an {{expression}}.';
    faults.push({ code: 'syntax', message: `"${String(cell)}" is not a value that can be read.`, remedy });
    return NOTHING;
  }
  const problems: RuleProblem[] = [];
  const compiled = at.compile(parsed.value, { ...at, problems });
  faults.push(...problems.map((problem) => worded(problem, cell)));
  const misfit = problems.length > 0 ? undefined : misfitOf(parsed.value, compiled, type);
  if (misfit !== undefined) faults.push(misfit);
  return compiled;
}

const NOTHING: Compiled = { type: { kind: 'missing' }, cost: 1, run: () => null };

function misfitOf(written: Expression, compiled: Compiled, type: RuleType): CellFault | undefined {
  if (type.kind === 'choice' && written.kind === 'text' && !type.options.includes(written.text)) {
    const remedy =
      type.options.length === 0
        ? 'There is none to choose from yet.'
        : `Write one of ${type.options.join(', ')}.`;
    return { code: 'unknown-option', message: `"${written.text}" is not one of the options.`, remedy };
  }
  // A person is written as a key, and a personal value is any text.
  if (type.kind === 'person' && compiled.type.kind === 'text') return undefined;
  if (areAlike(compiled.type, type)) return undefined;
  const message = `This is ${typeWords(compiled.type)}; the column takes ${typeWords(type)}.`;
  return { code: 'wrong-type', message, remedy: `Write ${typeWords(type)}.` };
}

const worded = ({ code, message, remedy }: RuleProblem, cell: TableCell): CellFault => ({
  code,
  message: message
    .replaceAll(`"${INPUT}"`, 'the input')
    .replaceAll(INPUT, 'the input')
    .replace(/^the/, 'The'),
  remedy:
    code === 'unknown-name' && /^[\p{L}\d ]+$/u.test(String(cell))
      ? `Write texts in quotes: "${String(cell)}".`
      : remedy,
});

/** The values written in a list of tests; null where one of them is worked out from something else. */
function marksOf(expression: Expression, at: Compiling): Compiled[] | null {
  if (expression.kind !== 'in') return null;
  const marks = expression.tests.flatMap((test) => valuesIn(test) ?? [null]);
  return marks.every((mark) => mark !== null)
    ? marks.map((mark) => at.compile(mark, { ...at, problems: [] }))
    : null;
}

function valuesIn(test: Test): Expression[] | null {
  const written =
    test.kind === 'range' ? [test.low, test.high] : [test.kind === 'comparing' ? test.other : test.value];
  const hasOrder = test.kind === 'range' || (test.kind === 'comparing' && !/^!?=$/.test(test.operator));
  if (hasOrder && written.some(({ kind }) => kind === 'text')) return null;
  const all = written.flatMap((one) => (one.kind === 'list' && test.kind === 'value' ? one.items : [one]));
  return all.every(isWritten) ? all : null;
}

function isWritten(expression: Expression): boolean {
  if (expression.kind === 'call')
    return ['date', '@'].includes(expression.name) && expression.given.every(({ kind }) => kind === 'text');
  if (expression.kind === 'negation') return isWritten(expression.of);
  return expression.kind === 'text' || expression.kind === 'number' || expression.kind === 'yes-no';
}
