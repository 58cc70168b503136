// Has somebody asked too much? Counts in this process, by address, workspace or form: so much at once, and then as it comes back.

/** **units**: `most` at once, which come back within `withinMs` milliseconds; 0: no limit. */
export type BudgetSize = { readonly most: number; readonly withinMs: number };

export type Budget = {
  /** Takes one, where there is one. **units**: milliseconds until there is one again; 0: taken. */
  take(key: string): number;
};

const MOST_KEPT = 20_000;

export function createBudget({ most, withinMs }: BudgetSize, now = (): number => performance.now()): Budget {
  if (most === 0) return { take: () => 0 };
  const each = withinMs / most;
  /** When all of a key's budget will be there again. */
  const fullAt = new Map<string, number>();
  return {
    take: (key) => {
      const at = now();
      const full = Math.max(at, fullAt.get(key) ?? at) + each;
      const missing = full - at - withinMs;
      if (missing > 1e-6) return missing;
      fullAt.delete(key);
      fullAt.set(key, full);
      const [oldest] = fullAt.keys();
      if (fullAt.size > MOST_KEPT && oldest !== undefined) fullAt.delete(oldest);
      return 0;
    },
  };
}
