// All values of some things (paths, activities), those of each thing in order: whatever two sets of cases are compared, theirs
// are found in order by walking along.
import { sortTogether } from '../statistics/sort-together.ts';

/** Many values in columns, in order of their cases. **shape**: `subject` -1 and a value of NaN count nowhere. */
export type ValueColumns = {
  readonly subjects: number;
  readonly subject: Int32Array;
  readonly value: Float64Array;
  readonly caseOf: Int32Array;
};

/** **shape**: the values of subject s are places `starts[s]` to `starts[s + 1]`, each with its case beside it. */
export type Runs = {
  readonly starts: Uint32Array;
  readonly values: Float64Array;
  readonly caseOf: Int32Array;
};

/** **shape**: `all` values in ascending order by subject, and `byCase` the means of each case, in ascending order too. */
export type OrderedTimes = { readonly subjects: number; readonly all: Runs; readonly byCase: Runs };

export function orderTimes(columns: ValueColumns): OrderedTimes {
  const all = gathered(columns);
  const means = meansOf(all);
  const { subjects } = columns;
  // Where no case has a second value the means are the values.
  const byCase = means.values.length === all.values.length ? all : means;
  sortRuns(all, subjects);
  if (byCase !== all) sortRuns(byCase, subjects);
  return { subjects, all, byCase };
}

/** The values of one subject of the cases for which `kept` is 1, in ascending order; written over what was in `into`. */
export function valuesIn(
  { starts, values, caseOf }: Runs,
  subject: number,
  kept: Uint8Array,
  into: Float64Array,
): Float64Array {
  const end = starts[subject + 1] as number;
  let count = 0;
  for (let i = starts[subject] as number; i < end; i++) {
    into[count] = values[i] as number;
    count += kept[caseOf[i] as number] as number;
  }
  return into.subarray(0, count);
}

/** What `valuesIn` may write to: one place more than the longest run. */
export function roomFor({ starts }: Runs): Float64Array {
  let longest = 0;
  for (let s = 1; s < starts.length; s++)
    longest = Math.max(longest, (starts[s] as number) - (starts[s - 1] as number));
  return new Float64Array(longest + 1);
}

/** A counting sort by subject; the values of a case stay together. */
function gathered({ subjects, subject, value, caseOf }: ValueColumns): Runs {
  const starts = new Uint32Array(subjects + 1);
  for (let i = 0; i < subject.length; i++) {
    const s = subject[i] as number;
    if (s >= 0 && !Number.isNaN(value[i] as number)) starts[s + 1] = (starts[s + 1] as number) + 1;
  }
  for (let s = 0; s < subjects; s++) starts[s + 1] = (starts[s + 1] as number) + (starts[s] as number);
  const next = starts.slice();
  const values = new Float64Array(starts[subjects] as number);
  const cases = new Int32Array(values.length);
  for (let i = 0; i < subject.length; i++) {
    const s = subject[i] as number;
    if (s < 0 || Number.isNaN(value[i] as number)) continue;
    const place = next[s] as number;
    next[s] = place + 1;
    values[place] = value[i] as number;
    cases[place] = caseOf[i] as number;
  }
  return { starts, values, caseOf: cases };
}

/** One value for each case that has any: the mean of its values. */
function meansOf({ starts, values, caseOf }: Runs): Runs {
  const [means, cases] = [new Float64Array(values.length), new Int32Array(values.length)];
  const ends = new Uint32Array(starts.length);
  let count = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    const to = starts[s + 1] as number;
    for (let i = starts[s] as number; i < to; ) {
      const [first, c] = [i, caseOf[i] as number];
      let sum = 0;
      for (; i < to && caseOf[i] === c; i++) sum += values[i] as number;
      cases[count] = c;
      means[count++] = sum / (i - first);
    }
    ends[s + 1] = count;
  }
  return { starts: ends, values: means.slice(0, count), caseOf: cases.slice(0, count) };
}

function sortRuns({ starts, values, caseOf }: Runs, subjects: number): void {
  for (let s = 0; s < subjects; s++)
    sortTogether(values, caseOf, starts[s] as number, starts[s + 1] as number);
}
