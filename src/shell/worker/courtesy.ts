// How many hands the machine may take now: beside people few, so that no page waits behind thousands of timers, and never none, so
// that the work of the machine goes on (docs/decisions/0105).
import type { Milliseconds } from '../../core/base/index.ts';
import type { HandsFree } from '../store/index.ts';

/** With so many hands of each kind it goes on beside people. */
const FEW = 4;
/** So long after somebody was seen asking they count as there: the next question comes once they have read the answer. */
const CALM_MS: Milliseconds = 1_000;
/** An effect that takes longer waits for somebody outside, and costs people here nothing meanwhile. */
export const FRESH_MS: Milliseconds = 250;

/** Since when each job in hand is. */
export type InHand = ReadonlyMap<Promise<void>, Milliseconds>;

export type CourtesyOptions = {
  readonly all: HandsFree;
  /** How many requests of people are being answered or wait. */
  readonly peopleInside: () => number;
  readonly now: () => Milliseconds;
};

/** **shape**: how many more jobs of each kind may be begun. */
export function courteous({ all, peopleInside, now }: CourtesyOptions) {
  let seenAt = Number.NEGATIVE_INFINITY;
  return (timers: InHand, effects: InHand): HandsFree => {
    const at = now();
    if (peopleInside() > 0) seenAt = at;
    const free = { timer: all.timer - timers.size, effect: all.effect - effects.size };
    if (at - seenAt >= CALM_MS) return free;
    const fresh = [...effects.values()].filter((begunAt) => at - begunAt < FRESH_MS).length;
    return {
      timer: Math.max(0, Math.min(free.timer, FEW - timers.size)),
      effect: Math.max(0, Math.min(free.effect, FEW - fresh)),
    };
  };
}
