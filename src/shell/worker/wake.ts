// When to look again: at once when called, at the latest after a while.
import type { Milliseconds } from '../../core/base/index.ts';

export type Wake = {
  /** Resolves when called, or when the time is over. A call while nobody sleeps is not lost. */
  sleep(ms: Milliseconds): Promise<void>;
  call(): void;
};

export function makeWake(): Wake {
  let called = false;
  let wakeSleeper: (() => void) | null = null;
  return {
    sleep: async (ms) => {
      if (!called) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wakeSleeper = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeSleeper = null;
      called = false;
    },
    call: () => {
      called = true;
      wakeSleeper?.();
    },
  };
}
