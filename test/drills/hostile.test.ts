// The drill of hostile inputs in small, of the parsers alone: every input is answered, and what is planted is found. Counts, no clocks.
import { expect, test } from 'vitest';
import { faultsIn, isCrash } from './hostile/judge.ts';
import { ALONE } from './hostile/parsers.ts';
import { tryAlone } from './hostile/try-alone.ts';

const SMALL = { seed: 7, count: 8, nth: 12 };

test('every parser answers whatever is sent, by hand or by chance', { timeout: 120_000 }, async () => {
  const found = await tryAlone(ALONE, SMALL);
  expect(found.flatMap((each) => faultsIn(each, false))).toEqual([]);
  expect(found.map(({ tried }) => tried.length).every((count) => count >= 8 + 8)).toBe(true);
});

test('the drill finds an input that ends the process, and goes on behind it', {
  timeout: 60_000,
}, async () => {
  const [found] = await tryAlone(['feel'], { ...SMALL, fault: 'end' });
  expect(found?.tried.filter(isCrash)).toHaveLength(1);
  expect(found?.tried.length).toBeGreaterThan(15);
});
