// Is it so all along, or only now and then? The pieces of work in the order they came, in stretches of equally many, and in how
// many stretches the average lies above a limit. Work in one queue waits together, so stretches are counted and not pieces.
import { binomialTail } from '../../statistics/tails.ts';

const [MOST, PIECES_EACH] = [40, 4];

/** **shape**: `above` of `stretches` have an average above the limit; `pValue` of so many where half would be chance. */
export type Stretches = { readonly stretches: number; readonly above: number; readonly pValue: number };

/** Looks at values in the order of time. **units**: the limit in those of the values. */
export function stretchesAbove(values: Float64Array, limit: number): Stretches {
  const stretches = Math.min(MOST, Math.floor(values.length / PIECES_EACH));
  let above = 0;
  for (let s = 0; s < stretches; s++) {
    const from = Math.floor((s * values.length) / stretches);
    const to = Math.floor(((s + 1) * values.length) / stretches);
    let total = 0;
    for (let i = from; i < to; i++) total += values[i] as number;
    if (total / (to - from) > limit) above++;
  }
  return { stretches, above, pValue: stretches === 0 ? 1 : binomialTail(above, stretches, 0.5) };
}
