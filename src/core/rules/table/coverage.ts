// What does a table leave unsaid, and where does it say two things? An exact sweep: between two neighbouring values that
// its cells name, every test answers alike, so one value of each stretch stands for all of it.

import type { Zone } from '../../base/index.ts';
import { zoneNamed } from '../../base/index.ts';
import { areEqual } from '../values/compare.ts';
import { beginning, type Evaluation } from '../values/evaluation.ts';
import type { Table } from './compiled-table.ts';
import { type Region, regionsOf } from './regions.ts';
import { rowWords } from './table-spec.ts';

/** What the sweep finds. **shape**: `rows` count from 0; `example` in words; `unchecked` names inputs that could not be judged. */
export type Coverage = {
  readonly gaps: readonly { readonly example: string }[];
  readonly overlaps: readonly {
    readonly rows: readonly number[];
    readonly example: string;
    readonly differ: boolean;
  }[];
  /** Rows that never count, since those before them always do. */
  readonly hidden: readonly number[];
  readonly unchecked: readonly string[];
  /** True where the table was too large to be judged whole. */
  readonly partial: boolean;
};

const MOST_STEPS = 20_000;
const MOST_GAPS = 3;
const MOST_OVERLAPS = 5;

/** Judges a whole table by examples, each of which stands for all that is like it. Missing values are not looked at. */
export function coverageOf(table: Table): Coverage {
  const zone = zoneNamed('UTC') as Zone;
  const run = beginning({}, 0, zone, Number.MAX_SAFE_INTEGER);
  const sweep = sweepOf(table, run);
  if (sweep.dims.some((dim) => dim.regions !== null))
    descend(
      sweep,
      0,
      table.rows.map((_, row) => row),
      [],
    );
  const { dims, gaps, overlaps, counts, steps } = sweep;
  const partial = steps > MOST_STEPS;
  const hidden =
    partial || table.spec.hit !== 'first'
      ? []
      : table.rows.flatMap((_, row) => (counts.has(row) ? [] : [row]));
  return {
    gaps,
    overlaps: [...overlaps.values()],
    hidden,
    unchecked: dims.flatMap(({ title, judged }) => (judged ? [] : [title])),
    partial,
  };
}

type Dim = {
  readonly title: string;
  readonly judged: boolean;
  /** Null where nothing can be said of the input, so that every row may fit. */
  readonly regions: readonly (Region & { readonly fits: ReadonlySet<number> })[] | null;
};

type Sweep = {
  readonly table: Table;
  readonly run: Evaluation;
  readonly dims: readonly Dim[];
  /** Rows of which all cells can be judged: they fit for sure; the others may fit. */
  readonly sure: ReadonlySet<number>;
  readonly seen: Set<string>;
  readonly gaps: { example: string }[];
  readonly overlaps: Map<string, { rows: readonly number[]; example: string; differ: boolean }>;
  readonly counts: Set<number>;
  steps: number;
};

function sweepOf(table: Table, run: Evaluation): Sweep {
  const fields = table.inputs.map(({ field }) => field);
  const unsure = new Set<number>();
  const dims = table.inputs.map((input, column): Dim => {
    const { title, places } = table.spec.inputs[column] ?? { title: '' };
    const tests = table.rows.map(({ tests }) => tests[column]);
    const alone = input.field !== null && fields.indexOf(input.field) === column;
    const regions = alone
      ? regionsOf(
          input.type,
          tests.flatMap((test) => test?.marks ?? []),
          run,
          places,
        )
      : null;
    let judged = true;
    for (const [row, test] of tests.entries()) {
      if (test === undefined || test.any || (regions !== null && test.marks !== null)) continue;
      unsure.add(row);
      judged = false;
    }
    if (regions === null) return { title, judged, regions: null };
    const fitting = regions.map((region) => {
      run.locals[input.slot] = region.value;
      const fits = tests.flatMap((test, row) =>
        test === undefined || test.any || test.marks === null || test.holds(run) ? [row] : [],
      );
      return { ...region, fits: new Set(fits) };
    });
    return { title, judged, regions: fitting };
  });
  const sure = new Set(table.rows.flatMap((_, row) => (unsure.has(row) ? [] : [row])));
  return {
    table,
    run,
    dims,
    sure,
    seen: new Set(),
    gaps: [],
    overlaps: new Map(),
    counts: new Set(),
    steps: 0,
  };
}

/** Goes down the inputs; stretches in which the same rows are left are looked at once. */
function descend(sweep: Sweep, depth: number, rows: readonly number[], example: readonly string[]): void {
  const dim = sweep.dims[depth];
  const key = `${depth}:${rows.join()}`;
  if (sweep.seen.has(key) || sweep.steps > MOST_STEPS) return;
  sweep.seen.add(key);
  sweep.steps += 1;
  if (dim === undefined || rows.length === 0) {
    judge(sweep, rows, example);
    return;
  }
  if (dim.regions === null) {
    descend(sweep, depth + 1, rows, example);
    return;
  }
  for (const { fits, words } of dim.regions)
    descend(
      sweep,
      depth + 1,
      rows.filter((row) => fits.has(row)),
      [...example, `${dim.title} ${words}`],
    );
}

function judge(sweep: Sweep, rows: readonly number[], example: readonly string[]): void {
  const words = example.join(' and ');
  if (rows.length === 0) {
    if (sweep.gaps.length < MOST_GAPS) sweep.gaps.push({ example: words });
    return;
  }
  const first = rows.find((row) => sweep.sure.has(row));
  for (const row of rows) {
    sweep.counts.add(row);
    if (row === first) break;
  }
  const sure = rows.filter((row) => sweep.sure.has(row));
  if (sure.length < 2 || sweep.overlaps.size >= MOST_OVERLAPS) return;
  const key = rowWords(sure);
  if (!sweep.overlaps.has(key))
    sweep.overlaps.set(key, { rows: sure, example: words, differ: differ(sweep, sure) });
}

function differ({ table, run }: Sweep, rows: readonly number[]): boolean {
  const [first, ...others] = rows.map((row) => table.rows[row]?.values.map((value) => value.run(run)) ?? []);
  return others.some(
    (values) => !values.every((value, at) => areEqual(value, first?.[at] ?? null, run, { from: 0, to: 0 })),
  );
}
