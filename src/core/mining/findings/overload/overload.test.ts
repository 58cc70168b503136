// Who has too much, and which step hangs on one person: small offices in which only one thing is wrong at a time.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../base/index.ts';
import { type LogRow, logOf } from '../../../event-log/index.ts';
import { findingsOf } from '../index.ts';
import { overload } from './overload.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const found = (rows: readonly LogRow[]) => findingsOf(logOf(rows), { kinds: [overload] });

/** Cases at every full hour of the day, round the clock: registered by Zoe, checked by whom and after how long is said. */
function office(many: number, check: (n: number) => { by: string; after: number }): LogRow[] {
  return Array.from({ length: many }, (_, n): LogRow[] => {
    const at = MONDAY + n * 2 * HOUR_MS;
    const { by, after } = check(n);
    const begun = at + after * HOUR_MS;
    return [
      { case: `${n}`, activity: 'Register', resource: 'Zoe', startedAt: at - HOUR_MS / 2, at },
      { case: `${n}`, activity: 'Check', resource: by, startedAt: begun, at: begun + HOUR_MS },
    ];
  }).flat();
}

describe('overload', () => {
  it('MN-W20 is told of whoever has more to do than others and whose work lies longer', () => {
    // Of six cases Ada has four, Ben and Cem one each; hers lie ten hours longer.
    const rows = office(360, (n) => {
      const by = ['Ada', 'Ada', 'Ben', 'Ada', 'Ada', 'Cem'][n % 6] ?? '';
      return { by, after: by === 'Ada' ? 11 + (n % 5) : 1 + (n % 5) };
    });
    const [first, ...others] = found(rows).findings;
    expect(first?.at).toEqual({ performer: 'Ada' });
    expect(first?.text).toBe(
      'Ada has 3.9 times as much to do as others who do the same, and a piece of work waits 13 hours there against 3 hours with the others.',
    );
    expect(first?.costMs).toBeCloseTo(240 * 10 * HOUR_MS, -8);
    expect(first?.proposal.change).toEqual({
      kind: 'choose-owner',
      activity: 'Check',
      choose: 'least-loaded',
    });
    expect(others).toEqual([]);
  });

  it('MN-W20 is not told where work lies as long with everybody, or with whoever has little', () => {
    const alike = office(360, (n) => ({ by: n % 3 ? 'Ada' : 'Ben', after: 2 + (n % 7) }));
    expect(found(alike).findings).toEqual([]);
    const slow = office(360, (n) => ({ by: n % 3 ? 'Ada' : 'Ben', after: n % 3 ? 1 : 14 }));
    expect(found(slow).findings).toEqual([]);
  });

  it('MN-W21 is told of a step that hangs on one person and lay while that person was away', () => {
    // Ada is away for one day in ten; what comes then waits until the day after.
    const rows = office(600, (n) => {
      const ready = n * 2;
      const day = Math.floor(ready / 24);
      return { by: 'Ada', after: day % 10 === 5 ? (day + 1) * 24 - ready + 1 : 0.2 };
    });
    const [first, ...others] = found(rows).findings;
    expect(first?.at).toEqual({ performer: 'Ada' });
    expect(first?.text).toMatch(/^“Check” hangs on Ada alone: on 5 days without Ada \d+ cases lay there/);
    expect(first?.proposal.change).toEqual({ kind: 'add-people', activity: 'Check' });
    expect(others).toEqual([]);
  });

  it('MN-W21 is not told of one who was never away, or where others step in', () => {
    expect(found(office(600, () => ({ by: 'Robot', after: 1 }))).findings).toEqual([]);
    const shared = office(600, (n) => ({ by: n % 4 ? 'Ada' : 'Ben', after: 1 + (n % 30) }));
    expect(found(shared).findings).toEqual([]);
  });

  it('MN-W10 needs to know who did the work', () => {
    const nameless = office(60, () => ({ by: '', after: 1 })).map((row) => ({ ...row, resource: undefined }));
    expect(found(nameless).notEnoughData).toEqual([
      { kind: 'overload', why: 'The log does not say who did the work.' },
    ]);
    expect(found([{ case: '1', activity: 'a', at: DAY_MS }]).notEnoughData).toHaveLength(1);
  });
});
