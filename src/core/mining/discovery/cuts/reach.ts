// From where can one get where? The transitive closure of a graph as rows of bits (Warshall).

/** `reach(a, b)`: is there a way of at least one arrow from a to b? */
export function reachability(follows: Float64Array, size: number): (a: number, b: number) => boolean {
  const words = (size + 31) >>> 5;
  const rows = new Int32Array(size * words);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if ((follows[a * size + b] as number) > 0) setBit(rows, a * words, b);
    }
  }
  for (let via = 0; via < size; via++) {
    for (let a = 0; a < size; a++) {
      if (a === via || !hasBit(rows, a * words, via)) continue;
      for (let w = 0; w < words; w++) {
        rows[a * words + w] = (rows[a * words + w] as number) | (rows[via * words + w] as number);
      }
    }
  }
  return (a, b) => hasBit(rows, a * words, b);
}

const hasBit = (rows: Int32Array, row: number, bit: number): boolean =>
  (((rows[row + (bit >>> 5)] as number) >>> (bit & 31)) & 1) === 1;

function setBit(rows: Int32Array, row: number, bit: number): void {
  rows[row + (bit >>> 5)] = (rows[row + (bit >>> 5)] as number) | (1 << (bit & 31));
}
