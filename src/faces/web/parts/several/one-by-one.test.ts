import { describe, expect, test } from 'vitest';
import { type Failed, oneByOne } from './one-by-one.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('one by one', () => {
  test('one that fails stops no other, and never more than forty are under way', async () => {
    const [done, failed]: [number[], Failed<number>[]] = [[], []];
    let underWay = 0;
    let most = 0;
    const left = await oneByOne(
      Array.from({ length: 90 }, (_, n) => n),
      async (n) => {
        most = Math.max(most, ++underWay);
        await turn();
        underWay -= 1;
        if (n % 30 === 0) throw new Error(`not ${n}`);
      },
      {
        onEach: (item, fault) => (fault === undefined ? done.push(item) : failed.push(fault)),
        stop: new AbortController().signal,
      },
    );
    expect([left, done.length, most]).toEqual([[], 87, 40]);
    expect(failed.map(({ error }) => String(error)).sort()).toEqual([
      'Error: not 0',
      'Error: not 30',
      'Error: not 60',
    ]);
  });

  test('stopped, it finishes what is under way and names what nobody began', async () => {
    const stopping = new AbortController();
    const done: number[] = [];
    const left = await oneByOne(
      Array.from({ length: 200 }, (_, n) => n),
      turn,
      {
        onEach: (item) => {
          done.push(item);
          if (done.length === 5) stopping.abort();
        },
        stop: stopping.signal,
      },
    );
    expect(done.length).toBeLessThan(90);
    expect([...done, ...left].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });
});
