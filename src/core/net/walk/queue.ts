// What comes next, the cheapest first? A binary heap; of equally cheap ones any may come first, but always the same.

export type Queue = {
  push(value: number, cost: number): void;
  /** The cheapest value, taken out; -1 where there is none. */
  pop(): number;
  /** The cost of what `pop` gave last. */
  cost(): number;
  clear(): void;
};

export function createQueue(): Queue {
  const values: number[] = [];
  const costs: number[] = [];
  let popped = 0;
  const swap = (a: number, b: number): void => {
    [values[a], values[b]] = [values[b] as number, values[a] as number];
    [costs[a], costs[b]] = [costs[b] as number, costs[a] as number];
  };
  const costAt = (i: number): number => costs[i] ?? Number.POSITIVE_INFINITY;
  const sink = (from: number): void => {
    for (let i = from; ; ) {
      const smaller = costAt(2 * i + 1) <= costAt(2 * i + 2) ? 2 * i + 1 : 2 * i + 2;
      if (costAt(smaller) >= costAt(i)) return;
      swap(i, smaller);
      i = smaller;
    }
  };
  return {
    push(value, cost) {
      let i = values.push(value) - 1;
      costs.push(cost);
      for (let up = (i - 1) >> 1; i > 0 && costAt(up) > costAt(i); up = (i - 1) >> 1) {
        swap(i, up);
        i = up;
      }
    },
    pop() {
      const first = values[0];
      if (first === undefined) return -1;
      popped = costs[0] as number;
      const [value, cost] = [values.pop() as number, costs.pop() as number];
      if (values.length > 0) {
        values[0] = value;
        costs[0] = cost;
        sink(0);
      }
      return first;
    },
    cost: () => popped,
    clear() {
      values.length = 0;
      costs.length = 0;
    },
  };
}
