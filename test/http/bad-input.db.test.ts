// What is asked for wrongly over HTTP is refused with a code, the place and what to do, and changes nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import type { Worker } from '../../src/shell/worker/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import type { Answered } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;
let worker: Worker;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  worker = fresh.startWorker();
  await publish(office.ana, CLAIM);
});
afterAll(async () => {
  await worker.stop();
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Problem = { code: string; detail: string; errors?: { at: string; message: string }[] };
type Shown = {
  seq: number;
  status: string;
  work: { workItem: string; ownerName: string | null }[];
  history: { type: string; text: string | null; reason: string | null }[];
};

const problemOf = ({ status, body }: Answered): [number, string] => [status, (body as Problem).code];
const show = async (caseId: string): Promise<Shown> =>
  (await office.ana.ask('GET', `/api/cases/${caseId}`)).body as Shown;
const opened = async (workflow: string, values: object): Promise<string> => {
  const answer = await office.ana.ask('POST', '/api/cases', { workflow, values });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return (answer.body as { caseId: string }).caseId;
};
/** A draft of a source, and what its publication says. */
const begun = async (source: string): Promise<{ id: string; revision: number }> => {
  const added = await office.ana.ask('POST', '/api/workflows', { source });
  expect(added, JSON.stringify(added.body)).toMatchObject({ status: 200 });
  const { id } = added.body as { id: string };
  const { revision } = (await office.ana.ask('GET', `/api/workflows/${id}/draft`)).body as {
    revision: number;
  };
  return { id, revision };
};
const publishing = async ({ id, revision }: { id: string; revision: number }): Promise<Answered> =>
  office.ana.ask('POST', `/api/workflows/${id}/versions`, { revision });
const versionOf = async (id: string): Promise<number | null> =>
  ((await office.ana.ask('GET', `/api/workflows/${id}`)).body as { version: number | null }).version;

/** Every case of it runs one of another workflow. */
const always = (id: string, other: string): string => `
workflow: ${id}
record: { more: { type: yes-no } }
intake: [{ title: Ask, form: { fields: [more], from: [people] }, starts: run }]
stages:
  run: { kind: subflow, owner: { team: finance, choose: round-robin }, workflow: ${other}, values: { more: more }, next: [{ to: done }] }
  done: { kind: end }
`;
/** A rule says whether a case of it runs another. */
const byRule = (id: string, other: string): string =>
  always(id, other)
    .replace(
      'stages:',
      'stages:\n  first: { kind: automatic, do: [{ set: { priority: high } }], next: [{ to: run, when: more }, { to: done }] }',
    )
    .replace('starts: run', 'starts: first');

describe('cases that open one another', () => {
  test('the last workflow of a ring without end is not published: its stage and the others are named', async () => {
    await publish(office.ana, always('order', 'bill'));
    await publish(office.ana, always('bill', 'dunning'));
    const last = await begun(always('dunning', 'order'));
    const refused = await publishing(last);
    expect(problemOf(refused)).toEqual([422, 'workflow-has-errors']);
    expect((refused.body as Problem).errors).toEqual([
      {
        at: 'stages.run.settings.workflow',
        message:
          'Every case comes here and opens another of the same workflow, by way of "Order", "Bill", so none would ever end. Lead a way past this stage, or name another workflow.',
      },
    ]);
    expect(await versionOf(last.id)).toBeNull();
    const preview = await office.ana.ask('GET', `/api/workflows/${last.id}/publishing`);
    expect(preview.body).toMatchObject({ diagnostics: [{ code: 'subflow-without-end', line: 12 }] });
  });

  test('one that always runs itself is not published', async () => {
    const own = await begun(always('own', 'own'));
    const refused = await publishing(own);
    expect(problemOf(refused)).toEqual([422, 'workflow-has-errors']);
    expect((refused.body as Problem).errors).toHaveLength(1);
    expect(await versionOf(own.id)).toBeNull();
  });

  test('a recursion that its rule never ends goes twenty cases deep, and then is work of whoever owns the stage', async () => {
    await publish(office.ana, byRule('ping', 'pong'));
    await publish(office.ana, byRule('pong', 'ping'));
    const ended = await opened('ping', { more: false });
    expect((await show(ended)).status).toBe('closed');
    await opened('ping', { more: true });
    const open = async () =>
      (
        await Promise.all(
          ['ping', 'pong'].map((id) => office.ana.ask('GET', `/api/cases?workflow=${id}&status=open`)),
        )
      ).flatMap(({ body }) => (body as { cases: { caseId: string }[] }).cases);
    const stalled = async () =>
      (await Promise.all((await open()).map(({ caseId }) => show(caseId)))).filter(({ history }) =>
        history.some(({ type }) => type === 'EffectFailed'),
      );
    await expect.poll(async () => (await stalled()).length, { timeout: 30_000, interval: 500 }).toBe(1);
    expect(await open()).toHaveLength(21);
    const [last] = await stalled();
    expect(last?.history.find(({ type }) => type === 'EffectFailed')?.reason).toContain(
      'Cases open one another without end. Change the workflow',
    );
    expect(last?.work).toMatchObject([{ stage: 'run', ownerName: 'Cy Chen' }]);
  }, 60_000);
});

describe('a workflow that does not fit', () => {
  const wrong = (from: string | RegExp, to: string): string => CLAIM.replace(from, to);

  test.each<[string, string, string]>([
    [
      'a key that nobody knows',
      wrong('due: 3 business days', 'deu: 3 business days'),
      'stages.pay.settings.deu',
    ],
    ['a setting of another type', wrong('by: any', 'by: 7'), 'stages.approve.settings.decides.by'],
    [
      'a rule that cannot be read',
      wrong('{ to: approve,', '{ when: amount >, to: approve,'),
      'stages.check.next[0].when',
    ],
  ])('%s is named with its place and remedy, and nothing is published', async (_, source, at) => {
    const draft = await begun(source);
    const refused = await publishing(draft);
    expect(problemOf(refused)).toEqual([422, 'workflow-has-errors']);
    expect((refused.body as Problem).errors?.map((each) => each.at)).toContain(at);
    for (const { message } of (refused.body as Problem).errors ?? []) expect(message).toMatch(/\. .+\.$/);
    expect(await versionOf(draft.id)).toBeNull();
  });

  test('one of ten thousand stages is answered in bounded time: how many there may be, and what to do', async () => {
    const long = (stages: readonly string[]): string =>
      `workflow: long\nrecord: { what: { type: text } }\nintake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: s0 }]\nstages:\n${stages.join('\n')}\n  done: { kind: end }\n`;
    const began = performance.now();
    const bare = Array.from({ length: 10_000 }, (_, n) => `  s${n}: {}`);
    const refused = await office.ana.ask('POST', '/api/workflows', { source: long(bare) });
    expect(problemOf(refused)).toEqual([422, 'source-unreadable']);
    expect((refused.body as Problem).errors).toEqual([
      {
        at: 'line 5',
        message:
          'The workflow has 10001 stages; at most 1000 can be kept in view. Move a part of them into a workflow of its own, and call it by a subflow stage.',
      },
    ]);
    expect(performance.now() - began).toBeLessThan(20_000);
    const stages = Array.from(
      { length: 999 },
      (_, n) =>
        `  s${n}: { kind: work, owner: requester, due: 1 day, next: [{ to: ${n < 998 ? `s${n + 1}` : 'done'} }] }`,
    );
    const most = await begun(long(stages));
    const published = await publishing(most);
    expect(published, JSON.stringify(published.body)).toMatchObject({ status: 200 });
    expect(performance.now() - began).toBeLessThan(40_000);
  }, 60_000);

  test('a rule that would never come to an end is no way on, and whoever keeps the case is told; the case goes the other way', async () => {
    const endless = 'count(for a in 1..100000, b in 1..100000 return a) > 1';
    const source = wrong(
      '[{ to: approve, carries: [amount] }]',
      `[{ to: pay, when: "${endless}" }, { to: approve, carries: [amount] }]`,
    ).replace('workflow: claim', 'workflow: loops');
    await publish(office.ana, source);
    const caseId = await opened('loops', { amount: '1', purpose: 'Train' });
    const workItem = (await show(caseId)).work[0]?.workItem;
    await office.cy.ask('POST', `/api/cases/${caseId}/tick-task`, { workItem, task: 0 });
    const began = performance.now();
    const done = await office.cy.ask('POST', `/api/cases/${caseId}/complete-work-item`, {
      workItem,
      values: { receipt_number: 'R-1' },
    });
    expect(done).toMatchObject({ status: 200, body: { stages: ['approve'] } });
    expect(performance.now() - began).toBeLessThan(10_000);
    const told = (await show(caseId)).history.find(({ type }) => type === 'IncidentRaised');
    expect(told?.text).toBe(
      'The rule of the way to Pay cannot be worked out, so it was not taken: The rule takes too many steps. Use shorter lists or fewer loops inside loops.',
    );
  }, 60_000);
});

describe('a command that comes too late, or twice', () => {
  test('what is asked of a finished case is refused, and its history stays as it is', async () => {
    const caseId = await opened('claim', { amount: '1', purpose: 'Train' });
    const { work } = await show(caseId);
    const ended = await office.ana.ask('POST', `/api/cases/${caseId}/cancel-case`, { reason: 'Sent twice' });
    expect(ended.status).toBe(200);
    const before = await show(caseId);
    const asks = [
      ['complete-work-item', { workItem: work[0]?.workItem, values: { receipt_number: 'R-1' } }],
      ['set-priority', { priority: 'high' }],
      ['cancel-case', { reason: 'Again' }],
      ['pause-case', { reason: 'Later' }],
    ] as const;
    for (const [command, body] of asks) {
      const refused = await office.ana.ask('POST', `/api/cases/${caseId}/${command}`, body);
      expect([command, ...problemOf(refused)]).toEqual([command, 409, 'case-not-open']);
      expect((refused.body as Problem).detail).toContain('Reload to see how it ended');
    }
    expect(await show(caseId)).toEqual(before);
  });

  test('of two people who complete the same work at once one does, and the other is told so', async () => {
    const { ana, bo, cy } = office;
    await ana.ask('POST', '/api/teams', { name: 'Desk', memberIds: [bo.id, cy.id] });
    await publish(
      ana,
      always('shared', 'none').replace(
        /run: .*/,
        'run: { kind: work, owner: { team: desk, choose: pull }, due: 1 day, next: [{ to: after }] }\n  after: { kind: work, owner: requester, due: 1 day, next: [{ to: done }] }',
      ),
    );
    const caseId = await opened('shared', {});
    const { work, seq } = await show(caseId);
    const body = { workItem: work[0]?.workItem };
    const both = await Promise.all(
      [bo, cy].map((by) => by.ask('POST', `/api/cases/${caseId}/complete-work-item`, body)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(refused && problemOf(refused)).toEqual([409, 'work-item-not-open']);
    const after = await show(caseId);
    expect(after.seq).toBeGreaterThan(seq);
    expect(after.history.filter(({ type }) => type === 'WorkItemCompleted')).toHaveLength(1);
  });
});

test('a calendar without working hours is not kept, and says what to write', async () => {
  const before = (await office.ana.ask('GET', '/api/calendars')).body;
  const empty = { title: 'Never', zone: 'Europe/Berlin', week: {} };
  for (const refused of [
    await office.ana.ask('POST', '/api/calendars', empty),
    await office.ana.ask('PUT', '/api/calendars/default', empty),
  ]) {
    expect(problemOf(refused)).toEqual([422, 'calendar-unusable']);
    expect((refused.body as Problem).errors).toEqual([
      {
        at: 'body.week',
        message: 'The week has no business hours. Give at least one day hours such as 09:00-17:00.',
      },
    ]);
  }
  expect((await office.ana.ask('GET', '/api/calendars')).body).toEqual(before);
});

test('a message that no case waits for is refused, and the cases that are open stay as they are', async () => {
  const caseId = await opened('claim', { amount: '1', purpose: 'Train' });
  const { path } = (await office.ana.ask('POST', '/api/workflows/claim/hook')).body as { path: string };
  const before = await show(caseId);
  const send = (body: object) => office.ana.ask('POST', path, body);
  const nobody = await send({ message: 'payment', match: { purpose: 'Plane' } });
  expect(problemOf(nobody)).toEqual([404, 'message-for-nobody']);
  expect((nobody.body as Problem).detail).toMatch(/\. .+\.$/);
  const unasked = await send({ message: 'payment', match: { purpose: 'Train' } });
  expect(problemOf(unasked)).toEqual([409, 'message-not-awaited']);
  expect(await show(caseId)).toEqual(before);
});
