// In the tests: which fault is awake, and which faults were come by.
import { appendFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
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
/** A fault may make a loop endless. Where the loop asks for faults, it is counted; where not, the process is ended from beside it. */
const MOST_CALLS = 3_000_000;
const LONGEST_MS = 30_000;
const guard =
  awake === -1
    ? undefined
    : new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${LONGEST_MS})`, { eval: true });
guard?.unref();
world.__mutant = (id) => {
  if (awake === -1) met.add(id);
  else if (++calls > MOST_CALLS) throw new Error('A loop does not end.');
  return id === awake;
};

afterAll(() => {
  void guard?.terminate();
  const place = inject('met');
  if (place === '' || met.size === 0) return;
  appendFileSync(place, `${JSON.stringify([expect.getState().testPath ?? '', [...met]])}\n`);
});
