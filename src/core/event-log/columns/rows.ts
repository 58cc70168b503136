// The rows of a log while they arrive, in file order: growing typed columns.
import { grownBuffer } from './grow.ts';

export type Rows = {
  count: number;
  caseOf: Int32Array;
  activity: Int32Array;
  resource: Int32Array;
  lifecycle: Int32Array;
  at: Float64Array;
  /** When the work began, NaN where unknown; left out while no row has told it. */
  startedAt: Float64Array | undefined;
  /** When the work could begin, likewise. */
  readyAt: Float64Array | undefined;
};

// Half as much again, and a quarter once a log is large: twice would hold half of its memory idle. Reading three million events
// holds 1.6 times their columns at most (bench/read-memory.ts).
const grown = (rows: number): number => Math.ceil(rows * (rows < 1 << 18 ? 1.5 : 1.25));

export function createRows(capacity = 1 << 15): Rows {
  return {
    count: 0,
    caseOf: new Int32Array(capacity),
    activity: new Int32Array(capacity),
    resource: new Int32Array(capacity),
    lifecycle: new Int32Array(capacity),
    at: new Float64Array(capacity),
    startedAt: undefined,
    readyAt: undefined,
  };
}

/**
 * Adds a row; returns its number. `resource` and `lifecycle` are -1 where there is none.
 * Six numbers rather than an object, because it is called once an event and a file has millions.
 */
export function addRow(
  rows: Rows,
  caseCode: number,
  activity: number,
  resource: number,
  lifecycle: number,
  at: number,
): number {
  const row = rows.count;
  if (row === rows.caseOf.length) growRows(rows, grown(row));
  rows.caseOf[row] = caseCode;
  rows.activity[row] = activity;
  rows.resource[row] = resource;
  rows.lifecycle[row] = lifecycle;
  rows.at[row] = at;
  rows.count = row + 1;
  return row;
}

/** Tells when the work of a row began. */
export function setStart(rows: Rows, row: number, startedAt: number): void {
  rows.startedAt ??= new Float64Array(rows.caseOf.length).fill(Number.NaN);
  rows.startedAt[row] = startedAt;
}

/** Tells when the work of a row could begin. */
export function setReady(rows: Rows, row: number, readyAt: number): void {
  rows.readyAt ??= new Float64Array(rows.caseOf.length).fill(Number.NaN);
  rows.readyAt[row] = readyAt;
}

function growRows(rows: Rows, capacity: number): void {
  rows.caseOf = longer(rows.caseOf, capacity);
  rows.activity = longer(rows.activity, capacity);
  rows.resource = longer(rows.resource, capacity);
  rows.lifecycle = longer(rows.lifecycle, capacity);
  rows.at = longerTimes(rows.at, capacity);
  rows.startedAt &&= longerTimes(rows.startedAt, capacity);
  rows.readyAt &&= longerTimes(rows.readyAt, capacity);
}

/** The same rows in columns of their own. */
export const copyOf = (rows: Rows): Rows => ({
  count: rows.count,
  caseOf: rows.caseOf.slice(0, rows.count),
  activity: rows.activity.slice(0, rows.count),
  resource: rows.resource.slice(0, rows.count),
  lifecycle: rows.lifecycle.slice(0, rows.count),
  at: rows.at.slice(0, rows.count),
  startedAt: rows.startedAt?.slice(0, rows.count),
  readyAt: rows.readyAt?.slice(0, rows.count),
});

function longerTimes(column: Float64Array, capacity: number): Float64Array {
  const { length } = column;
  return new Float64Array(grownBuffer(column.buffer, capacity * 8)).fill(Number.NaN, length);
}

/** The column, longer, in place of the one given; the new places hold `filler`. */
export function longer(column: Int32Array, capacity: number, filler = 0): Int32Array {
  const { length } = column;
  const grown = new Int32Array(grownBuffer(column.buffer, capacity * 4));
  return filler === 0 ? grown : grown.fill(filler, length);
}
