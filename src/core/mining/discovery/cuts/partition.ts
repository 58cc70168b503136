// Which nodes belong together? A union of sets that grows by joining.

export type Partition = {
  join(a: number, b: number): void;
  together(a: number, b: number): boolean;
  /** The groups in the order of their first nodes, each in order. */
  groups(): number[][];
};

export function createPartition(size: number): Partition {
  const parent = Int32Array.from({ length: size }, (_, node) => node);
  const root = (node: number): number => {
    let top = node;
    while (parent[top] !== top) top = parent[top] as number;
    for (let next = node; next !== top; ) {
      const up = parent[next] as number;
      parent[next] = top;
      next = up;
    }
    return top;
  };
  return {
    join: (a, b) => {
      const [x, y] = [root(a), root(b)];
      parent[Math.max(x, y)] = Math.min(x, y);
    },
    together: (a, b) => root(a) === root(b),
    groups: () => {
      const byRoot = new Map<number, number[]>();
      for (let node = 0; node < size; node++) {
        const top = root(node);
        const group = byRoot.get(top);
        if (group) group.push(node);
        else byRoot.set(top, [node]);
      }
      return [...byRoot.values()];
    },
  };
}
