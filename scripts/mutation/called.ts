// In the tests: which fault is awake, and which faults were come by.
import { appendFileSync } from 'node:fs';
import { afterAll, expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    mutant: number;
    met: string;
  }
}

const awake = inject('mutant');
const met = new Set<number>();
const world = globalThis as unknown as { __mutant: (id: number) => boolean };
let calls = 0;
/** A fault may make a loop endless, and nothing but this would end it. */
const MOST_CALLS = 3_000_000;
world.__mutant = (id) => {
  if (awake === -1) met.add(id);
  else if (++calls > MOST_CALLS) throw new Error('A loop does not end.');
  return id === awake;
};

afterAll(() => {
  const place = inject('met');
  if (place === '' || met.size === 0) return;
  appendFileSync(place, `${JSON.stringify([expect.getState().testPath ?? '', [...met]])}\n`);
});
