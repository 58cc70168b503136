// Of what type is a value? `x instance of number` is asked of the value itself; a missing value is of none.

import type { ExpressionOf } from '../parsing/expression.ts';
import { YES_NO } from '../scope.ts';
import { isList, isNumber, type RuleValue, tagOf } from '../values/value.ts';
import { type Compiled, type Compiling, complain } from './compiling.ts';

const IS: ReadonlyMap<string, (value: RuleValue) => boolean> = new Map([
  ['string', (value: RuleValue) => typeof value === 'string'],
  ['number', isNumber],
  ['boolean', (value: RuleValue) => typeof value === 'boolean'],
  ['date', (value: RuleValue) => tagOf(value) === 'date'],
  ['time', (value: RuleValue) => tagOf(value) === 'time'],
  ['date and time', (value: RuleValue) => tagOf(value) === 'date-time'],
  ['days and time duration', (value: RuleValue) => tagOf(value) === 'duration'],
  ['years and months duration', (value: RuleValue) => tagOf(value) === 'calendar-duration'],
  ['list', isList],
  ['context', (value: RuleValue) => tagOf(value) === 'group' || tagOf(value) === 'thing'],
  ['Any', () => true],
]);

export function compileInstance(expression: ExpressionOf<'instance'>, at: Compiling): Compiled {
  const of = at.compile(expression.of, at);
  const is = IS.get(expression.type);
  if (is === undefined) {
    const message = `"${expression.type.slice(0, 40)}" is no type that a value can be asked for.`;
    complain(at, expression, 'not-supported', message, `Write one of: ${[...IS.keys()].join(', ')}.`);
  }
  const run: Compiled['run'] = (run) => {
    const value = of.run(run);
    return value !== null && is?.(value) === true;
  };
  return { type: YES_NO, cost: of.cost + 1, run };
}
