// The stages that cases of ours have left, in columns that grow: sorted by case and time whenever they are looked at, and
// new ones put in their place without sorting what lies there already.

/** Columns with room to grow. **shape**: `count` rows are sorted, `starts[c]` to `starts[c + 1]` are those of case c. */
export type VisitColumns = {
  count: number;
  starts: Uint32Array;
  stage: Int32Array;
  person: Int32Array;
  decision: Int32Array;
  at: Float64Array;
  startedAt: Float64Array;
  readyAt: Float64Array;
  dueAt: Float64Array;
  pausedReadyMs: Float64Array;
  pausedMs: Float64Array;
};

/** One stage left. **units**: instants, NaN where not known, and milliseconds; `person` and `decision` -1 where there is none. */
export type VisitRow = {
  readonly caseOf: number;
  readonly stage: number;
  readonly person: number;
  readonly decision: number;
  readonly at: number;
  readonly startedAt: number;
  readonly readyAt: number;
  readonly dueAt: number;
  readonly pausedReadyMs: number;
  readonly pausedMs: number;
};

export const createVisitColumns = (): VisitColumns => ({
  count: 0,
  starts: new Uint32Array(1),
  stage: new Int32Array(0),
  person: new Int32Array(0),
  decision: new Int32Array(0),
  at: new Float64Array(0),
  startedAt: new Float64Array(0),
  readyAt: new Float64Array(0),
  dueAt: new Float64Array(0),
  pausedReadyMs: new Float64Array(0),
  pausedMs: new Float64Array(0),
});

const CODES = ['stage', 'person', 'decision'] as const;
const TIMES = ['at', 'startedAt', 'readyAt', 'dueAt', 'pausedReadyMs', 'pausedMs'] as const;

/** Rows that have arrived since the columns were last put in order: the same columns, in order of arrival. */
export type VisitTail = Omit<VisitColumns, 'starts'> & { caseOf: Int32Array };

export const createVisitTail = (capacity = 256): VisitTail => ({
  count: 0,
  caseOf: new Int32Array(capacity),
  stage: new Int32Array(capacity),
  person: new Int32Array(capacity),
  decision: new Int32Array(capacity),
  at: new Float64Array(capacity),
  startedAt: new Float64Array(capacity),
  readyAt: new Float64Array(capacity),
  dueAt: new Float64Array(capacity),
  pausedReadyMs: new Float64Array(capacity),
  pausedMs: new Float64Array(capacity),
});

export function addVisit(tail: VisitTail, row: VisitRow): void {
  const place = tail.count++;
  if (place === tail.caseOf.length) {
    const capacity = place * 2;
    tail.caseOf = grown(tail.caseOf, capacity);
    for (const column of CODES) tail[column] = grown(tail[column], capacity);
    for (const column of TIMES) tail[column] = grown(tail[column], capacity);
  }
  tail.caseOf[place] = row.caseOf;
  tail.stage[place] = row.stage;
  tail.person[place] = row.person;
  tail.decision[place] = row.decision;
  tail.at[place] = row.at;
  tail.startedAt[place] = row.startedAt;
  tail.readyAt[place] = row.readyAt;
  tail.dueAt[place] = row.dueAt;
  tail.pausedReadyMs[place] = row.pausedReadyMs;
  tail.pausedMs[place] = row.pausedMs;
}

// A quarter more than is needed: the columns of a million rows are not copied for each hundred new ones.
const ROOM = 1.25;

/** Puts the tail's rows in place and empties it. From the end, so that each old row is moved once and none is written over. */
export function mergeTail(columns: VisitColumns, tail: VisitTail, cases: number): void {
  const added = new Uint32Array(cases);
  for (let row = 0; row < tail.count; row++) {
    const c = tail.caseOf[row] as number;
    added[c] = (added[c] as number) + 1;
  }
  const order = orderByCase(tail, added);
  const total = columns.count + tail.count;
  if (total > columns.at.length) growColumns(columns, Math.ceil(total * ROOM));
  const before = columns.starts;
  const known = before.length - 1;
  const starts = new Uint32Array(cases + 1);
  for (let c = 0; c < cases; c++) {
    const held = c < known ? (before[c + 1] as number) - (before[c] as number) : 0;
    starts[c + 1] = (starts[c] as number) + held + (added[c] as number);
  }
  let moved = columns.count;
  let next = tail.count;
  for (let c = cases - 1; next > 0 && c >= 0; c--) {
    const fresh = added[c] as number;
    if (fresh === 0) continue;
    // All old rows behind those of this case go to where the new rows before them put them.
    const end = c < known ? (before[c + 1] as number) : columns.count;
    shift(columns, end, moved, next);
    moved = end;
    for (let i = 0; i < fresh; i++)
      copyRow(tail, order[next - fresh + i] as number, columns, end + next - fresh + i);
    next -= fresh;
  }
  for (let c = 0; c < cases; c++) {
    const to = starts[c + 1] as number;
    if (added[c] !== 0) sortEnd(columns, starts[c] as number, to - (added[c] as number), to);
  }
  columns.starts = starts;
  columns.count = total;
  tail.count = 0;
}

/** Rows of the tail by case, those of one case as they arrived (a stable counting sort). */
function orderByCase(tail: VisitTail, added: Uint32Array): Uint32Array {
  const next = new Uint32Array(added.length + 1);
  for (let c = 0; c < added.length; c++) next[c + 1] = (next[c] as number) + (added[c] as number);
  const order = new Uint32Array(tail.count);
  for (let row = 0; row < tail.count; row++) {
    const c = tail.caseOf[row] as number;
    order[next[c] as number] = row;
    next[c] = (next[c] as number) + 1;
  }
  return order;
}

function shift(columns: VisitColumns, from: number, to: number, by: number): void {
  if (from === to) return;
  for (const column of CODES) columns[column].copyWithin(from + by, from, to);
  for (const column of TIMES) columns[column].copyWithin(from + by, from, to);
}

function copyRow(tail: VisitTail, row: number, columns: VisitColumns, place: number): void {
  for (const column of CODES) columns[column][place] = tail[column][row] as number;
  for (const column of TIMES) columns[column][place] = tail[column][row] as number;
}

/** Rows of a case arrive in order of time; one that does not is moved up to its place, behind its equals. */
function sortEnd(columns: VisitColumns, from: number, firstNew: number, to: number): void {
  for (let row = Math.max(firstNew, from + 1); row < to; row++) {
    for (let place = row; place > from; place--) {
      if ((columns.at[place - 1] as number) <= (columns.at[place] as number)) break;
      for (const column of CODES) swap(columns[column], place);
      for (const column of TIMES) swap(columns[column], place);
    }
  }
}

function swap(column: Int32Array | Float64Array, place: number): void {
  const held = column[place - 1] as number;
  column[place - 1] = column[place] as number;
  column[place] = held;
}

function growColumns(columns: VisitColumns, capacity: number): void {
  for (const column of CODES) columns[column] = grown(columns[column], capacity);
  for (const column of TIMES) columns[column] = grown(columns[column], capacity);
}

function grown<Column extends Int32Array | Float64Array>(column: Column, capacity: number): Column {
  const wider = (
    column instanceof Int32Array ? new Int32Array(capacity) : new Float64Array(capacity)
  ) as Column;
  wider.set(column);
  return wider;
}
