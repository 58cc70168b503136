// When does a comparison hold? Equality between any two of a kind; order only where there is one; nothing is less than
// a missing value and nothing more, so such a comparison does not hold.

import type { ComparisonOperator, Expression, ExpressionOf, Range, Test } from '../parsing/expression.ts';
import type { Place } from '../problem.ts';
import { type RuleType, YES_NO } from '../scope.ts';
import { areEqual, orderOf } from '../values/compare.ts';
import { type Evaluation, spend } from '../values/evaluation.ts';
import { isList, type RuleValue } from '../values/value.ts';
import { checkEquality, checkOrder } from './comparison-check.ts';
import type { Compiled, Compiling } from './compiling.ts';

/** A side of a comparison: what was written, and what it compiles to. */
export type Side = { readonly expression: Expression; readonly compiled: Compiled };
type Check = { readonly cost: number; readonly holds: (value: RuleValue, run: Evaluation) => boolean };

export function compileComparison(expression: ExpressionOf<'comparison'>, at: Compiling): Compiled {
  const left = side(expression.left, at);
  const check = comparing(left, expression.operator, expression.right, at);
  return holding(left.compiled, check);
}

export function compileBetween(expression: ExpressionOf<'between'>, at: Compiling): Compiled {
  const { subject, low, high, from, to } = expression;
  const left = side(subject, at);
  return holding(
    left.compiled,
    within(left, { kind: 'range', low, high, lowOpen: false, highOpen: false, from, to }, at),
  );
}

export function compileIn(expression: ExpressionOf<'in'>, at: Compiling): Compiled {
  const subject = side(expression.subject, at);
  const checks = expression.tests.map((test) => testing(subject, test, at));
  const cost = checks.reduce((sum, check) => sum + check.cost, 0);
  return holding(subject.compiled, {
    cost,
    holds: (value, run) => checks.some((check) => check.holds(value, run)),
  });
}

function holding(subject: Compiled, check: Check): Compiled {
  const { holds } = check;
  const run = (run: Evaluation): RuleValue => holds(subject.run(run), run);
  return { type: YES_NO, cost: subject.cost + check.cost + 1, run };
}

function testing(subject: Side, test: Test, at: Compiling): Check {
  if (test.kind === 'range') return within(subject, test, at);
  if (test.kind === 'comparing') return comparing(subject, test.operator, test.other, at);
  return belonging(subject, test.value, at);
}

function comparing(left: Side, operator: ComparisonOperator, to: Expression, at: Compiling): Check {
  const right = side(to, at);
  if (operator === '=' || operator === '!=') checkEquality(left, right, at);
  else checkOrder(left, right, at);
  const compare = COMPARISONS[operator];
  const other = right.compiled.run;
  return { cost: right.compiled.cost + 1, holds: (value, run) => compare(value, other(run), run, to) };
}

/** In a list: equal to one of its items. Otherwise equal to the value itself; a list also equals itself. */
function belonging(subject: Side, expression: Expression, at: Compiling): Check {
  if (expression.kind === 'list') return amongItems(subject, expression, at);
  const group = side(expression, at);
  const { type } = group.compiled;
  if (type.kind !== 'list') checkEquality(subject, group, at);
  else if (subject.compiled.type.kind !== 'list') checkEquality(subject, ofType(group, type.of), at);
  const holds = (value: RuleValue, run: Evaluation): boolean => {
    const other = group.compiled.run(run);
    return isList(other) ? isAmong(value, other, run, expression) : areEqual(value, other, run, expression);
  };
  return { cost: group.compiled.cost + 1, holds };
}

/** A list that is written out is checked item by item, so that a wrong one is named where it stands. */
function amongItems(subject: Side, list: ExpressionOf<'list'>, at: Compiling): Check {
  const items = list.items.map((item) => side(item, at));
  if (subject.compiled.type.kind !== 'list') for (const item of items) checkEquality(subject, item, at);
  const cost = items.reduce((sum, item) => sum + item.compiled.cost + 1, 1);
  const holds = (value: RuleValue, run: Evaluation): boolean =>
    isAmong(
      value,
      items.map((item) => item.compiled.run(run)),
      run,
      list,
    );
  return { cost, holds };
}

function isAmong(value: RuleValue, list: readonly RuleValue[], run: Evaluation, place: Place): boolean {
  const among = list.some((item) => spend(run, 1, place) && areEqual(value, item, run, place));
  return among || (isList(value) && areEqual(value, list, run, place));
}

function within(subject: Side, range: Range, at: Compiling): Check {
  const [low, high] = [side(range.low, at), side(range.high, at)];
  checkOrder(subject, low, at);
  checkOrder(subject, high, at);
  const holds = (value: RuleValue, run: Evaluation): boolean => {
    const above = orderOf(value, low.compiled.run(run));
    const below = orderOf(value, high.compiled.run(run));
    if (above === undefined || below === undefined) return false;
    return (range.lowOpen ? above > 0 : above >= 0) && (range.highOpen ? below < 0 : below <= 0);
  };
  return { cost: low.compiled.cost + high.compiled.cost + 1, holds };
}

type Compare = (one: RuleValue, other: RuleValue, run: Evaluation, place: Place) => boolean;

const COMPARISONS: Readonly<Record<ComparisonOperator, Compare>> = {
  '=': areEqual,
  '!=': (one, other, run, place) => !areEqual(one, other, run, place),
  '<': (one, other) => (orderOf(one, other) ?? 0) < 0,
  '<=': (one, other) => (orderOf(one, other) ?? 1) <= 0,
  '>': (one, other) => (orderOf(one, other) ?? 0) > 0,
  '>=': (one, other) => (orderOf(one, other) ?? -1) >= 0,
};

const side = (expression: Expression, at: Compiling): Side => ({
  expression,
  compiled: at.compile(expression, at),
});

const ofType = ({ expression, compiled }: Side, type: RuleType): Side => ({
  expression,
  compiled: { ...compiled, type },
});
