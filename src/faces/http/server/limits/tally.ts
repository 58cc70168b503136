// What routes count of whoever asks. It belongs to an application: two of them in one process know nothing of each other.
import { type Budget, type BudgetSize, createBudget } from './budget.ts';

/** So many may be held by one key at the same time. */
export type Places = { readonly most: number };

export type Tally = {
  /** Takes one from the key's budget, where there is one. **units**: milliseconds until there is one again; 0: taken. */
  take(size: BudgetSize, key: string): number;
  /** Holds a place for the key until the returned function is called, once; undefined where all are held. */
  hold(places: Places, key: string): (() => void) | undefined;
};

/** Each value of `BudgetSize` and of `Places` is counted for itself, equal to another or not. */
export function createTally(): Tally {
  const budgets = new Map<BudgetSize, Budget>();
  const held = new Map<Places, Map<string, number>>();
  return {
    take: (size, key) => kept(budgets, size, () => createBudget(size)).take(key),
    hold: (places, key) => {
      const open = kept(held, places, () => new Map<string, number>());
      const before = open.get(key) ?? 0;
      if (before >= places.most) return undefined;
      open.set(key, before + 1);
      return () => {
        const rest = (open.get(key) ?? 1) - 1;
        if (rest === 0) open.delete(key);
        else open.set(key, rest);
      };
    },
  };
}

function kept<Key, Value>(all: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = all.get(key) ?? make();
  all.set(key, value);
  return value;
}
