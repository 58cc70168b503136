// How are conditions joined and chosen by? A missing answer counts as no, so every condition is yes or no.

import type { ExpressionOf } from '../parsing/expression.ts';
import { joinTypes, YES_NO } from '../scope.ts';
import { type Compiled, type Compiling, expectCondition } from './compiling.ts';

export function compileLogic(expression: ExpressionOf<'logic'>, at: Compiling): Compiled {
  const left = at.compile(expression.left, at);
  const right = at.compile(expression.right, at);
  expectCondition(at, expression.left, left);
  expectCondition(at, expression.right, right);
  const cost = left.cost + right.cost + 1;
  const [first, second] = [left.run, right.run];
  return expression.operator === 'and'
    ? { type: YES_NO, cost, run: (run) => first(run) === true && second(run) === true }
    : { type: YES_NO, cost, run: (run) => first(run) === true || second(run) === true };
}

export function compileIf(expression: ExpressionOf<'if'>, at: Compiling): Compiled {
  const condition = at.compile(expression.condition, at);
  const yes = at.compile(expression.yes, at);
  const no = at.compile(expression.no, at);
  expectCondition(at, expression.condition, condition);
  return {
    type: joinTypes(yes.type, no.type),
    cost: condition.cost + yes.cost + no.cost + 1,
    run: (run) => (condition.run(run) === true ? yes.run(run) : no.run(run)),
  };
}
