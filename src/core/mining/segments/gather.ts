// All values of one thing (a path, an activity) side by side, for the cases of one set: what two sets are compared by.

/** Many values in columns, in order of their cases. **shape**: `subject` -1 and a value of NaN count nowhere. */
export type ValueColumns = {
  readonly subjects: number;
  readonly subject: Int32Array;
  readonly value: Float64Array;
  readonly caseOf: Int32Array;
};

/** **shape**: the values of subject s are places `starts[s]` to `starts[s + 1]`, those of one case together. */
export type Gathered = {
  readonly starts: Uint32Array;
  readonly values: Float64Array;
  readonly caseOf: Int32Array;
};

/** A counting sort by subject of the values of the cases for which `kept` is 1. */
export function gather({ subjects, subject, value, caseOf }: ValueColumns, kept: Uint8Array): Gathered {
  const starts = new Uint32Array(subjects + 1);
  const counts = (i: number): boolean =>
    (subject[i] as number) >= 0 && kept[caseOf[i] as number] === 1 && !Number.isNaN(value[i] as number);
  for (let i = 0; i < subject.length; i++) {
    if (counts(i)) starts[(subject[i] as number) + 1] = (starts[(subject[i] as number) + 1] as number) + 1;
  }
  for (let s = 0; s < subjects; s++) starts[s + 1] = (starts[s + 1] as number) + (starts[s] as number);
  const next = starts.slice();
  const values = new Float64Array(starts[subjects] as number);
  const cases = new Int32Array(values.length);
  for (let i = 0; i < subject.length; i++) {
    if (!counts(i)) continue;
    const place = next[subject[i] as number] as number;
    next[subject[i] as number] = place + 1;
    values[place] = value[i] as number;
    cases[place] = caseOf[i] as number;
  }
  return { starts, values, caseOf: cases };
}

/** The values of one subject, and one for each case: the mean of its values. */
export function valuesOf({ starts, values, caseOf }: Gathered, subject: number) {
  const [from, to] = [starts[subject] ?? 0, starts[subject + 1] ?? 0];
  const means = new Float64Array(to - from);
  let cases = 0;
  for (let i = from; i < to; ) {
    let sum = 0;
    const first = i;
    const c = caseOf[i];
    for (; i < to && caseOf[i] === c; i++) sum += values[i] as number;
    means[cases++] = sum / (i - first);
  }
  return { all: values.slice(from, to), byCase: means.slice(0, cases) };
}
