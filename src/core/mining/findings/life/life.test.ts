import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../base/index.ts';
import { type FindingFigures, MONTH_MS, perMonth } from './figures.ts';
import { type FindingDecision, type FindingHistory, lifeOf } from './life.ts';
import { sinceLook } from './since-look.ts';

const figures = (more: Partial<FindingFigures> = {}): FindingFigures => ({
  key: 'bottleneck Check',
  kind: 'bottleneck',
  text: 'Work waits 9 hours at Check.',
  cases: 40,
  costMs: 400 * HOUR_MS,
  monthMs: 80 * HOUR_MS,
  ...more,
});
const decided = (
  at: number,
  decision: FindingDecision['decision'],
  answer: FindingDecision['answer'] = null,
): FindingDecision => ({ at, by: 'ana', decision, reason: null, answer, seen: figures() });
const history = (more: Partial<FindingHistory>): FindingHistory => ({
  decisions: [],
  looks: [],
  versions: [],
  today: figures(),
  effect: null,
  ...more,
});
const stateOf = (more: Partial<FindingHistory>) => {
  const { state, why, version } = lifeOf(history(more));
  return { state, why, version };
};

describe('the life of a finding', () => {
  it('MN-L1 is open until somebody decides, and again when it is reopened', () => {
    expect(stateOf({})).toEqual({ state: 'open', why: null, version: null });
    const decisions = [decided(10, 'dismissed'), decided(20, 'reopened')];
    expect(stateOf({ decisions })).toEqual({ state: 'open', why: null, version: null });
  });

  it('MN-L2 goes back to the decision before, when one is taken back', () => {
    const decisions = [decided(10, 'accepted', 'next'), decided(20, 'dismissed'), decided(21, 'taken-back')];
    expect(stateOf({ decisions }).state).toBe('accepted');
    expect(stateOf({ decisions: [...decisions, decided(22, 'taken-back')] }).state).toBe('open');
    expect(stateOf({ decisions: [decided(1, 'taken-back')] }).state).toBe('open');
  });

  it('MN-L3 is answered by the first version published after it was accepted, or by the one that was named', () => {
    const versions = [
      { version: 3, at: 40 },
      { version: 2, at: 30 },
      { version: 1, at: 5 },
    ];
    expect(stateOf({ decisions: [decided(10, 'accepted', 'next')], versions }).version).toBe(2);
    expect(stateOf({ decisions: [decided(10, 'accepted', 1)], versions }).version).toBe(1);
    expect(stateOf({ decisions: [decided(50, 'accepted', 'next')], versions }).version).toBeNull();
    expect(stateOf({ decisions: [decided(10, 'accepted', null)], versions }).version).toBeNull();
  });

  it('MN-L4 stays accepted while its version is still to come, however it grows', () => {
    const today = figures({ monthMs: 800 * HOUR_MS });
    const decisions = [decided(10, 'accepted', 'next')];
    expect(stateOf({ decisions, today, looks: [{ at: 20, seen: false }] }).state).toBe('accepted');
  });

  it('MN-L5 returns when it never left after the version that was to answer it; not while it is too early', () => {
    const answered = {
      decisions: [decided(10, 'accepted', 'next')],
      versions: [{ version: 2, at: 30 }],
    };
    expect(stateOf({ ...answered, effect: 'still-there' })).toEqual({
      state: 'returned',
      why: 'never-left',
      version: 2,
    });
    for (const effect of ['gone', 'less', 'too-early', null] as const)
      expect(stateOf({ ...answered, effect }).state).toBe('accepted');
  });

  it('MN-L6 returns when a dismissed one had gone and is back', () => {
    const decisions = [decided(10, 'dismissed')];
    const gone = [{ at: 20, seen: false }];
    expect(stateOf({ decisions, looks: gone })).toMatchObject({ state: 'returned', why: 'came-back' });
    expect(stateOf({ decisions, looks: gone, today: null }).state).toBe('dismissed');
    expect(stateOf({ decisions, looks: [{ at: 5, seen: false }] }).state).toBe('dismissed');
    expect(stateOf({ decisions: [...decisions, decided(30, 'dismissed')], looks: gone }).state).toBe(
      'dismissed',
    );
  });

  it('MN-L7 returns when a dismissed one costs more than half as much again a month', () => {
    const decisions = [decided(10, 'dismissed')];
    expect(stateOf({ decisions, today: figures({ monthMs: 120 * HOUR_MS }) }).state).toBe('dismissed');
    const today = figures({ monthMs: 121 * HOUR_MS });
    expect(stateOf({ decisions, today })).toMatchObject({ state: 'returned', why: 'grew' });
  });

  it('MN-L8 never returns unless it is seen today', () => {
    const anyDecision = fc
      .record({
        at: fc.nat(100),
        decision: fc.constantFrom('accepted', 'dismissed', 'reopened', 'taken-back'),
        answer: fc.constantFrom(null, 'next' as const, 1, 2),
      })
      .map(({ at, decision, answer }) => decided(at, decision as FindingDecision['decision'], answer));
    fc.assert(
      fc.property(
        fc.array(anyDecision),
        fc.array(fc.record({ at: fc.nat(100), seen: fc.boolean() })),
        fc.constantFrom('still-there', 'gone', 'too-early', null),
        (decisions, looks, effect) => {
          const found = lifeOf({
            decisions,
            looks,
            versions: [{ version: 1, at: 50 }],
            today: null,
            effect: effect as FindingHistory['effect'],
          });
          expect(found.state).not.toBe('returned');
          expect(found.why).toBeNull();
        },
      ),
    );
  });
});

describe('what a finding costs a month', () => {
  it('MN-L9 divides by the months of the history and never stretches a short one', () => {
    expect(perMonth(300, { from: 0, to: 3 * MONTH_MS })).toBe(100);
    expect(perMonth(300, { from: 0, to: 3 * DAY_MS })).toBe(300);
    expect(perMonth(300, undefined)).toBe(300);
  });
});

describe('since the last look', () => {
  it('MN-L10 names what is new, gone, back, dearer, cheaper and the same, the greatest change first', () => {
    const of = (key: string, hours: number) => figures({ key, monthMs: hours * HOUR_MS });
    const look = [of('gone', 50), of('grown', 10), of('shrunk', 30), of('same', 100), of('back', 5)];
    const today = [of('new', 60), of('grown', 40), of('shrunk', 10), of('same', 105), of('back', 9)];
    expect(sinceLook(look, today, new Set(['back'])).map(({ key, what }) => [key, what])).toEqual([
      ['new', 'new'],
      ['gone', 'gone'],
      ['grown', 'grown'],
      ['shrunk', 'shrunk'],
      ['same', 'same'],
      ['back', 'returned'],
    ]);
  });

  it('MN-L11 has each finding of either time once', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(keys, keys, (then, now) => {
        const changes = sinceLook(
          then.map((key) => figures({ key })),
          now.map((key) => figures({ key })),
          new Set(),
        );
        expect(changes.map(({ key }) => key).sort()).toEqual([...new Set([...then, ...now])].sort());
        for (const { key, before, now: after } of changes) {
          expect(before !== null).toBe(then.includes(key as never));
          expect(after !== null).toBe(now.includes(key as never));
        }
      }),
    );
  });
});
