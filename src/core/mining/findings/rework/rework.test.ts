import { describe, expect, it } from 'vitest';
import { findingsOf } from '../index.ts';
import { type TrialStep, trialLog } from '../trial/rows.ts';
import { rework } from './rework.ts';

const loopsOf = (log: Parameters<typeof findingsOf>[0]) => findingsOf(log, { kinds: [rework] }).findings;

const file = (by = 'Ann'): TrialStep => ({ activity: 'File', by });
const check = (by = 'Bob'): TrialStep => ({ activity: 'Check', by });
const end: TrialStep = { activity: 'Close', by: 'Cem' };
const straight = [file(), check(), end];
const round = [file(), check(), file(), check(), end];

/** The steps of every case with what is known of it. */
const knowing = (
  steps: readonly TrialStep[],
  facts: { readonly [name: string]: string | number },
): TrialStep[] => steps.map((step) => ({ ...step, ...facts }));

const region = (n: number): string => ['North', 'South', 'East', 'West'][n % 4] ?? '';

describe('a rework loop', () => {
  it('MN-G5 is told with the value of a field that predicts it, the shares with and without, and what each return costs', () => {
    const log = trialLog(400, (n) =>
      knowing(region(n) === 'North' ? (n % 8 === 0 ? round : straight) : n % 50 === 1 ? round : straight, {
        region: region(n),
        channel: n % 3 === 0 ? 'web' : 'mail',
      }),
    );
    const [found, ...more] = loopsOf(log);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: 'rework',
      at: { from: 'Check', to: 'File' },
      cases: 58,
      text: 'Returns from “Check” to “File” happen in 50% of the cases with “region” “North” against 3% elsewhere, and each time costs 3 hours.',
      proposal: { change: { kind: 'require-fields', activity: 'Check', fields: ['region'] } },
    });
    expect(found?.evidence).toContainEqual({
      label: 'Cases with “region” “North”',
      value: '50 of 100 return',
    });
  });

  it('MN-G5 is told with the person who sends back', () => {
    const log = trialLog(400, (n) => {
      const by = ['Bob', 'Eva', 'Ida', 'Kim'][n % 4];
      return n % 4 === 1 && n % 3 === 0
        ? [file(), check(by), file(), check(by), end]
        : [file(), check(by), end];
    });
    expect(loopsOf(log)[0]?.text).toContain('of the cases that “Eva” has at “Check” against 0% elsewhere');
  });

  it('MN-G5 is told with the amount from which on it happens, and with the field that it puts right', () => {
    const log = trialLog(400, (n) => {
      const amount = (n * 7919) % 1000;
      const steps = amount >= 800 ? round : straight;
      return knowing(steps, { amount }).map((step, i) => ({
        ...step,
        supplier: i < 2 ? `s${n % 9}` : `t${n % 9}`,
      }));
    });
    const [found] = loopsOf(log);
    expect(found?.text).toMatch(/happen in \d+% of the cases with “amount” from (79|80)\d on against/);
    expect(found?.proposal).toMatchObject({
      text: expect.stringContaining('“supplier”'),
      change: { kind: 'require-fields', activity: 'Check', fields: ['supplier'] },
    });
  });

  it('MN-G6 that many cases take is told even where nothing predicts it, and one that few take is not', () => {
    const one = (share: number) => trialLog(600, (n) => ((n * 37) % 100 < share * 100 ? round : straight));
    expect(loopsOf(one(0.3))[0]?.text).toBe(
      'Returns from “Check” to “File” happen in 30% of the cases that reach “Check”, and each time costs 3 hours.',
    );
    expect(loopsOf(one(0.1))).toEqual([]);
  });

  it('MN-G6 begins at the step before a correction that always leads back, also where that is the step itself', () => {
    const mend: TrialStep = { activity: 'Mend', by: 'Ida' };
    const mended = (n: number) =>
      (n * 37) % 100 < 30 ? [file(), check(), mend, check(), end] : [file(), check(), end];
    expect(loopsOf(trialLog(600, mended))[0]).toMatchObject({
      at: { from: 'Check', to: 'Check' },
      text: '“Check” is done again after “Mend” in 30% of the cases that reach it, and each time costs 3 hours.',
    });
  });

  it('MN-G7 is not made of steps that run side by side, that are repeated by their nature, that never come back, or that all take', () => {
    const steps = (...names: string[]) => names.map((activity) => ({ activity }));
    const either = (n: number) =>
      n % 2 === 0
        ? steps('File', 'Test', 'Scan', 'Test', 'Scan')
        : steps('File', 'Scan', 'Test', 'Scan', 'Test');
    expect(loopsOf(trialLog(400, either))).toEqual([]);
    const daily = () => steps('Admit', 'Test', 'Move', 'Test', 'Move', 'Test', 'Move', 'Leave');
    expect(loopsOf(trialLog(400, daily))).toEqual([]);
    const half = (n: number) => (n % 2 === 0 ? steps('File', 'Check', 'File') : steps('File', 'Check'));
    expect(loopsOf(trialLog(400, half))).toEqual([]);
    expect(loopsOf(trialLog(400, () => steps('File', 'Check', 'File', 'Close')))).toEqual([]);
  });

  it('MN-G7 is not made of chance: a field that has nothing to do with it is not named', () => {
    const log = trialLog(600, (n) =>
      knowing((n * 37) % 100 < 12 ? round : straight, { region: region(n * 13 + (n >> 3)) }),
    );
    expect(loopsOf(log)).toEqual([]);
  });
});
