// Which of the rows that fit counts, and what comes of several? The hit policies of DMN 1.5, 8.2.8 to 8.2.11.

import type { Compiled } from '../constructs/compiling.ts';
import { areEqual, orderOf } from '../values/compare.ts';
import { numbers, type RuleNumber } from '../values/decimal.ts';
import { type Evaluation, stop } from '../values/evaluation.ts';
import { isNumber, type RuleValue } from '../values/value.ts';
import type { Table } from './compiled-table.ts';
import type { Aggregation } from './table-spec.ts';

/** What a table answers. **shape**: `hits` are the rows that fit, counted from 0; `values` one for each output. */
export type TableAnswer =
  | { readonly kind: 'decided'; readonly hits: readonly number[]; readonly values: readonly RuleValue[] }
  /** No row fits, and the table does not say what then. */
  | { readonly kind: 'nothing'; readonly hits: readonly number[] }
  /** Rows fit that may not fit together. */
  | { readonly kind: 'contradicted'; readonly hits: readonly number[] };

const NOWHERE = { from: 0, to: 0 };

export function answerOf(table: Table, hits: readonly number[], run: Evaluation): TableAnswer {
  const { hit, outputs } = table.spec;
  const several = hit === 'collect' || hit === 'rule-order' || hit === 'output-order';
  if (hits.length === 0) {
    if (table.otherwise !== null)
      return { kind: 'decided', hits, values: listed(table, valuesOf(table.otherwise, run)) };
    if (!several) return { kind: 'nothing', hits };
    return { kind: 'decided', hits, values: outputs.map(() => (table.spec.collect === 'count' ? 0 : null)) };
  }
  const rows = hits.map((row) => valuesOf(table.rows[row]?.values ?? [], run));
  if (several) return { kind: 'decided', hits, values: gathered(table, rows, run) };
  const counts = single(table, rows, run);
  return counts === undefined ? { kind: 'contradicted', hits } : { kind: 'decided', hits, values: counts };
}

type Row = readonly RuleValue[];

const valuesOf = (cells: readonly Compiled[], run: Evaluation): Row => cells.map((cell) => cell.run(run));

/** What stands under otherwise of a table that gathers lists is a list of one. */
function listed({ spec }: Table, values: Row): Row {
  const lists =
    spec.hit === 'rule-order' ||
    spec.hit === 'output-order' ||
    (spec.hit === 'collect' && spec.collect === null);
  return lists ? values.map((value) => (value === null ? null : [value])) : values;
}

function single(table: Table, rows: readonly Row[], run: Evaluation): Row | undefined {
  const [first] = rows;
  switch (table.spec.hit) {
    case 'unique':
      return rows.length === 1 ? first : undefined;
    case 'any':
      return rows.every((row) => row.every((value, at) => areEqual(value, first?.[at] ?? null, run, NOWHERE)))
        ? first
        : undefined;
    case 'priority':
      return inOrder(table, rows, run)[0];
    default:
      return first;
  }
}

/** The most important first: by the first output, then the next; rows that are alike keep their order. */
function inOrder({ ranks }: Table, rows: readonly Row[], run: Evaluation): readonly Row[] {
  const ranked = ranks.map((values) => valuesOf(values, run));
  const rankOf = (value: RuleValue, column: number): number => {
    const found = (ranked[column] ?? []).findIndex((one) => areEqual(one, value, run, NOWHERE));
    return found === -1 ? Number.MAX_SAFE_INTEGER : found;
  };
  const keyed = rows.map((row) => ({ row, key: row.map(rankOf) }));
  keyed.sort(
    (one, other) => one.key.map((rank, at) => rank - (other.key[at] ?? 0)).find((by) => by !== 0) ?? 0,
  );
  return keyed.map(({ row }) => row);
}

function gathered(table: Table, rows: readonly Row[], run: Evaluation): Row {
  const { hit, collect, outputs } = table.spec;
  const ordered = hit === 'output-order' ? inOrder(table, rows, run) : rows;
  return outputs.map((_, column) => {
    const values = ordered.map((row) => row[column] ?? null);
    return collect === null || hit !== 'collect'
      ? values.filter((value) => value !== null)
      : aggregate(collect, values, run);
  });
}

/** Rows whose cell is empty have nothing to add. */
function aggregate(by: Aggregation, all: readonly RuleValue[], run: Evaluation): RuleValue {
  if (by === 'count') return all.length;
  const values = all.filter((value) => value !== null);
  if (by === 'sum') {
    const sum = values.reduce<RuleNumber | undefined>(
      (total, value) => (total !== undefined && isNumber(value) ? numbers.add(total, value) : undefined),
      0,
    );
    return (
      sum ?? stop(run, NOWHERE, 'number-too-large', 'The sum is too large.', 'Make the numbers smaller.')
    );
  }
  const sign = by === 'min' ? -1 : 1;
  return values.reduce<RuleValue>(
    (best, value) => (best === null || (orderOf(value, best) ?? 0) * sign > 0 ? value : best),
    null,
  );
}
