import { expect, test } from 'vitest';
import { DAY_MS } from '../../core/base/index.ts';
import { jobsKept } from './jobs-kept.ts';

test('what the machine has done is kept for a week, or as long as the setting says', () => {
  expect(jobsKept(undefined)).toBe(7 * DAY_MS);
  expect(jobsKept(' ')).toBe(7 * DAY_MS);
  expect(jobsKept(' 30 ')).toBe(30 * DAY_MS);
  for (const wrong of ['0', '-1', '1.5', 'a week', '10000'])
    expect(() => jobsKept(wrong)).toThrow(`not "${wrong}"`);
});
