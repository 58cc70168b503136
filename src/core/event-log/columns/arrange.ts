// In which order do the rows belong: by case (order of first appearance), then by time, ties in file order?
// A stable counting sort, and only where the file is not in that order already.
import { grownBuffer, release } from './grow.ts';
import type { Rows } from './rows.ts';

/** **shape**: `starts[c]` to `starts[c + 1]` are the rows of case c; `order` is undefined where nothing moves. */
export type Arrangement = { readonly starts: Uint32Array; readonly order: Uint32Array | undefined };

export function arrange(rows: Rows, cases: number): Arrangement {
  const starts = caseStarts(rows, cases);
  if (inOrder(rows)) return { starts, order: undefined };
  const order = groupByCase(rows, starts);
  for (let c = 0; c < cases; c++) sortByTime(order, rows.at, starts[c] as number, starts[c + 1] as number);
  return { starts, order };
}

function caseStarts(rows: Rows, cases: number): Uint32Array {
  const starts = new Uint32Array(cases + 1);
  const { caseOf, count } = rows;
  for (let row = 0; row < count; row++) {
    const next = (caseOf[row] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let c = 0; c < cases; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
  return starts;
}

function inOrder(rows: Rows): boolean {
  const { caseOf, at, count } = rows;
  for (let row = 1; row < count; row++) {
    const before = caseOf[row - 1] as number;
    const here = caseOf[row] as number;
    if (here < before || (here === before && (at[row] as number) < (at[row - 1] as number))) return false;
  }
  return true;
}

function groupByCase(rows: Rows, starts: Uint32Array): Uint32Array {
  const { caseOf, count } = rows;
  const next = starts.slice();
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const c = caseOf[row] as number;
    const place = next[c] as number;
    order[place] = row;
    next[c] = place + 1;
  }
  return order;
}

// Above this many rows insertion would be quadratic for a case written backwards.
const INSERTION_LIMIT = 64;

function sortByTime(order: Uint32Array, at: Float64Array, from: number, to: number): void {
  if (!needsSorting(order, at, from, to)) return;
  if (to - from > INSERTION_LIMIT) {
    order.subarray(from, to).sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = order[i] as number;
    const time = at[row] as number;
    let place = i;
    while (place > from && (at[order[place - 1] as number] as number) > time) {
      order[place] = order[place - 1] as number;
      place--;
    }
    order[place] = row;
  }
}

function needsSorting(order: Uint32Array, at: Float64Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    if ((at[order[i] as number] as number) < (at[order[i - 1] as number] as number)) return true;
  }
  return false;
}

/** The first `count` places of a column in the arranged order. The column is used up. */
export function gather(column: Int32Array, count: number, order: Uint32Array | undefined): Int32Array {
  if (order === undefined) return new Int32Array(grownBuffer(column.buffer, count * 4));
  const gathered = new Int32Array(count);
  for (let i = 0; i < count; i++) gathered[i] = column[order[i] as number] as number;
  release(column);
  return gathered;
}

/** The same for instants. */
export function gatherTimes(
  column: Float64Array,
  count: number,
  order: Uint32Array | undefined,
): Float64Array {
  if (order === undefined) return new Float64Array(grownBuffer(column.buffer, count * 8));
  const gathered = new Float64Array(count);
  for (let i = 0; i < count; i++) gathered[i] = column[order[i] as number] as number;
  release(column);
  return gathered;
}
