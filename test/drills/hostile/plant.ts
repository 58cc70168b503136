// The faults that the drill is there to find, planted where the tenth input comes by.
import type { Asking } from './ask-core.ts';

export const HOSTILE_FAULTS = ['throw', 'end', 'slow', 'memory'] as const;
export type HostileFault = (typeof HOSTILE_FAULTS)[number];

const kept: Uint8Array[] = [];

const PLANTS: { readonly [fault: string]: () => void } = {
  throw: () => {
    throw new TypeError('planted');
  },
  end: () => process.abort(),
  slow: () => spin(1_300),
  memory: () => void kept.push(new Uint8Array(300 << 20).fill(1)),
};

/** Computes for so long, however little of the machine it gets. **units**: milliseconds. */
export function spin(ms: number): void {
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user - user < ms * 1_000);
}

/** The parser as it is, but for one input. */
export function planted(ask: Asking, fault: string | undefined): Asking {
  const plant = PLANTS[fault ?? ''];
  if (plant === undefined) return ask;
  let n = 0;
  return async (bytes) => {
    n += 1;
    if (n === 10) plant();
    return ask(bytes);
  };
}
