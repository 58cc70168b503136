// Many values put in order, each with the thing it belongs to beside it. Sorted in place by themselves, for a sort that calls back
// takes ten times as long.

/** Runs as short as this are put in order one by one. */
const SHORT = 24;

/** Sorts values[from, to) in ascending order and moves `beside` along. No value is NaN; equal ones come in any order. */
export function sortTogether(values: Float64Array, beside: Int32Array, from: number, to: number): void {
  let left = from;
  let right = to - 1;
  while (right - left > SHORT) {
    const { i, j } = parted(values, beside, left, right);
    // The shorter part is sorted at once, the longer one in the next round: so few are ever waiting.
    if (j - left < right - i) {
      sortTogether(values, beside, left, j + 1);
      left = i;
    } else {
      sortTogether(values, beside, i, right + 1);
      right = j;
    }
  }
  insert(values, beside, left, right);
}

function parted(values: Float64Array, beside: Int32Array, left: number, right: number) {
  const pivot = middle(
    values[left] as number,
    values[(left + right) >>> 1] as number,
    values[right] as number,
  );
  let i = left;
  let j = right;
  while (i <= j) {
    while ((values[i] as number) < pivot) i++;
    while ((values[j] as number) > pivot) j--;
    if (i > j) break;
    const value = values[i] as number;
    values[i] = values[j] as number;
    values[j] = value;
    const thing = beside[i] as number;
    beside[i++] = beside[j] as number;
    beside[j--] = thing;
  }
  return { i, j };
}

const middle = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;

function insert(values: Float64Array, beside: Int32Array, left: number, right: number): void {
  for (let k = left + 1; k <= right; k++) {
    const value = values[k] as number;
    const thing = beside[k] as number;
    let place = k - 1;
    for (; place >= left && (values[place] as number) > value; place--) {
      values[place + 1] = values[place] as number;
      beside[place + 1] = beside[place] as number;
    }
    values[place + 1] = value;
    beside[place + 1] = thing;
  }
}
