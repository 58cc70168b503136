// The rows of a log while they arrive, in file order: growing typed columns.

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

// Half as much again: twice would hold a third of the memory of a large file idle.
const GROWTH = 1.5;

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
  if (row === rows.caseOf.length) growRows(rows, Math.ceil(row * GROWTH));
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

function longerTimes(column: Float64Array, capacity: number): Float64Array {
  const copy = new Float64Array(capacity);
  copy.set(column);
  return copy.fill(Number.NaN, column.length);
}

/** A longer copy; the new places hold `filler`. */
export function longer(column: Int32Array, capacity: number, filler = 0): Int32Array {
  const copy = new Int32Array(capacity);
  copy.set(column);
  if (filler !== 0) copy.fill(filler, column.length);
  return copy;
}
