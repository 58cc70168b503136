import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';

/** A gate with its own clock, and how each who entered fared. */
function watched(places: number, queue: number) {
  let at = 0;
  const gate = createGate({ places, queue }, () => at);
  const fates: (boolean | undefined)[] = [];
  return {
    gate,
    fates,
    pass: (ms: number) => {
      at += ms;
    },
    come: async (count: number) => {
      for (let n = 0; n < count; n++) {
        const place = fates.push(undefined) - 1;
        void gate.enter().then((isIn) => {
          fates[place] = isIn;
        });
      }
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const count = (fates: readonly unknown[], fate: unknown) => fates.filter((each) => each === fate).length;

describe('a gate', () => {
  it('lets as many in as there are places, and the next when one leaves, in order', async () => {
    const { gate, fates, come } = watched(2, 5);
    await come(4);
    expect(fates).toEqual([true, true, undefined, undefined]);
    gate.leave();
    await settled();
    expect(fates).toEqual([true, true, true, undefined]);
    expect(gate.counts()).toEqual({ inside: 2, waiting: 1 });
    for (let n = 0; n < 3; n++) gate.leave();
    expect(gate.counts()).toEqual({ inside: 0, waiting: 0 });
  });

  it('lets a burst wait, and turns away only whom the queue has no room for', async () => {
    const { gate, fates, come } = watched(2, 5);
    await come(7);
    expect(gate.turnsAway()).toBe(true);
    await come(1);
    expect(fates.at(-1)).toBe(false);
    expect(count(fates, undefined)).toBe(5);
  });

  it('keeps a short queue alone where the queue has not emptied for a second', async () => {
    const { gate, fates, come, pass } = watched(2, 50);
    await come(30);
    expect(gate.turnsAway()).toBe(false);
    pass(1_000);
    expect(gate.turnsAway()).toBe(true);
    await settled();
    expect([count(fates, true), count(fates, undefined), count(fates, false)]).toEqual([2, 2, 26]);
    expect(fates.slice(-2)).toEqual([undefined, undefined]);
  });

  it('lets bursts wait again once it has turned nobody away for a second', async () => {
    const { gate, come, pass } = watched(1, 50);
    await come(20);
    pass(1_000);
    expect(gate.turnsAway()).toBe(true);
    gate.leave();
    gate.leave();
    pass(500);
    await come(2);
    expect(gate.turnsAway()).toBe(true);
    gate.leave();
    gate.leave();
    pass(1_000);
    await come(30);
    expect(gate.counts()).toEqual({ inside: 1, waiting: 29 });
  });

  it('keeps nobody waiting longer than five seconds behind those who do not leave', async () => {
    const { gate, fates, come, pass } = watched(1, 1);
    await come(2);
    pass(5_000);
    expect(gate.turnsAway()).toBe(false);
    await settled();
    expect(fates).toEqual([true, false]);
  });

  it('is open where it has no places', async () => {
    const { gate, fates, come } = watched(0, 0);
    await come(1_000);
    expect([gate.turnsAway(), count(fates, true)]).toEqual([false, 1_000]);
  });
});
