// Which number stands for this pair of codes? Dense where the table is small, hashed where it would be large.

/** Numbers pairs (from, to) of codes below `size` in order of first appearance. */
export type PairIndex = {
  count: number;
  readonly from: number[];
  readonly to: number[];
  numberOf(from: number, to: number): number;
};

// Four million places are 16 MB: two thousand activities, or resources.
const DENSE_LIMIT = 1 << 22;

export function createPairIndex(size: number): PairIndex {
  const dense = size * size <= DENSE_LIMIT ? new Int32Array(size * size).fill(-1) : undefined;
  const sparse = new Map<number, number>();
  const index: PairIndex = {
    count: 0,
    from: [],
    to: [],
    numberOf: (from, to) => {
      const key = from * size + to;
      const known = dense ? (dense[key] as number) : (sparse.get(key) ?? -1);
      if (known >= 0) return known;
      const number = index.count++;
      index.from.push(from);
      index.to.push(to);
      if (dense) dense[key] = number;
      else sparse.set(key, number);
      return number;
    },
  };
  return index;
}
