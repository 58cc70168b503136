// What does a gate cost? The working time for which it holds work back, above all where it then changed nothing.
import type { Milliseconds } from '../../../base/index.ts';
import { summariseKnown } from '../../statistics/order-statistics.ts';
import type { Passages } from './passages.ts';

/** What a gate costs. **units**: working time; `idleMs` is that of the passages which changed nothing. */
export type Price = { readonly medianMs: number; readonly meanMs: number; readonly idleMs: number };

export function priceOf({ heldMs, effect }: Passages): Price {
  const { median, mean } = summariseKnown(heldMs);
  return { medianMs: median, meanMs: mean, idleMs: totalOf(heldMs, (n) => (effect[n] as number) < 0) };
}

export function totalOf(heldMs: Float64Array, counts: (n: number) => boolean): Milliseconds {
  let total = 0;
  for (let n = 0; n < heldMs.length; n++) if (counts(n) && heldMs[n] !== undefined) total += heldMs[n] || 0;
  return total;
}
