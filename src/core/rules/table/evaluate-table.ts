// What does a decision table answer? Every row is asked, and the hit policy says which of those that fit counts.

import { fail, type Result, succeed, zoneNamed } from '../../base/index.ts';
import { problemAt, type RuleProblem } from '../problem.ts';
import type { EvaluationOptions } from '../rule.ts';
import { beginning, spend } from '../values/evaluation.ts';
import type { Table } from './compiled-table.ts';
import { answerOf, type TableAnswer } from './hit-policies.ts';

/** What a table may cost beside its rows' own cost: as a rule. */
export const TABLE_BUDGET = 1_000_000;

/** Why a table could not be asked. **shape**: `cell` is where it went wrong, as its reader says it: "row 2, Limit"; null for the table whole. */
export type TableFailure = RuleProblem & { readonly cell: string | null };

/** Asks a table. **shape**: which rows fit, and what the hit policy makes of them. **rejects**: as a rule's evaluation does, with the cell. */
export function evaluateTable(
  table: Table,
  data: Readonly<Record<string, unknown>>,
  { at, budget = TABLE_BUDGET, zone = 'UTC' }: EvaluationOptions,
): Result<TableAnswer, TableFailure> {
  const place = { from: 0, to: 0 };
  const found = zoneNamed(zone);
  if (found === undefined)
    return fail({
      ...problemAt(
        place,
        'wrong-value',
        `There is no time zone "${zone}".`,
        'Write for example Europe/Berlin.',
      ),
      cell: null,
    });
  const run = beginning(data, at, found, budget);
  spend(run, table.cost, place);
  for (const { slot, compiled } of table.inputs) run.locals[slot] = compiled.run(run);
  const hits = table.rows.flatMap(({ tests }, row) => (tests.every((test) => test.holds(run)) ? [row] : []));
  const answer = answerOf(table, hits, run);
  return run.problem === undefined ? succeed(answer) : fail({ ...run.problem, cell: run.cell ?? null });
}
