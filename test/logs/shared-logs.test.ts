// Do real logs count as their publishers say? The logs lie outside the repository (MILLRACE_LOGS names the folder);
// where they are missing, these tests are reported as skipped.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validate } from '../../src/core/engine/index.ts';
import { type ImportedLog, keepLifecycle } from '../../src/core/event-log/index.ts';
import { draft, drawMap, surveyFlow, surveyPaths } from '../../src/core/mining/index.ts';
import { mineReport } from '../../src/faces/cli/mine-report.ts';
import { readLogFile } from '../../src/shell/log-file/index.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.MILLRACE_LOGS ?? '../shared/logs');

const LOGS = [
  ['running-example.xes.gz', 6, 42, 8, 6],
  ['running-example.csv.gz', 6, 42, 8, 6],
  ['reviewing.xes.gz', 100, 3_730, 14, 96],
  ['receipt.xes.gz', 1_434, 8_577, 27, 116],
  ['roadtraffic100traces.xes.gz', 100, 390, 10, 10],
  ['repairexample.xes.gz', 1_104, 11_855, 8, 77],
  ['teleclaims.xes.gz', 3_512, 46_138, 11, 12],
  ['bpic2013_closed.xes.gz', 1_487, 6_660, 4, 183],
  ['sepsis.xes.gz', 1_050, 15_214, 16, 846],
  ['bpic2012.xes.gz', 13_087, 262_200, 24, 4_366],
] as const;

async function imported(file: string): Promise<ImportedLog> {
  const result = await readLogFile(join(folder, file));
  if (!result.ok) throw new Error(`${file}: ${result.problem.message}`);
  return result.value;
}

describe.skipIf(!existsSync(folder))('the shared logs', () => {
  it.each(LOGS)('%s has %i cases, %i events, %i activities and %i variants', async (file, ...counts) => {
    const read = await imported(file);
    const { log, variants, rejected } = mineReport(read.log, read, 10);
    expect([log.cases, log.events, log.activities, variants.count]).toEqual(counts);
    expect(rejected).toEqual([]);
  });

  it.each(LOGS)('%s gives a draft without faults but for owners that the log does not name', async (file) => {
    const { log } = await imported(file);
    const { workflow } = draft(log);
    const errors = validate(workflow).filter(({ severity }) => severity === 'error');
    expect(errors.filter(({ code }) => code !== 'owner-missing')).toEqual([]);
    if (log.resources.length > 0 && !file.startsWith('roadtraffic')) expect(errors).toEqual([]);
  });

  it('the running example gives the same report from CSV and from XES', async () => {
    const [csv, xes] = [await imported('running-example.csv.gz'), await imported('running-example.xes.gz')];
    expect(mineReport(csv.log, csv, 10)).toEqual(mineReport(xes.log, xes, 10));
  });

  it('the loan applications keep their completed events, and as many paths lead in as out', async () => {
    const { log } = await imported('bpic2012.xes.gz');
    expect(log.resources.length).toBe(68);
    expect(keepLifecycle(log, 'complete').events).toBe(164_506);
    const paths = surveyPaths(log);
    expect(paths.reduce((sum, path) => sum + path.times.count, 0)).toBe(log.events + log.cases);
    const map = drawMap(surveyFlow(log), { activities: 0.3, paths: 0.1 });
    expect(map.shown.ofActivities).toBe(24);
  });

  it('the hospital log has no people, and no handovers', async () => {
    const read = await imported('sepsis.xes.gz');
    const report = mineReport(read.log, read, 1);
    expect([report.log.resources, report.handovers.length]).toEqual([0, 0]);
  });
});
