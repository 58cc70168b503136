// A server that only serves and one that only works, over one database: together they do what one does.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { asOwner } from '../../src/shell/store/server.ts';
import { testServers } from '../database/fresh-database.ts';
import { reaching } from '../drills/reaching.ts';
import { startMillrace } from '../e2e/millrace.ts';
import { publish } from './office.ts';

const FLOW = `
workflow: call
title: Call
record: { who: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [who], from: [people] }, starts: call }]
stages:
  call: { kind: work, owner: requester, due: 1s, late: [{ at: 100%, do: remind owner }], next: [{ to: done }] }
  done: { kind: end }
automations:
  - id: tell
    on: case-opened
    do: [{ call-webhook: { url: "http://127.0.0.1:9/T0KEN?key=T0KEN", body: { who: "{{who}}" } } }]
`;

test('half a server is refused where the database is embedded', { timeout: 60_000 }, async () => {
  await expect(startMillrace({ options: ['--work'] })).rejects.toThrow(/Set DATABASE_URL/);
});

test.skipIf(!testServers().some(({ name }) => name === 'server 15'))(
  'one serves, the other fires the timers, and no log of theirs holds a name or a secret',
  { timeout: 120_000 },
  async () => {
    const owner = testServers().find(({ name }) => name === 'server 15')?.owner ?? {};
    const name = `test_${randomBytes(8).toString('hex')}`;
    await asOwner(owner, (client) => client.query(`create database ${name}`));
    const url = `postgres:///${name}?host=${owner.host}&user=${owner.user}&password=${owner.password}`;
    const serving = await startMillrace({ url, options: ['--serve'] });
    const ana = reaching(() => serving.origin);
    await ana.ask('POST', '/api/welcome', { name: 'Ana', password: 'correct horse' });
    await publish(ana, FLOW);
    const opened = await ana.ask('POST', '/api/cases', { workflow: 'call', values: { who: 'Bo' } });
    const { caseId } = opened.body as { caseId: string };
    const reached = async (): Promise<boolean> =>
      ((await ana.ask('GET', `/api/cases/${caseId}`)).body as { history: { type: string }[] }).history.some(
        ({ type }) => type === 'LateRungReached',
      );
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await reached()).toBe(false);
    const working = await startMillrace({ url, options: ['--work'] });
    await expect.poll(reached, { timeout: 20_000, interval: 200 }).toBe(true);
    expect((await fetch(`${working.origin}/ready`)).status).toBe(200);
    expect((await fetch(`${working.origin}/api/session`)).status).toBe(404);
    expect((await fetch(`${working.origin}/`)).status).toBe(404);
    // What a database refuses comes back with the whole row; what is logged of it holds nothing of the row.
    for (const table of ['comments', 'job_attempts'])
      await asOwner({ ...owner, database: name }, (client) =>
        client.query(`alter table ${table} add constraint never check (false) not valid`),
      );
    const said = await ana.ask('POST', `/api/cases/${caseId}/add-comment`, { text: 'Call Xaver on 0664' });
    expect(said.status).toBe(500);
    await ana.ask('POST', '/api/cases', { workflow: 'call', values: { who: 'Xaver' } });
    await expect.poll(() => working.complaints(), { timeout: 20_000 }).toContain('job-failed');
    expect(serving.complaints()).toContain('request-failed');
    for (const log of [serving.complaints(), working.complaints()])
      expect(log).not.toMatch(/Xaver|0664|T0KEN|correct horse|whsec_\w/);
    await Promise.all([serving.stop(), working.stop()]);
    await asOwner(owner, (client) => client.query(`drop database ${name} with (force)`));
  },
);
