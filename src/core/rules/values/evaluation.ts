// What does a running evaluation carry: the data, the clock, what it may still spend, and what stopped it?

import type { Instant, Zone } from '../../base/index.ts';
import type { Program } from '../builtins/patterns/program.ts';
import type { Place, RuleProblem, RuleProblemCode } from '../problem.ts';
import { problemAt } from '../problem.ts';
import type { RuleValue } from './value.ts';

/** One evaluation. **shape**: once `problem` is set, every loop ends and whatever is answered is thrown away. */
export type Evaluation = {
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly zone: Zone;
  readonly locals: RuleValue[];
  /** Patterns that were met, ready to run: each is made ready once an evaluation. */
  readonly patterns: Map<string, Program>;
  stepsLeft: number;
  problem: RuleProblem | undefined;
  /** Of a table: the cell that was asked when the problem came up. */
  cell: string | undefined;
};

/** An evaluation that begins. */
export const beginning = (data: Evaluation['data'], at: Instant, zone: Zone, budget: number): Evaluation => ({
  data,
  at,
  zone,
  locals: [],
  patterns: new Map(),
  stepsLeft: budget,
  problem: undefined,
  cell: undefined,
});

/** Ends an evaluation; the first problem is the one told. */
export function stop(
  run: Evaluation,
  place: Place,
  code: RuleProblemCode,
  message: string,
  remedy: string,
): null {
  run.problem ??= problemAt(place, code, message, remedy);
  return null;
}

/** Pays for work that grows with the data; false once the evaluation must end. */
export function spend(run: Evaluation, steps: number, place: Place): boolean {
  run.stepsLeft -= steps;
  if (run.stepsLeft < 0)
    stop(
      run,
      place,
      'budget-spent',
      'The rule takes too many steps.',
      'Use shorter lists or fewer loops inside loops.',
    );
  return run.problem === undefined;
}

/** Pays for a text by its length: 64 characters are one step. */
export const spendOnText = (run: Evaluation, text: string, place: Place): boolean =>
  spend(run, 1 + (text.length >> 6), place);
