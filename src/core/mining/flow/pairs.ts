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
  return size * size <= DENSE_LIMIT ? denseIndex(size) : hashedIndex();
}

function denseIndex(size: number): PairIndex {
  const table = new Int32Array(size * size).fill(-1);
  const index: PairIndex = {
    count: 0,
    from: [],
    to: [],
    numberOf: (from, to) => {
      const known = table[from * size + to] as number;
      if (known >= 0) return known;
      table[from * size + to] = index.count;
      return addPair(index, from, to);
    },
  };
  return index;
}

function hashedIndex(): PairIndex {
  // Never more than half full.
  let slots = new Int32Array(1 << 12).fill(-1);
  const index: PairIndex = {
    count: 0,
    from: [],
    to: [],
    numberOf: (from, to) => {
      const slot = slotOf(slots, index, from, to);
      const known = slots[slot] as number;
      if (known >= 0) return known;
      slots[slot] = index.count;
      const number = addPair(index, from, to);
      if (index.count * 2 > slots.length) slots = doubled(slots, index);
      return number;
    },
  };
  return index;
}

function slotOf(slots: Int32Array, { from, to }: PairIndex, here: number, there: number): number {
  let hash = Math.imul(here, 0x9e3779b1) ^ Math.imul(there + 1, 0x85ebca6b);
  hash ^= hash >>> 15;
  let slot = hash & (slots.length - 1);
  for (let pair = slots[slot] as number; pair >= 0; pair = slots[slot] as number) {
    if (from[pair] === here && to[pair] === there) break;
    slot = (slot + 1) & (slots.length - 1);
  }
  return slot;
}

function doubled(slots: Int32Array, index: PairIndex): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(slots.length * 2).fill(-1);
  for (let pair = 0; pair < index.count; pair++) {
    wider[slotOf(wider, index, index.from[pair] as number, index.to[pair] as number)] = pair;
  }
  return wider;
}

function addPair(index: PairIndex, from: number, to: number): number {
  index.from.push(from);
  index.to.push(to);
  return index.count++;
}
