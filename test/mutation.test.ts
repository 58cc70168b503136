// What `npm run soak -- faults` promises of itself: it always comes back, no fault is felt by the next, and nothing is altered.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HARMLESS, isHarmless } from '../scripts/mutation/harmless.ts';
import { mutantsOf } from '../scripts/mutation/mutants.ts';
import { planOf } from '../scripts/mutation/plan.ts';
import { type Score, scoreOf } from '../scripts/mutation/score.ts';

/** Turned around, the loop never ends; what is known of a number would be remembered wrongly; nobody looks at what `spare` says. */
const SOURCE = `const known = new Map<number, boolean>();
export function countTo(most: number): number {
  let count = 0;
  while (most !== count) count = count + 1;
  return count;
}
export function isLarge(number: number): boolean {
  if (!known.has(number)) known.set(number, number > 10);
  return known.get(number) === true;
}
export function spare(number: number): boolean {
  return number === 3;
}
export function unmet(number: number): boolean {
  return number === 4;
}
`;
const TESTS = `import { describe, expect, test } from 'vitest';
import { countTo, isLarge, spare } from './numbers.ts';
describe('numbers', () => {
  test.each([[1, 1], [3, 3]])('count to %i', (most, count) => expect(countTo(most)).toBe(count));
  test('large and small', async () => {
    expect([isLarge(11), isLarge(11), isLarge(10), isLarge(9)]).toEqual([true, true, false, false]);
    spare(3);
  });
});
`;

const root = mkdtempSync(join(tmpdir(), 'faults-'));
const found = { score: null as Score | null };

beforeAll(async () => {
  writeFileSync(join(root, 'numbers.ts'), SOURCE);
  writeFileSync(join(root, 'numbers.test.ts'), TESTS);
  found.score = await scoreOf({
    root,
    folder: '.',
    tests: '*.test.ts',
    minutes: 1,
    sample: Number.POSITIVE_INFINITY,
    seed: 7,
    patience: 700,
    harmless: () => false,
    tell: () => undefined,
  });
});
afterAll(() => rmSync(root, { recursive: true }));

const told = (): string[] =>
  (found.score?.tried ?? []).map(
    ({ as, mutant }) => `${mutant.line} ${mutant.was} -> ${mutant.becomes}: ${as}`,
  );

test('a fault whose tests never come back counts as noticed, and the run goes on', () => {
  expect(told()).toContain('4 most !== count -> (most) === (count): noticed');
  expect(told()).toContain('4 count + 1 -> (count) - (1): hung');
  expect(found.score?.tried).toHaveLength(found.score?.all ?? 0);
});

test('what one fault made the code remember is forgotten by the next', () => {
  // All tests run once more at the end with all faults asleep, and the score is refused if one fails.
  expect(told()).toContain('8 number > 10 -> (number) >= (10): noticed');
  expect(told()).toContain('9 known.get(number) === true -> (known.get(number)) !== (true): noticed');
});

test('what no test notices is told by line, apart from what no test comes by', () => {
  expect(told()).toContain('12 number === 3 -> (number) !== (3): unnoticed');
  expect(told()).toContain('15 number === 4 -> (number) !== (4): unmet');
});

test('nothing is written to the files', () => {
  expect(readFileSync(join(root, 'numbers.ts'), 'utf8')).toBe(SOURCE);
});

test('a sample is the same for the same seed, and as large in each folder', () => {
  const mutants = Array.from({ length: 60 }, (_, id) => ({
    id,
    file: `/engine/${id < 50 ? 'flow/ways' : 'work/due'}.ts`,
    line: id,
    start: id,
    end: id + 1,
    was: 'a',
    becomes: 'b',
  }));
  const drawn = (seed: number) => planOf('/engine', mutants, 5, seed).map(({ id }) => id);
  expect(drawn(3)).toEqual(drawn(3));
  expect(drawn(3)).not.toEqual(drawn(4));
  expect(drawn(3).map((id) => id < 50)).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
});

test('what is listed as a fault that nobody could see is still in the code', () => {
  const house = join(import.meta.dirname, '..');
  for (const { file, was, becomes } of HARMLESS) {
    const code = readFileSync(join(house, file), 'utf8');
    const found = mutantsOf(join(house, file), code, 0).filter((each) => isHarmless(house, each));
    expect(found, file).toContainEqual(expect.objectContaining({ was, becomes }));
  }
});
