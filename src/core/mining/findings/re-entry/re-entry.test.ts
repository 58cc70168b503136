import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../base/index.ts';
import { findingsOf } from '../index.ts';
import { type TrialStep, trialLog } from '../trial/rows.ts';
import { reEntry } from './re-entry.ts';

const typedAgain = (log: Parameters<typeof findingsOf>[0]) => findingsOf(log, { kinds: [reEntry] }).findings;

const cases =
  (typed: (n: number) => { [field: string]: string | number }) =>
  (n: number): TrialStep[] => [
    { activity: 'File', by: 'Ann', customer: `c${n % 90}` },
    { activity: 'Check', by: 'Bob' },
    { activity: 'Pay', by: 'Cem', ...typed(n) },
    { activity: 'Close', by: 'Dan' },
  ];

describe('a value typed again', () => {
  it('MN-G14 is told with both steps and names, how often it is the same, and half a minute each as its cost', () => {
    const [found, ...more] = typedAgain(
      trialLog(
        300,
        cases((n) => ({ account: n % 20 === 0 ? 'x' : `C${n % 90} ` })),
      ),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: 're-entry',
      ...{ at: { from: 'File', to: 'Pay' }, cases: 285, costMs: 285 * 0.5 * MINUTE_MS },
      text: '“customer” of “File” is typed again at “Pay” as “account”, with the same value in 95% of 300 cases.',
      proposal: { change: { kind: 'carry-field', field: 'customer', from: 'File', to: 'Pay' } },
    });
  });

  it('MN-G14 is told of one field that two steps write and those between do not', () => {
    const [found] = typedAgain(
      trialLog(
        300,
        cases((n) => ({ customer: `c${n % 90}` })),
      ),
    );
    expect(found?.text).toBe(
      '“customer” of “File” is typed again at “Pay”, with the same value in 100% of 300 cases.',
    );
  });

  it('MN-G15 is none that differs, that has few values, or that every row repeats', () => {
    expect(
      typedAgain(
        trialLog(
          300,
          cases((n) => ({ account: `c${(n * 7) % 90}` })),
        ),
      ),
    ).toEqual([]);
    const few = (n: number) =>
      cases(() => ({ account: `c${n % 3}` }))(n).map((step) => ({ ...step, customer: `c${n % 3}` }));
    expect(typedAgain(trialLog(300, few))).toEqual([]);
    const repeated = (n: number) => cases(() => ({}))(n).map((step) => ({ ...step, customer: `c${n % 90}` }));
    expect(typedAgain(trialLog(300, repeated))).toEqual([]);
  });
});
