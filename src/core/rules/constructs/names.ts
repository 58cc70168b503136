// What do names and paths mean? A name is a loop's, then a part of the item that is filtered, then a field of the record.

import { nearest } from '../../base/index.ts';
import type { ExpressionOf } from '../parsing/expression.ts';
import type { Place } from '../problem.ts';
import { fieldsOf, isOpen, type RuleType, typeNamed, typeWords, UNKNOWN } from '../scope.ts';
import { type Evaluation, spend, stop } from '../values/evaluation.ts';
import { partOf } from '../values/moment.ts';
import { readMember } from '../values/read-value.ts';
import { isList, isNumber, type RuleValue } from '../values/value.ts';
import { type Compiled, type Compiling, complain, newSlot } from './compiling.ts';
import { unknownNameRemedy } from './unknown-name.ts';

export function compileName(expression: ExpressionOf<'name'>, at: Compiling): Compiled {
  const { name } = expression;
  for (const local of [...at.locals].reverse()) {
    const { slot } = local;
    if (local.name === name) return { type: local.type, cost: 1, run: (run) => run.locals[slot] ?? null };
    const part = local.parts === undefined ? undefined : typeNamed(local.parts, name);
    if (part !== undefined)
      return { type: part, cost: 1, run: (run) => readPart(run.locals[slot] ?? null, name, run, expression) };
  }
  const type = typeNamed(at.fields, name);
  if (type === undefined) {
    const remedy = unknownNameRemedy(name, at);
    complain(at, expression, 'unknown-name', `There is no field called "${name}".`, remedy);
    return { type: UNKNOWN, cost: 1, run: () => null };
  }
  return compileField(expression, type, at);
}

/** A field is read once an evaluation, however often the rule names it. */
function compileField(place: ExpressionOf<'name'>, type: RuleType, at: Compiling): Compiled {
  const { name } = place;
  const { fields } = at;
  const slot = at.slots.names.get(name) ?? newSlot(at);
  at.slots.names.set(name, slot);
  const run = (run: Evaluation): RuleValue => {
    const known = run.locals[slot];
    if (known !== undefined) return known;
    const read = readMember(run.data, name, fields);
    const value = read === undefined ? misfit(run, place, name, type) : read;
    run.locals[slot] = value;
    return value;
  };
  return { type, cost: 1, run };
}

export function compilePath(expression: ExpressionOf<'path'>, at: Compiling): Compiled {
  const { name } = expression;
  const of = at.compile(expression.of, at);
  notePath(expression, at);
  const run = (run: Evaluation): RuleValue => readPart(of.run(run), name, run, expression);
  return { type: partType(expression, of.type, at), cost: of.cost + 1, run };
}

function notePath({ of, name }: ExpressionOf<'path'>, { locals, paths }: Compiling): void {
  if (of.kind !== 'name' || locals.some((local) => local.name === of.name)) return;
  paths.add(`${of.name}.${name}`);
}

function partType(expression: ExpressionOf<'path'>, of: RuleType, at: Compiling): RuleType {
  if (isOpen(of)) return UNKNOWN;
  if (of.kind === 'list') return { kind: 'list', of: partType(expression, of.of, at) };
  const parts = fieldsOf(of);
  const type = parts === undefined ? undefined : typeNamed(parts, expression.name);
  if (type !== undefined) return type;
  const message = `${capital(typeWords(of))} has no part called "${expression.name}".`;
  const near = nearest(expression.name, Object.keys(parts ?? {}));
  const known = parts === undefined ? 'Take the part away.' : `It has ${Object.keys(parts).join(', ')}.`;
  const remedy = near === undefined ? known : `Did you mean ${near}?`;
  complain(at, expression, 'unknown-name', message, remedy);
  return UNKNOWN;
}

/** A part of a value; of a list, the parts of its items; of a missing value, nothing. */
function readPart(value: RuleValue, name: string, run: Evaluation, place: Place): RuleValue {
  if (value === null || typeof value !== 'object' || isNumber(value)) return null;
  if (isList(value))
    return spend(run, value.length, place) ? value.map((item) => readPart(item, name, run, place)) : null;
  if (value.kind === 'group') return value.members.get(name) ?? null;
  if (value.kind === 'range') return name === 'start' ? value.low : name === 'end' ? value.high : null;
  if (value.kind !== 'thing') return partOf(value, name, run.zone) ?? null;
  const part = readMember(value.data, name, value.fields);
  if (part === undefined)
    return misfit(
      run,
      place,
      name,
      value.fields === undefined ? UNKNOWN : (typeNamed(value.fields, name) ?? UNKNOWN),
    );
  return isList(part) && !spend(run, part.length, place) ? null : part;
}

function misfit(run: Evaluation, place: Place, name: string, type: RuleType): null {
  const message = `What is stored in "${name}" is not ${typeWords(type)}.`;
  return stop(run, place, 'wrong-value', message, 'Correct the field, then try again.');
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
