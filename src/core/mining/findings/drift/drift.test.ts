import { describe, expect, it } from 'vitest';
import { findingsOf } from '../index.ts';
import { type TrialStep, trialLog } from '../trial/rows.ts';
import { drift } from './drift.ts';

const driftIn = (...[log, options]: Parameters<typeof findingsOf>) =>
  findingsOf(log, { ...options, kinds: [drift] }).findings;

const steps = (...names: string[]): TrialStep[] => names.map((activity) => ({ activity }));
const short = steps('File', 'Check', 'Close');
const long = steps('File', 'Check', 'Confirm', 'Close');
const some = (n: number, share: number): boolean => (n * 37) % 100 < share;

describe('a change of ways', () => {
  it('MN-G10 is told with the step, the shares before and since, about when, and how much longer a case takes', () => {
    // One case an hour from Monday, 5 January 2026, 9:00: the 360th begins on 20 January.
    const log = trialLog(600, (n) => (some(n, n < 360 ? 10 : 90) ? long : short));
    const [found, ...more] = driftIn(log);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'drift', at: { activity: 'Confirm' } });
    expect(found?.text).toMatch(
      /^Since about (19|20|21) January 2026 “Confirm” is done in (89|90|91)% of the cases, before in 1\d%, and a case takes 7\d minutes longer\.$/,
    );
    expect(found?.cases).toBeGreaterThan(200);
  });

  it('MN-G10 is told by the arrow where the same steps come in another order', () => {
    const log = trialLog(600, (n) =>
      steps('File', ...(some(n, n < 300 ? 5 : 95) ? ['Scan', 'Check'] : ['Check', 'Scan']), 'Close'),
    );
    expect(driftIn(log)[0]?.text).toMatch(
      /work goes from “\w+” straight to “\w+” in \d+% of the cases, before in \d+%/,
    );
  });

  it('MN-G11 is not made of chance, of a small move, of cases still open, or of ones cut off at the end', () => {
    expect(driftIn(trialLog(600, (n) => (some(n, 40) ? long : short)))).toEqual([]);
    expect(driftIn(trialLog(6000, (n) => (some(n, n < 3000 ? 40 : 50) ? long : short)))).toEqual([]);
    const cut = trialLog(600, (n) => (n < 520 ? long : steps('File', 'Check')));
    expect(driftIn(cut)).toEqual([]);
    const atOnce = trialLog(600, (n) => (some(n, n < 360 ? 10 : 90) ? long : short));
    for (let c = 0; c < atOnce.cases; c++) {
      const [from = 0, to = 0] = [atOnce.caseStarts[c], atOnce.caseStarts[c + 1]];
      for (let i = from; i < to; i++) atOnce.at[i] = i - from;
    }
    expect(driftIn(atOnce)).toEqual([]);
    const opened = trialLog(600, (n) => (n < 300 ? long : steps('File', 'Check')));
    expect(driftIn(opened)).toHaveLength(1);
    expect(driftIn(opened, { open: Uint8Array.from({ length: 600 }, (_, n) => (n < 300 ? 0 : 1)) })).toEqual(
      [],
    );
  });
});
