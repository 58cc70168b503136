// What does a decision table say? Inputs, outputs, rows of cells, and which of the rows that fit counts (DMN 1.5, chapter 8).

import type { RuleType } from '../scope.ts';

/** How many rows may fit, and which of them counts. **source**: DMN 1.5, 8.2.8, hit policies U F P A C R O. */
export const HIT_POLICIES = [
  'unique',
  'first',
  'priority',
  'any',
  'collect',
  'rule-order',
  'output-order',
] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

/** What COLLECT makes of all rows that fit; without one, a list. **source**: DMN 1.5, 8.2.8: C+, C<, C>, C#. */
export const AGGREGATIONS = ['sum', 'min', 'max', 'count'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** What stands in a cell. An input cell is a FEEL unary test, `-` or nothing for anything; an output cell a value. */
export type TableCell = string | number | boolean | null;

/** A column that is looked at. `places`: decimals that its numbers can have, where that is known. */
export type TableInput = {
  readonly expression: string;
  readonly title: string;
  readonly places?: number | undefined;
};

/** A column that is answered. `values`: from the most to the least important, for PRIORITY and OUTPUT ORDER. */
export type TableOutput = {
  readonly name: string;
  readonly title: string;
  readonly type: RuleType;
  readonly values: readonly TableCell[];
};

/** A whole decision table. `otherwise`: the outputs where no row fits; null where that is a fault. */
export type TableSpec = {
  readonly hit: HitPolicy;
  readonly collect: Aggregation | null;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly (readonly TableCell[])[];
  readonly otherwise: readonly TableCell[] | null;
};

/** Something wrong with a table. **shape**: `part` is the place within it: `rules[2]`, `rules[2][0]`, `inputs[1]`, `hit`. */
export type TableProblem = {
  readonly part: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
};

/** Rows as their readers count them: from 1. */
export const rowWords = (rows: readonly number[]): string =>
  `${rows.length === 1 ? 'row' : 'rows'} ${rows.map((row) => row + 1).join(', ')}`;
