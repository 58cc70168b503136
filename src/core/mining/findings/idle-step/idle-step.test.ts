import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../base/index.ts';
import { findingsOf } from '../index.ts';
import { type TrialStep, trialLog } from '../trial/rows.ts';
import { idleStep } from './idle-step.ts';

const reportOf = (log: Parameters<typeof findingsOf>[0]) => findingsOf(log, { kinds: [idleStep] });

/** File, stamp, check, close: the check corrects what was filed, the stamp does what `stamp` says. */
const cases =
  (stamp: Partial<TrialStep> = {}, next = 'Ida') =>
  (n: number): TrialStep[] => [
    { activity: 'File', by: 'Ann', note: `n${n % 30}` },
    { activity: 'Stamp', by: 'Bob', after: 3, takes: 0.01, ...stamp } as TrialStep,
    { activity: 'Check', by: next, note: `m${n % 30}` },
    { activity: 'Close', by: 'Cem' },
  ];

describe('a step that adds nothing', () => {
  it('MN-G12 is told with what it records, where it leads, its work and what it holds back', () => {
    const { findings } = reportOf(trialLog(300, cases()));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'idle-step',
      ...{
        at: { activity: 'Stamp' },
        cases: 300,
        proposal: { change: { kind: 'remove-stage', activity: 'Stamp' } },
      },
      text: '“Stamp” recorded nothing in 300 times, always leads on to “Check”, takes 36 seconds of work and holds each case 3 hours.',
    });
    expect(findings[0]?.costMs).toBeCloseTo(300 * 3.01 * HOUR_MS, -3);
  });

  it('MN-G12 is proposed to be one with the next step where the same person does both', () => {
    expect(reportOf(trialLog(300, cases({}, 'Bob'))).findings[0]?.proposal.change).toEqual({
      kind: 'merge-stages',
      activities: ['Stamp', 'Check'],
    });
  });

  it('MN-G13 is none that records something, takes work, leads here and there, or holds nothing up', () => {
    const none = (log: Parameters<typeof findingsOf>[0]) => expect(reportOf(log).findings).toEqual([]);
    none(trialLog(300, (n) => cases({ note: `s${n % 30}` })(n)));
    none(trialLog(300, cases({ takes: 0.5 })));
    none(trialLog(300, cases({ after: 0, takes: 0 })));
    none(
      trialLog(300, (n) =>
        n % 10 === 0 ? cases()(n).filter(({ activity }) => activity !== 'Check') : cases()(n),
      ),
    );
  });

  it('MN-G13 cannot be told where nothing is recorded, or no beginnings of work', () => {
    const bare = trialLog(300, (n) => cases()(n).map(({ note: _, ...step }) => step as TrialStep));
    expect(reportOf(bare).notEnoughData[0]?.why).toMatch(/records nothing that a step could change/);
    expect(reportOf(trialLog(300, cases(), false)).notEnoughData[0]?.why).toMatch(
      /does not tell when work began/,
    );
  });
});
