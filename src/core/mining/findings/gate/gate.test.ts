import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../base/index.ts';
import { type EventLog, encodeText, type Names } from '../../../event-log/index.ts';
import { findingsOf } from '../index.ts';
import { type TrialStep, trialLog } from '../trial/rows.ts';
import { gate } from './gate.ts';

const gatesOf = (...[log, options]: Parameters<typeof findingsOf>) =>
  findingsOf(log, { ...options, kinds: [gate] }).findings;

function namesOfTexts(texts: readonly string[]): Names {
  const offsets = Uint32Array.from([0, ...texts.map((_, n) => texts.slice(0, n + 1).join('').length)]);
  return { size: texts.length, bytes: encodeText(texts.join('')), offsets };
}

/** Apply, a gate, deliver; the gate sends back, ends or passes as the plan says. */
function passing(name: string, comesOf: (n: number) => 'passes' | 'returns' | 'ends' = () => 'passes') {
  return (n: number): TrialStep[] => {
    const [apply, decide] = [
      { activity: 'Apply', by: 'Ann' },
      { activity: name, by: 'Bob', after: 3, takes: 1 },
    ];
    const end = { activity: 'Deliver', by: 'Cem' };
    const come = comesOf(n);
    if (come === 'ends') return [apply, decide];
    return come === 'returns' ? [apply, decide, apply, decide, end] : [apply, decide, end];
  };
}

describe('a gate', () => {
  it('MN-G1 that changed none of 400 is named, with the most that it may change and what it holds back', () => {
    const [found, ...more] = gatesOf(trialLog(400, passing('Approve')));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: 'gate',
      ...{ at: { activity: 'Approve' }, cases: 400, costMs: 1600 * HOUR_MS },
      text: '“Approve” changed nothing in 400 passes (at most 1.0%) and holds each case back 4 hours.',
      proposal: { change: { kind: 'remove-stage', activity: 'Approve' } },
    });
    expect(found?.confidence).toBeGreaterThan(0.99);
    expect(found?.caseNumbers).toHaveLength(400);
  });

  it('MN-G1 is found in another language, and by the decisions it writes whatever it is called', () => {
    expect(gatesOf(trialLog(300, passing('Genehmigung')))).toHaveLength(1);
    const deciding = trialLog(300, (n) =>
      passing('Step 4')(n).map((step) => (step.activity === 'Step 4' ? { ...step, decision: 'yes' } : step)),
    );
    expect(gatesOf(deciding).map(({ at }) => at)).toEqual([{ activity: 'Step 4' }]);
    expect(gatesOf(trialLog(300, passing('Step 4')))).toEqual([]);
    expect(gatesOf(trialLog(300, passing('Step 4')), { gates: ['Step 4'] })).toHaveLength(1);
  });

  it('MN-G2 that sends back, ends or decides otherwise often enough is worth its price', () => {
    const each = (tenth: 'returns' | 'ends') => passing('Approve', (n) => (n % 10 === 0 ? tenth : 'passes'));
    expect(gatesOf(trialLog(400, each('returns')))).toEqual([]);
    expect(gatesOf(trialLog(400, each('ends')))).toEqual([]);
    const deciding = (n: number) =>
      passing('Approve')(n).map((step) =>
        step.activity === 'Approve' ? { ...step, decision: n % 10 === 0 ? 'rejected' : 'approved' } : step,
      );
    expect(gatesOf(trialLog(400, deciding))).toEqual([]);
  });

  it('MN-G2 that corrects a field has changed something', () => {
    const correcting = (n: number) =>
      passing('Approve')(n).map((step) => ({
        ...step,
        amount: step.activity === 'Apply' ? n : n + (n % 8 === 0 ? 1 : 0),
      }));
    expect(gatesOf(trialLog(400, correcting))).toEqual([]);
  });

  it('MN-G2 that changed 3 of 800 is told with its price of one change', () => {
    const [found] = gatesOf(
      trialLog(
        800,
        passing('Approve', (n) => (n % 300 === 1 ? 'ends' : 'passes')),
      ),
    );
    expect(found?.text).toContain('changed 3 in 800 passes (0.4%)');
    expect(found?.evidence).toContainEqual({ label: 'Ended there', value: '3' });
    expect(found?.evidence.find(({ label }) => label === 'Price of one change')?.value).toMatch(
      /days of waiting/,
    );
    expect(found?.proposal).toMatchObject({
      change: null,
      text: expect.stringContaining('one case in five'),
    });
  });

  it('MN-G3 that changes nothing below an amount is told with that amount, learnt on one half and counted on the other', () => {
    const byAmount = (n: number) => {
      const amount = ((n * 7919) % 1000) + 1;
      return passing('Approve', () => (amount > 600 && n % 3 === 0 ? 'ends' : 'passes'))(n).map((step) => ({
        ...step,
        amount,
      }));
    };
    const [found] = gatesOf(trialLog(800, byAmount));
    expect(found?.proposal.change).toMatchObject({ kind: 'skip-when', field: 'amount', test: 'at-most' });
    const change = found?.proposal.change;
    const limit = change?.kind === 'skip-when' ? Number(change.value) : 0;
    expect(limit).toBeGreaterThan(540);
    expect(limit).toBeLessThanOrEqual(620);
  });

  it('MN-G3 no amount is told where the changes do not depend on it', () => {
    const anyhow = (n: number) =>
      passing('Approve', () => ((n * 31) % 97 < 15 ? 'ends' : 'passes'))(n).map((step) => ({
        ...step,
        amount: (n * 7919) % 1000,
      }));
    expect(gatesOf(trialLog(800, anyhow))).toEqual([]);
  });

  it('MN-G4 says nothing of few passes, of gates that hold nothing up, and of work that is merely called a check', () => {
    expect(gatesOf(trialLog(35, passing('Approve')))).toEqual([]);
    const atOnce = (n: number) => passing('Approve')(n).map((step) => ({ ...step, after: 0, takes: 0 }));
    expect(gatesOf(trialLog(400, atOnce))).toEqual([]);
    expect(gatesOf(trialLog(400, passing('Check the goods')))).toEqual([]);
    const { notEnoughData } = findingsOf(trialLog(400, passing('Check the goods')), { kinds: [gate] });
    expect(notEnoughData).toEqual([
      { kind: 'gate', why: 'No step is called an approval, is declared one, or writes a decision.' },
    ]);
  });

  it('MN-G2 with which cases end has changed something where a case came out otherwise than usual', () => {
    const ending = (n: number): TrialStep[] => passing('Approve')(n).slice(0, 2);
    const cameOut = (rejected: (n: number) => boolean): EventLog => {
      const log = trialLog(400, ending);
      const codes = Int32Array.from({ length: 400 }, (_, n) => (rejected(n) ? 1 : 0));
      const values = namesOfTexts(['Done', 'Rejected']);
      return { ...log, attributes: [{ name: 'Outcome', of: 'case', kind: 'text', codes, values }] };
    };
    expect(gatesOf(cameOut((n) => n % 10 === 0))).toEqual([]);
    expect(gatesOf(cameOut(() => false))).toHaveLength(1);
  });

  it('MN-G4 does not count the last step of a case that is still open', () => {
    const half = passing('Approve', (n) => (n % 2 === 0 ? 'ends' : 'passes'));
    const open = Uint8Array.from({ length: 800 }, (_, n) => (n % 2 === 0 ? 1 : 0));
    expect(gatesOf(trialLog(800, half), { open })[0]?.text).toContain('changed nothing in 400 passes');
  });
});
