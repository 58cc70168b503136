export { describeRule, type FieldTitles } from './describe.ts';
export type { Place, RuleProblem, RuleProblemCode } from './problem.ts';
export {
  compileCondition,
  compileRule,
  DEFAULT_BUDGET,
  type EvaluationOptions,
  evaluate,
  holds,
  type Rule,
} from './rule.ts';
export { fieldsOf, isFieldId, type RuleFields, type RuleScope, type RuleType, typeWords } from './scope.ts';
export { compileTemplate, renderTemplate, type Template } from './template.ts';
export type { RuleValue } from './values/value.ts';
export { plainValue, textOf, wordsOf } from './values/write-value.ts';
