export { FEEL_EXAMPLES, FEEL_NOT_OFFERED, type FeelExample } from './conformance.ts';
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
export type { Table } from './table/compiled-table.ts';
export { type Coverage, coverageOf } from './table/coverage.ts';
export { evaluateTable } from './table/evaluate-table.ts';
export type { TableAnswer } from './table/hit-policies.ts';
export { compileTable } from './table/table.ts';
export {
  AGGREGATIONS,
  type Aggregation,
  HIT_POLICIES,
  type HitPolicy,
  rowWords,
  type TableCell,
  type TableInput,
  type TableOutput,
  type TableProblem,
  type TableSpec,
} from './table/table-spec.ts';
export { compileTemplate, renderTemplate, type Template } from './template.ts';
export type { RuleValue } from './values/value.ts';
export { plainValue, textOf, wordsOf } from './values/write-value.ts';
