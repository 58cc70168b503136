// What does calling a function mean? Its arguments are checked against its signature; a missing one gives a missing answer.

import { nearest } from '../../base/index.ts';
import { BUILTINS, builtinFor, refusedFunction } from '../builtins/index.ts';
import { parameterNames, placesOf } from '../builtins/parameter-names.ts';
import { accepts, type Builtin, type Given, holds, parameterWords } from '../builtins/signature.ts';
import type { Expression, ExpressionOf } from '../parsing/expression.ts';
import { type RuleType, typeWords, UNKNOWN } from '../scope.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { RuleValue } from '../values/value.ts';
import { type Compiled, type Compiling, complain } from './compiling.ts';

type Call = ExpressionOf<'call'>;

export function compileCall(written: Call, at: Compiling): Compiled {
  const call = inOrder(written, at);
  const given = call.given.map((argument) => at.compile(argument, at));
  const cost = given.reduce((sum, argument) => sum + argument.cost, 1);
  const builtin = builtinFor(call.name, given.length);
  if (builtin === undefined) {
    complainOfFunction(call, at);
    return { type: UNKNOWN, cost, run: () => null };
  }
  const outright = given.map(({ type }, index): Given => ({ type, written: writtenOut(call.given[index]) }));
  checkArguments(call, builtin, outright, at);
  const gives =
    typeof builtin.gives === 'function'
      ? builtin.gives(
          given.map((one) => one.type),
          outright,
        )
      : builtin.gives;
  const type = typeOfLiteral(call, builtin, at) ?? gives;
  return { type, cost, run: (run) => callWith(builtin, given, call, run) };
}

/** Values that are named, in the order in which the function takes them. */
function inOrder(call: Call, at: Compiling): Call {
  const { name, names, given } = call;
  if (names === undefined) return call;
  const places = placesOf(name, names);
  if (places !== null)
    return { ...call, given: places.map((_, place) => given[places.indexOf(place)] ?? call) };
  const known = parameterNames(name).map((each) => each.join(', '));
  // A function that there is not is told of as such.
  if (known.length > 0) {
    const message = `${name}(…) does not take values of these names.`;
    complain(at, call, 'wrong-arguments', message, `Its values are called: ${known.join('; or ')}.`);
  } else if (BUILTINS.has(name)) {
    const message = `The values of ${name}(…) have no names.`;
    complain(at, call, 'wrong-arguments', message, 'Give the values in their order, without names.');
  }
  return call;
}

function callWith(builtin: Builtin, given: readonly Compiled[], call: Call, run: Evaluation): RuleValue {
  const values: RuleValue[] = [];
  for (const [index, argument] of given.entries()) {
    const value = argument.run(run);
    if (!builtin.takesMissing && (value === null || !holds(parameterAt(builtin, index), value))) return null;
    values.push(value);
  }
  return builtin.call(values, run, call);
}

function complainOfFunction(call: Call, at: Compiling): void {
  const refused = refusedFunction(call.name);
  const near = nearest(call.name, [...BUILTINS.keys()]);
  if (refused !== undefined) complain(at, call, 'not-supported', refused.message, refused.remedy);
  else {
    const remedy =
      near === undefined ? 'The functions are listed in the help on rules.' : `Did you mean ${near}(…)?`;
    complain(at, call, 'unknown-function', `There is no function called "${call.name}".`, remedy);
  }
}

function checkArguments(call: Call, builtin: Builtin, given: readonly Given[], at: Compiling): void {
  const most = builtin.repeats ? Number.POSITIVE_INFINITY : builtin.takes.length;
  const least = builtin.takes.length - builtin.optional;
  if (given.length < least || given.length > most) {
    const remedy = `Write ${builtin.example}.`;
    complain(at, call, 'wrong-arguments', `${call.name}(…) takes ${countWords(least, most)}.`, remedy);
    return;
  }
  for (const [index, argument] of given.entries()) {
    const parameter = parameterAt(builtin, index);
    if (accepts(parameter, argument.type)) continue;
    const message = `${call.name}(…) needs ${parameterWords(parameter)} here; this is ${typeWords(argument.type)}.`;
    complain(at, call.given[index] ?? call, 'wrong-type', message, `Write for example ${builtin.example}.`);
    return;
  }
  const wrong = builtin.check?.(given);
  if (wrong !== undefined)
    complain(at, call.given[wrong.at] ?? call, 'wrong-arguments', wrong.message, wrong.remedy);
}

/** The text or the digits of what is written out; undefined for what is worked out. */
function writtenOut(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'text') return expression.text;
  if (expression?.kind === 'number') return expression.digits;
  const of = expression?.kind === 'negation' ? expression.of : undefined;
  return of?.kind === 'number' ? `-${of.digits}` : undefined;
}

/** A date that is written out is read at once: a rule with an impossible date is not published. */
function typeOfLiteral(call: Call, builtin: Builtin, at: Compiling): RuleType | undefined {
  const [only, second] = call.given;
  if (builtin.typeOfText === undefined || only?.kind !== 'text' || second !== undefined) return undefined;
  const type = builtin.typeOfText(only.text);
  if (type !== undefined) return type;
  const message = `"${only.text.slice(0, 40)}" cannot be read by ${call.name}(…).`;
  complain(at, only, 'wrong-arguments', message, `Write for example ${builtin.example}.`);
  return undefined;
}

const parameterAt = (builtin: Builtin, index: number) =>
  builtin.takes[Math.min(index, builtin.takes.length - 1)] ?? 'anything';

function countWords(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `${least} or more values`;
  if (least !== most) return `${least} to ${most} values`;
  return least === 0 ? 'nothing' : `${least} ${least === 1 ? 'value' : 'values'}`;
}
