import { describe, expect, it } from 'vitest';
import { excessOf, unstorable } from './storable.ts';

describe('what cannot be stored', () => {
  it('is told with its place', () => {
    expect(unstorable({ a: ['b', 'c\u0000'], d: '\ud800' }, 'body').map(({ at }) => at)).toEqual([
      'body.d',
      'body.a.1',
    ]);
    expect(unstorable({ a: 'plain', n: [1, null, true] }, 'body')).toEqual([]);
  });

  it('is more than twenty thousand values, in one list or in many', () => {
    const list = Array.from({ length: 20_001 }, () => 1);
    const object = Object.fromEntries(list.map((_, n) => [`k${n}`, n]));
    const many = Array.from({ length: 200 }, () => list.slice(0, 150));
    for (const value of [list, object, { deep: [object] }, many])
      expect(unstorable(value, 'body')).toEqual([{ at: 'body', message: expect.stringContaining('20,000') }]);
    expect(unstorable(list.slice(0, 20_000), 'body')).toEqual([]);
  });

  it('is nested deeper than sixty-four levels, which is seen before it is read, whatever its texts hold', () => {
    const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;
    expect([nested(64), nested(66), '['.repeat(1_000_000)].map(excessOf)).toEqual([
      undefined,
      'too-deep',
      'too-deep',
    ]);
    expect(excessOf(JSON.stringify(['['.repeat(100), '\\"[{'.repeat(100)]))).toBeUndefined();
  });

  it('is seen to be too many before it is read, whatever commas its texts hold', () => {
    const list = (count: number) => JSON.stringify(Array.from({ length: count }, () => 1));
    expect([list(20_000), list(20_001), JSON.stringify(','.repeat(30_000))].map(excessOf)).toEqual([
      undefined,
      'too-many',
      undefined,
    ]);
  });
});
