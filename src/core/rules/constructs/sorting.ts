// In which order do the items of a list stand? `sort(list, function(a, b) a < b)`: each comparison is paid for.

import type { ExpressionOf } from '../parsing/expression.ts';
import { UNKNOWN } from '../scope.ts';
import { type Evaluation, spend } from '../values/evaluation.ts';
import { isList, type RuleValue } from '../values/value.ts';
import {
  type Compiled,
  type Compiling,
  expectCondition,
  expectType,
  type Local,
  newSlot,
} from './compiling.ts';

type Items = readonly RuleValue[];

export function compileSort(expression: ExpressionOf<'sort'>, at: Compiling): Compiled {
  const list = at.compile(expression.list, at);
  expectType(at, expression.list, list, (type) => type.kind === 'list', [
    'a list',
    'Name a list, or write one: [3, 1, 2].',
  ]);
  const type = list.type.kind === 'list' ? list.type.of : UNKNOWN;
  const [one, other] = expression.names.map(
    (name): Local => ({ name, type, slot: newSlot(at), parts: undefined }),
  ) as [Local, Local];
  const precedes = at.compile(expression.precedes, { ...at, locals: [...at.locals, one, other] });
  expectCondition(at, expression.precedes, precedes);
  const isBefore = (run: Evaluation, first: RuleValue, second: RuleValue): boolean => {
    run.locals[one.slot] = first;
    run.locals[other.slot] = second;
    return spend(run, precedes.cost + 1, expression) && precedes.run(run) === true;
  };
  const run = (run: Evaluation): RuleValue => {
    const items = list.run(run);
    if (items === null) return null;
    return isList(items) ? sorted(items, (first, second) => isBefore(run, first, second)) : [items];
  };
  return { type: list.type.kind === 'list' ? list.type : UNKNOWN, cost: list.cost + 1, run };
}

/** By merging: what is equal keeps its order, and a comparison that makes no sense still comes to an end. */
function sorted(items: Items, isBefore: (first: RuleValue, second: RuleValue) => boolean): Items {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = sorted(items.slice(0, middle), isBefore);
  const right = sorted(items.slice(middle), isBefore);
  const merged: RuleValue[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [first = null, second = null] = [left[i], right[j]];
    if (isBefore(second, first)) {
      merged.push(second);
      j++;
    } else {
      merged.push(first);
      i++;
    }
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
}
