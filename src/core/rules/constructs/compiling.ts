// What is carried while an expression is checked and turned into closures, and what comes out of it?

import type { Expression } from '../parsing/expression.ts';
import { type Place, problemAt, type RuleProblem, type RuleProblemCode } from '../problem.ts';
import { isOpen, type RuleFields, type RuleType, typeWords } from '../scope.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { RuleValue } from '../values/value.ts';

/** An expression that is understood. **units**: `cost` in steps, of one run without its loops. */
export type Compiled = {
  readonly type: RuleType;
  readonly cost: number;
  readonly run: (run: Evaluation) => RuleValue;
};

/** A name bound by a loop or a filter; `parts` are names that lead into the item of a filter. */
export type Local = {
  readonly name: string;
  readonly type: RuleType;
  readonly slot: number;
  readonly parts: RuleFields | undefined;
};

/**
 * One compilation. **shape**: `slots` maps the record's names, and counts on for loops; `paths` are the parts that are read of them;
 * problems gather, none stops it.
 */
export type Compiling = {
  readonly fields: RuleFields;
  readonly locals: readonly Local[];
  readonly slots: { readonly names: Map<string, number>; count: number };
  readonly paths: Set<string>;
  readonly problems: RuleProblem[];
  readonly compile: (expression: Expression, at: Compiling) => Compiled;
};

export const newSlot = (at: Compiling): number => at.slots.count++;

export function complain(
  at: Compiling,
  place: Place,
  code: RuleProblemCode,
  message: string,
  remedy: string,
): void {
  at.problems.push(problemAt(place, code, message, remedy));
}

/** Complains where an operand is of a type that does not fit. */
export function expectType(
  at: Compiling,
  place: Place,
  operand: Compiled,
  fits: (type: RuleType) => boolean,
  [wanted, remedy]: readonly [string, string],
): void {
  if (isOpen(operand.type) || fits(operand.type)) return;
  complain(at, place, 'wrong-type', `This is ${typeWords(operand.type)}; ${wanted} is needed.`, remedy);
}

/** Complains where something other than yes or no stands for a condition. */
export function expectCondition(at: Compiling, place: Place, operand: Compiled): void {
  if (isOpen(operand.type) || operand.type.kind === 'yes-no') return;
  const message = `This is ${typeWords(operand.type)}, not a condition.`;
  complain(at, place, 'not-a-condition', message, 'Compare it with something, for example amount > 100.');
}
