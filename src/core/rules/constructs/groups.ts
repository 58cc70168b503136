// What do `{ name: value }` and `[low..high]` as values mean? A group's members have names and types, as a record's fields
// have; a range is given to functions.

import type { ExpressionOf, Range } from '../parsing/expression.ts';
import { joinTypes, type RuleType } from '../scope.ts';
import { spend } from '../values/evaluation.ts';
import type { RuleValue } from '../values/value.ts';
import { checkOrder } from './comparison-check.ts';
import { type Compiled, type Compiling, complain, type Local, newSlot } from './compiling.ts';

/** A member may use those that stand before it. */
export function compileGroup(expression: ExpressionOf<'group'>, at: Compiling): Compiled {
  const members: { readonly name: string; readonly slot: number; readonly compiled: Compiled }[] = [];
  let inner = at;
  for (const { name, value, ...place } of expression.entries) {
    if (members.some((member) => member.name === name))
      complain(at, place, 'wrong-arguments', `"${name}" stands twice in the group.`, 'Take one away.');
    const compiled = inner.compile(value, inner);
    const slot = newSlot(at);
    members.push({ name, slot, compiled });
    const local: Local = { name, type: compiled.type, slot, parts: undefined };
    inner = { ...inner, locals: [...inner.locals, local] };
  }
  const fields = Object.fromEntries(
    members.map(({ name, compiled }): [string, RuleType] => [name, compiled.type]),
  );
  return {
    type: { kind: 'record', fields },
    cost: 1 + members.reduce((sum, { compiled }) => sum + compiled.cost + 1, 0),
    run: (run) => {
      const found = members.map(({ name, slot, compiled }): [string, RuleValue] => {
        const value = compiled.run(run);
        run.locals[slot] = value;
        return [name, value];
      });
      return spend(run, found.length, expression) ? { kind: 'group', members: new Map(found) } : null;
    },
  };
}

export function compileRange(range: Range, at: Compiling): Compiled {
  const [low, high] = [at.compile(range.low, at), at.compile(range.high, at)];
  checkOrder({ expression: range.low, compiled: low }, { expression: range.high, compiled: high }, at);
  const { lowOpen, highOpen } = range;
  return {
    type: { kind: 'range', of: joinTypes(low.type, high.type) },
    cost: low.cost + high.cost + 1,
    run: (run) => {
      const [from, to] = [low.run(run), high.run(run)];
      return from === null || to === null ? null : { kind: 'range', low: from, high: to, lowOpen, highOpen };
    },
  };
}
