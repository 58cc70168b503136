// What do lists, filters, `some`, `every` and `for` mean? Every round of a loop is paid for with the cost of its body.

import type { Binding, Expression, ExpressionOf, Range } from '../parsing/expression.ts';
import type { Place } from '../problem.ts';
import { fieldsOf, isNumeric, joinTypes, MISSING, NUMBER, type RuleType, UNKNOWN, YES_NO } from '../scope.ts';
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

export function compileList(expression: ExpressionOf<'list'>, at: Compiling): Compiled {
  const items = expression.items.map((item) => at.compile(item, at));
  const of = items.map((item) => item.type).reduce(joinTypes, MISSING);
  return {
    type: { kind: 'list', of: of.kind === 'missing' ? UNKNOWN : of },
    cost: 1 + items.reduce((sum, item) => sum + item.cost, 0),
    run: (run) => items.map((item) => item.run(run)),
  };
}

/** `list[condition]` keeps the items for which it holds; `list[number]` takes one, counted from 1, or from the end below 0. */
export function compileFilter(expression: ExpressionOf<'filter'>, at: Compiling): Compiled {
  const list = at.compile(expression.list, at);
  expectType(at, expression.list, list, (type) => type.kind === 'list', [
    'a list',
    'Take the brackets away.',
  ]);
  const itemType = list.type.kind === 'list' ? list.type.of : UNKNOWN;
  const slot = newSlot(at);
  const item: Local = { name: 'item', type: itemType, slot, parts: fieldsOf(itemType) };
  const by = at.compile(expression.by, { ...at, locals: [...at.locals, item] });
  if (isNumeric(by.type))
    return { type: itemType, cost: list.cost + by.cost + 1, run: (run) => pick(list, by, run) };
  expectCondition(at, expression.by, by);
  const keep = (run: Evaluation): RuleValue => {
    const items = asList(list.run(run));
    return items === null
      ? null
      : items.filter((one) => {
          run.locals[slot] = one;
          return spend(run, by.cost, expression) && by.run(run) === true;
        });
  };
  return { type: list.type.kind === 'list' ? list.type : UNKNOWN, cost: list.cost + 1, run: keep };
}

function pick(list: Compiled, by: Compiled, run: Evaluation): RuleValue {
  const items = asList(list.run(run));
  const index = by.run(run);
  if (items === null || typeof index !== 'number' || index === 0) return null;
  return items[index > 0 ? index - 1 : items.length + index] ?? null;
}

export function compileQuantified(expression: ExpressionOf<'quantified'>, at: Compiling): Compiled {
  const { loops, inner } = compileBindings(expression.bindings, at);
  const condition = at.compile(expression.condition, inner);
  expectCondition(at, expression.condition, condition);
  const some = expression.quantifier === 'some';
  const run = (run: Evaluation): RuleValue => {
    let found = false;
    const { missing } = walkLoops(loops, run, expression, () => {
      found = spend(run, condition.cost, expression) && (condition.run(run) === true) === some;
      return !found && run.problem === undefined;
    });
    return missing ? null : found === some;
  };
  return { type: YES_NO, cost: loopCost(loops), run };
}

export function compileFor(expression: ExpressionOf<'for'>, at: Compiling): Compiled {
  const { loops, inner } = compileBindings(expression.bindings, at);
  const result = at.compile(expression.result, inner);
  const run = (run: Evaluation): RuleValue => {
    const results: RuleValue[] = [];
    const { missing } = walkLoops(loops, run, expression, () => {
      if (!spend(run, result.cost, expression)) return false;
      results.push(result.run(run));
      return true;
    });
    return missing ? null : results;
  };
  return { type: { kind: 'list', of: result.type }, cost: loopCost(loops), run };
}

type Loop = { readonly slot: number; readonly cost: number; readonly source: Source };
/** Hands every item to `visit` until that answers false; false where there is nothing to go through. */
type Source = (run: Evaluation, visit: (item: RuleValue) => boolean) => boolean;

const loopCost = (loops: readonly Loop[]): number => loops.reduce((sum, loop) => sum + loop.cost, 1);

function compileBindings(bindings: readonly Binding[], at: Compiling): { loops: Loop[]; inner: Compiling } {
  let inner = at;
  const loops: Loop[] = [];
  for (const { name, source } of bindings) {
    const compiled = source.kind === 'range' ? overRange(source, inner) : overList(source, inner);
    const slot = newSlot(at);
    loops.push({ slot, ...compiled });
    inner = { ...inner, locals: [...inner.locals, { name, type: compiled.type, slot, parts: undefined }] };
  }
  return { loops, inner };
}

function overList(source: Expression, at: Compiling): { type: RuleType; cost: number; source: Source } {
  const list = at.compile(source, at);
  expectType(at, source, list, (type) => type.kind === 'list', [
    'a list',
    'Name a list, or write one: [1, 2, 3].',
  ]);
  const visitAll: Source = (run, visit) => {
    const items = asList(list.run(run));
    if (items !== null) items.every(visit);
    return items !== null;
  };
  return { type: list.type.kind === 'list' ? list.type.of : UNKNOWN, cost: list.cost, source: visitAll };
}

function overRange(range: Range, at: Compiling): { type: RuleType; cost: number; source: Source } {
  const [low, high] = [at.compile(range.low, at), at.compile(range.high, at)];
  expectType(at, range.low, low, isNumeric, ['a number', 'Write for example 1..3.']);
  expectType(at, range.high, high, isNumeric, ['a number', 'Write for example 1..3.']);
  const visitAll: Source = (run, visit) => {
    const [start, end] = [low.run(run), high.run(run)];
    if (typeof start !== 'number' || typeof end !== 'number') return false;
    const step = start <= end ? 1 : -1;
    const first = range.lowOpen ? start + step : start;
    const last = range.highOpen ? end - step : end;
    for (let count = first; step > 0 ? count <= last : count >= last; count += step)
      if (!visit(count)) return true;
    return true;
  };
  return { type: NUMBER, cost: low.cost + high.cost, source: visitAll };
}

/** How a walk through loops ended: by its visitor's wish, or because a list to go through is missing. */
type Walk = { stopped: boolean; missing: boolean };

/** Goes through all combinations of several loops, the last the fastest, until `visit` answers false. */
function walkLoops(loops: readonly Loop[], run: Evaluation, place: Place, visit: () => boolean): Walk {
  const walk: Walk = { stopped: false, missing: false };
  const descend = (depth: number): void => {
    const loop = loops[depth];
    if (loop === undefined) {
      walk.stopped = !visit();
      return;
    }
    const found = loop.source(run, (item) => {
      run.locals[loop.slot] = item;
      if (spend(run, loop.cost, place)) descend(depth + 1);
      else walk.stopped = true;
      return !walk.stopped && !walk.missing;
    });
    if (!found) walk.missing = true;
  };
  descend(0);
  return walk;
}

/** A single value of an unknown type counts as a list of one; a missing list stays missing. */
function asList(value: RuleValue): readonly RuleValue[] | null {
  return value === null || isList(value) ? value : [value];
}
