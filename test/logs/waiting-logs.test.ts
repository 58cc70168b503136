// What stands out in real logs? Sentences that a manager could check by hand; the logs lie outside the repository
// (MILLRACE_LOGS names the folder), and where they are missing these tests are reported as skipped.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FindingsReport, findingsOf } from '../../src/core/mining/index.ts';
import { readLogFile } from '../../src/shell/log-file/index.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.MILLRACE_LOGS ?? '../shared/logs');
const LOGS = [
  'running-example.xes.gz',
  'reviewing.xes.gz',
  'receipt.xes.gz',
  'roadtraffic100traces.xes.gz',
  'repairexample.xes.gz',
  'teleclaims.xes.gz',
  'bpic2013_closed.xes.gz',
  'sepsis.xes.gz',
  'bpic2012.xes.gz',
];

async function report(file: string): Promise<{ cases: number; found: FindingsReport }> {
  const read = await readLogFile(join(folder, file));
  if (!read.ok) throw new Error(`${file}: ${read.problem.message}`);
  return { cases: read.value.log.cases, found: findingsOf(read.value.log) };
}

describe.skipIf(!existsSync(folder))('the findings in the shared logs', () => {
  it.each(LOGS)(
    '%s: each has a sentence without holes, a cost, its cases and something to change',
    async (file) => {
      const { cases, found } = await report(file);
      const keys = found.findings.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const finding of found.findings) {
        expect(`${finding.text} ${JSON.stringify(finding.evidence)}`).not.toMatch(
          /NaN|undefined|Infinity|“”/,
        );
        expect(finding.text).toMatch(/^[^ ].*\d.*\.$/);
        expect(finding.proposal.text).toMatch(/\.$/);
        expect(finding.costMs).toBeGreaterThanOrEqual(0);
        expect(finding.confidence).toBeGreaterThanOrEqual(0.95);
        expect(finding.cases).toBe(finding.caseNumbers.length);
        expect(finding.cases).toBeLessThanOrEqual(cases);
      }
    },
  );

  it('six cases are too few for anything', async () => {
    const { found } = await report('running-example.xes.gz');
    expect(found.findings).toEqual([]);
    expect(found.notEnoughData.length).toBeGreaterThanOrEqual(10);
  });

  it('loan offers lie before they are called after, and longest where another person takes over', async () => {
    const { found } = await report('bpic2012.xes.gz');
    const [first] = found.findings;
    expect(first).toMatchObject({ kind: 'bottleneck', at: { activity: 'W_Nabellen offertes' } });
    expect(first?.text).toContain('waits 2.4 working days on average');
    const slow = found.findings.find(({ key }) => key.endsWith('/slow'));
    expect(slow?.at).toEqual({ from: 'W_Nabellen offertes', to: 'W_Nabellen offertes' });
  });

  it('a permit office lets 113 receipts lie, and says nothing of waiting: its log tells no starts', async () => {
    const { found } = await report('receipt.xes.gz');
    expect(found.findings[0]).toMatchObject({
      ...{ kind: 'handoff', at: { from: 'Confirmation of receipt', to: null }, cases: 113 },
    });
    const told = found.findings.filter(({ kind }) => kind === 'bottleneck' || kind === 'handoff');
    for (const { text } of told) expect(text).not.toMatch(/\bwaits?\b/);
  });
});
