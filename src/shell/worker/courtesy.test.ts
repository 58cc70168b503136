import { expect, test } from 'vitest';
import { courteous, FRESH_MS, type InHand } from './courtesy.ts';

const all = { timer: 16, effect: 16 };
const inHand = (count: number, begunAt = 0): InHand =>
  new Map(Array.from({ length: count }, () => [new Promise<void>(() => undefined), begunAt]));
const NONE = inHand(0);

function met() {
  const world = { at: 0, inside: 0 };
  return { world, free: courteous({ all, peopleInside: () => world.inside, now: () => world.at }) };
}

test('where nobody asks, every hand is free that has nothing', () => {
  const { free } = met();
  expect(free(NONE, NONE)).toEqual(all);
  expect(free(inHand(16), inHand(3))).toEqual({ timer: 0, effect: 13 });
});

test('beside people few hands go on, and for a moment after the last was seen', () => {
  const { world, free } = met();
  world.inside = 1;
  const few = free(NONE, NONE);
  expect(few.timer).toBeGreaterThan(0);
  expect(few.timer).toBeLessThan(8);
  expect(few.effect).toBe(few.timer);
  expect(free(inHand(16), NONE).timer).toBe(0);
  world.inside = 0;
  world.at = 999;
  expect(free(NONE, NONE)).toEqual(few);
  world.at = 1_000;
  expect(free(NONE, NONE)).toEqual(all);
});

test('an effect that waits for somebody outside takes no other its hand, until all have one', () => {
  const { world, free } = met();
  world.inside = 1;
  const few = free(NONE, NONE).effect;
  expect(free(NONE, inHand(few)).effect).toBe(0);
  world.at = FRESH_MS;
  expect(free(NONE, inHand(few)).effect).toBe(few);
  expect(free(NONE, inHand(15)).effect).toBe(1);
  expect(free(NONE, inHand(16)).effect).toBe(0);
});

test('of fewer hands than few, none is made up', () => {
  const one = courteous({ all: { timer: 1, effect: 1 }, peopleInside: () => 1, now: () => 0 });
  expect(one(NONE, NONE)).toEqual({ timer: 1, effect: 1 });
});
