// Are the findings of real logs true and few? What they say is what their publishers describe; the logs lie outside the
// repository (MILLRACE_LOGS names the folder), and where they are missing, these tests are reported as skipped.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FINDINGS, type FindingsReport, findingsOf } from '../../src/core/mining/index.ts';
import { readLogFile } from '../../src/shell/log-file/index.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.MILLRACE_LOGS ?? '../shared/logs');
const KINDS = ['gate', 'rework', 'idle-step', 're-entry', 'workaround', 'drift'];

async function report(file: string): Promise<FindingsReport> {
  const result = await readLogFile(join(folder, file));
  if (!result.ok) throw new Error(`${file}: ${result.problem.message}`);
  return findingsOf(result.value.log, { kinds: FINDINGS.filter(({ kind }) => KINDS.includes(kind)) });
}

const toldOf = async (file: string): Promise<string[]> =>
  (await report(file)).findings.map(({ text }) => text);

describe.skipIf(!existsSync(folder))('the findings of the shared logs', () => {
  it('name the solver whose phones come back from the test', async () => {
    const [first, ...more] = await toldOf('repairexample.xes.gz');
    expect(more).toEqual([]);
    expect(first).toMatch(
      /^Returns from “Test Repair” to “Repair \(Simple\)” happen in 60% of the cases that come from “SolverS1” against 17%/,
    );
  });

  it('name the offers that are cancelled and made again, and the files that are incomplete again', async () => {
    const texts = await toldOf('bpic2012.xes.gz');
    expect(texts.map((text) => text.split(' happen in ')[0])).toEqual([
      'Returns from “O_CANCELLED” to “O_CREATED”',
      'Returns from “W_Nabellen incomplete dossiers” to “W_Valideren aanvraag”',
    ]);
  });

  it('name since when the permits take another way', async () => {
    const texts = await toldOf('receipt.xes.gz');
    expect(texts.find((text) => text.startsWith('Since about'))).toMatch(
      /February 2011 .+ in 5% of the cases, before in 30%/,
    );
  });

  it.each([
    'running-example.xes.gz',
    'teleclaims.xes.gz',
    'reviewing.xes.gz',
    'roadtraffic100traces.xes.gz',
    'sepsis.xes.gz',
  ])('are none in %s, where measurements are repeated and questions are asked by design', async (file) => {
    expect(await toldOf(file)).toEqual([]);
  });

  it('say what data are missing where a kind has nothing to go by', async () => {
    const { notEnoughData } = await report('sepsis.xes.gz');
    expect(notEnoughData.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['gate', 'idle-step']));
    expect(notEnoughData.map(({ kind }) => kind)).not.toContain('drift');
  });
});
