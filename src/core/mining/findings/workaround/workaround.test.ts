import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../base/index.ts';
import { findingsOf } from '../index.ts';
import { type TrialStep, trialLog } from '../trial/rows.ts';
import { workaround } from './workaround.ts';

const aroundIn = (...[log, options]: Parameters<typeof findingsOf>) =>
  findingsOf(log, { ...options, kinds: [workaround] }).findings;

const CLERKS = ['Ann', 'Bob', 'Cem', 'Dan'];

/** Check by a clerk, verify, pay; some leave the verification out. The way past it is `faster` or takes as long. */
function cases(leavesOut: (clerk: string, n: number) => boolean, faster = true) {
  return (n: number): TrialStep[] => {
    const by = CLERKS[n % 4] ?? '';
    const check = { activity: 'Check', by };
    const pay = { activity: 'Pay', by: 'Eva' };
    if (leavesOut(by, n)) return [check, { ...pay, after: faster ? 1 : 9 }];
    return [check, { activity: 'Verify', by: 'Ida', after: 4 }, pay];
  };
}

describe('a workaround', () => {
  it('MN-G8 is told with who takes it, how often against the others, and what it saves', () => {
    const log = trialLog(
      400,
      cases((clerk, n) => clerk === 'Bob' && n % 8 !== 1),
    );
    const [found, ...more] = aroundIn(log);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: 'workaround',
      ...{ at: { from: 'Check', to: 'Pay' }, cases: 50, costMs: 350 * 4.5 * HOUR_MS },
      text: '“Bob” goes from “Check” to “Pay” without “Verify” in 50% of the cases, others in 0%; it saves 4.5 hours a case.',
      proposal: { change: { kind: 'add-transition', from: 'Check', to: 'Pay', when: null } },
    });
  });

  it('MN-G8 that is not faster is told as such, with what holds the step in its place', () => {
    const log = trialLog(
      400,
      cases((clerk) => clerk === 'Bob' || clerk === 'Cem', false),
    );
    expect(aroundIn(log)).toEqual([]);
    const rarer = trialLog(
      400,
      cases((clerk, n) => clerk === 'Bob' && n % 8 !== 1, false),
    );
    expect(aroundIn(rarer)[0]).toMatchObject({
      text: '“Bob” goes from “Check” to “Pay” without “Verify” in 50% of the cases, others in 0%; it is not faster.',
      proposal: { text: 'Let “Pay” begin only when “Verify” is done.', change: null },
    });
  });

  it('MN-G9 is no way that all take alike, no end, no return, and no way that the workflow draws', () => {
    expect(
      aroundIn(
        trialLog(
          400,
          cases((_, n) => (n * 37) % 100 < 20),
        ),
      ),
    ).toEqual([]);
    const ending = (n: number) => {
      const [check, ...rest] = cases(() => false)(n);
      return n % 8 === 1 ? [check as TrialStep] : [check as TrialStep, ...rest];
    };
    expect(aroundIn(trialLog(400, ending))).toEqual([]);
    const returning = (n: number): TrialStep[] => {
      const [check, verify, pay] = cases(() => false)(n) as [TrialStep, TrialStep, TrialStep];
      const file = { activity: 'File', by: 'Kim' };
      return n % 8 === 1 ? [file, check, file, check, verify, pay] : [file, check, verify, pay];
    };
    expect(aroundIn(trialLog(400, returning))).toEqual([]);
    const log = trialLog(
      400,
      cases((clerk, n) => clerk === 'Bob' && n % 8 !== 1),
    );
    expect(aroundIn(log, { intended: { has: (from, to) => from === 'Check' && to === 'Pay' } })).toEqual([]);
  });

  it('MN-G9 cannot be told where nobody is named', () => {
    const log = trialLog(100, () => [{ activity: 'Check' }, { activity: 'Pay' }]);
    expect(findingsOf(log, { kinds: [workaround] }).notEnoughData).toEqual([
      { kind: 'workaround', why: 'The log does not say who did the work.' },
    ]);
  });
});
