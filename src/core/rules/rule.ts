// How does a text become a rule, and a rule an answer? Parsed, checked and compiled once; evaluated as often as needed.

import { fail, type Instant, type Result, succeed, zoneNamed } from '../base/index.ts';
import { type Compiling, expectCondition } from './constructs/compiling.ts';
import { compileExpression } from './constructs/expression.ts';
import { parseExpression } from './parsing/parse.ts';
import { type Place, problemAt, type RuleProblem } from './problem.ts';
import type { RuleScope, RuleType } from './scope.ts';
import { beginning, type Evaluation, spend } from './values/evaluation.ts';
import { isList, type RuleValue } from './values/value.ts';

/** A rule ready to be evaluated. **shape**: `fields` are the names of the scope that it reads, `paths` the parts of them (`requester.name`). **units**: `cost` in steps. */
export type Rule = {
  readonly text: string;
  readonly type: RuleType;
  readonly fields: readonly string[];
  readonly paths: readonly string[];
  readonly cost: number;
  readonly run: (run: Evaluation) => RuleValue;
};

/** When and with what an evaluation happens. **units**: `at` an instant, `budget` steps; `zone` (UTC unless said) tells what day it is. */
export type EvaluationOptions = { readonly at: Instant; readonly budget?: number; readonly zone?: string };

/** What an evaluation may cost unless said otherwise: far above any honest rule, some milliseconds of work. */
export const DEFAULT_BUDGET = 100_000;

/** Makes a rule from FEEL text. **rejects**: everything wrong with it, each with its place and a remedy. **source**: OMG DMN 1.5, chapter 10. */
export function compileRule(text: string, scope: RuleScope): Result<Rule, readonly RuleProblem[]> {
  return compileWith(text, scope, false);
}

/** Like `compileRule`, for a rule that must answer yes or no. */
export function compileCondition(text: string, scope: RuleScope): Result<Rule, readonly RuleProblem[]> {
  return compileWith(text, scope, true);
}

/** Evaluates a rule on plain data. **rejects**: stored data of another type than its field, a spent budget, numbers too large. */
export function evaluate(
  rule: Rule,
  data: Readonly<Record<string, unknown>>,
  { at, budget = DEFAULT_BUDGET, zone = 'UTC' }: EvaluationOptions,
): Result<RuleValue, RuleProblem> {
  const place = { from: 0, to: rule.text.length };
  const found = zoneNamed(zone);
  if (found === undefined)
    return fail(
      problemAt(place, 'wrong-value', `There is no time zone "${zone}".`, 'Write for example Europe/Berlin.'),
    );
  const run = beginning(data, at, found, budget);
  if (!spend(run, rule.cost, place)) return fail(run.problem ?? spent(place));
  const value = rule.run(run);
  if (isList(value)) payForAnswer(value, run, place);
  return run.problem === undefined ? succeed(value) : fail(run.problem);
}

/** Evaluates a condition; a missing answer is no. **rejects**: as `evaluate`. */
export function holds(
  rule: Rule,
  data: Readonly<Record<string, unknown>>,
  options: EvaluationOptions,
): Result<boolean, RuleProblem> {
  const result = evaluate(rule, data, options);
  return result.ok ? succeed(result.value === true) : result;
}

function compileWith(
  text: string,
  scope: RuleScope,
  condition: boolean,
): Result<Rule, readonly RuleProblem[]> {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed;
  const names = new Map<string, number>();
  const at: Compiling = {
    fields: scope.fields,
    locals: [],
    slots: { names, count: 0 },
    paths: new Set(),
    problems: [],
    compile: compileExpression,
  };
  const { type, cost, run } = compileExpression(parsed.value, at);
  if (condition) expectCondition(at, parsed.value, { type, cost, run });
  return at.problems.length > 0
    ? fail(at.problems)
    : succeed({ text, type, fields: [...names.keys()], paths: [...at.paths], cost, run });
}

/** A list may hold the same list many times over: whoever reads the answer walks them all, so they are paid for. */
function payForAnswer(value: readonly RuleValue[], run: Evaluation, place: Place): void {
  if (!spend(run, value.length, place)) return;
  for (const item of value) if (isList(item)) payForAnswer(item, run, place);
}

const spent = (place: Place): RuleProblem =>
  problemAt(place, 'budget-spent', 'The rule takes too many steps.', 'Make it shorter.');
