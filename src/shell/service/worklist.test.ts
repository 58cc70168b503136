// The order of the worklist: late, due soon, then urgent before old.
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/base/index.ts';
import { byPromise, riskOf } from './worklist.ts';

const NOW = 1_000 * DAY_MS;
const item = (workItemId: string, dueIn: number | null, more: { priority?: string; age?: number } = {}) => ({
  workItemId,
  dueAt: dueIn === null ? null : NOW + dueIn,
  priority: more.priority ?? 'normal',
  offeredAt: NOW - (more.age ?? 0),
});
const ordered = (...items: ReturnType<typeof item>[]) =>
  items.sort((one, other) => byPromise(one, other, NOW)).map(({ workItemId }) => workItemId);

test('a promise is late once its time has passed, and at risk a day before', () => {
  expect(riskOf(NOW - 1, NOW)).toBe('late');
  expect(riskOf(NOW + DAY_MS, NOW)).toBe('soon');
  expect(riskOf(NOW + DAY_MS + 1, NOW)).toBe('open');
  expect(riskOf(null, NOW)).toBe('open');
});

test('late comes before soon before the rest, and the longest late first', () => {
  const late = [item('b', -HOUR_MS), item('a', -2 * HOUR_MS)];
  expect(ordered(item('d', null), item('c', HOUR_MS), ...late)).toEqual(['a', 'b', 'c', 'd']);
});

test('of what is not at risk the urgent comes first, then what has waited longest', () => {
  const old = item('b', null, { age: 9 * DAY_MS });
  const far = item('c', 5 * DAY_MS, { age: DAY_MS });
  expect(ordered(far, old, item('a', null, { priority: 'urgent' }))).toEqual(['a', 'b', 'c']);
});
