// Are models of real logs as the literature has them, and does every case fit a model that was found without noise? The logs lie
// outside the repository (MILLRACE_LOGS names the folder); where they are missing, these tests are reported as skipped.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EventLog, keepLifecycle } from '../../src/core/event-log/index.ts';
import { conform, discoverTree, draft } from '../../src/core/mining/index.ts';
import { printTree } from '../../src/core/net/index.ts';
import { readLogFile } from '../../src/shell/log-file/index.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.MILLRACE_LOGS ?? '../shared/logs');

async function logIn(name: string): Promise<EventLog> {
  const read = await readLogFile(join(folder, `${name}.xes.gz`));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.log;
}

const LOGS = [
  'running-example',
  'receipt',
  'roadtraffic100traces',
  'repairexample',
  'teleclaims',
  'bpic2013_closed',
  'sepsis',
  'reviewing',
  'bpic2012',
];

describe.skipIf(!existsSync(folder))('a model of a shared log', () => {
  it.each(LOGS)('MN-D1 fits every case of %s, replayed on its net', async (name) => {
    const log = await logIn(name);
    const { tree, leftOut, isCutShort } = discoverTree(log);
    expect([leftOut, isCutShort]).toEqual([0, false]);
    const held = conform(log, { tree });
    expect(held).toMatchObject({ ok: true, value: { fitness: 1, deviations: [] } });
  });

  it('MN-D1 of the running example is the one of the book, with or without noise', async () => {
    const log = await logIn('running-example');
    const book =
      "->( 'register request', *( ->( +( 'check ticket', X( 'examine casually', 'examine thoroughly' ) ), 'decide' ), " +
      "'reinitiate request' ), X( 'pay compensation', 'reject request' ) )";
    expect(printTree(discoverTree(log).tree)).toBe(book);
    expect(printTree(discoverTree(log, { noise: 0.2 }).tree)).toBe(book);
  });

  it('MN-D4 of the completed reviews is structured with and without noise', async () => {
    const log = keepLifecycle(await logIn('reviewing'), 'complete');
    const papers =
      "->( 'invite reviewers', +( X( 'get review 1', 'time-out 1' ), X( 'get review 2', 'time-out 2' ), " +
      "X( 'get review 3', 'time-out 3' ) ), 'collect reviews', *( 'decide', ->( 'invite additional reviewer', " +
      "X( 'get review X', 'time-out X' ) ) ), X( 'accept', 'reject' ) )";
    expect(printTree(discoverTree(log).tree)).toBe(papers);
    expect(printTree(discoverTree(log, { noise: 0.2 }).tree)).toBe(papers);
  });

  it('MN-D6 a draft of the repairs learns what the simulated desk went by', async () => {
    const { learnt, besides } = draft(await logIn('repairexample'));
    expect(learnt.map(({ stage, to, when }) => [stage, to, when])).toEqual([
      ['test-repair', 'restart-repair', 'defect_fixed = false and number_repairs <= 2'],
      ['restart-repair', 'repair-complex', 'defect_type > 4'],
      ['repair-complex-or-repair-simple', 'repair-simple', 'defect_type <= 4'],
    ]);
    // Somebody is told beside the repair.
    const told = besides.find(({ stages }) => stages.some((group) => group.includes('inform-user')));
    expect(told?.inOrder).toBe(false);
  });

  it('MN-D8 the amount of a loan becomes a field of money, and who is responsible for a permit none', async () => {
    const loans = draft(await logIn('bpic2012'));
    expect(loans.workflow.record.amount_req).toMatchObject({ type: 'money', label: 'Amount req' });
    const permits = draft(await logIn('receipt'));
    expect(permits.fields.map(({ column }) => column)).toEqual([
      'enddate_planned',
      'department',
      'deadline',
      'channel',
    ]);
  });
});
