import { describe, expect, test } from 'vitest';
import { clearlyNearest, nearest } from './nearest.ts';

describe('nearest', () => {
  test.each([
    ['amuont', ['amount', 'account'], 'amount'],
    ['Amount', ['amount'], 'amount'],
    ['due-date', ['due_date', 'dates'], 'due_date'],
    ['x', ['amount'], undefined],
    ['amount', [], undefined],
  ] as const)('of %s among %j is %s', (name, names, found) => {
    expect(nearest(name, names)).toBe(found);
    expect(clearlyNearest(name, names)).toBe(found);
  });

  test('two that are as close leave it open which is meant', () => {
    expect(nearest('team-c', ['team-a', 'team-b'])).toBe('team-a');
    expect(clearlyNearest('team-c', ['team-a', 'team-b'])).toBeUndefined();
  });
});
