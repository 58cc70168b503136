// A server that only serves and one that only works, over one database: together they do what one does, whoever looks on sees one
// trace, and neither says in its log what somebody sent.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
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
    do:
      - call-webhook: { url: "http://HOST/T0KEN?key=T0KEN", body: { who: "{{who}}" } }
`;

type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
};
type Sent = { readonly resourceSpans: readonly { scopeSpans: readonly { spans: readonly Span[] }[] }[] };

/** Stands for both: the collector of traces, and the other system that is called. */
async function openReceiver() {
  const spans: Span[] = [];
  const texts: string[] = [];
  const calls: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    if (request.url === '/v1/traces') {
      texts.push(text);
      for (const { scopeSpans } of (JSON.parse(text) as Sent).resourceSpans)
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    } else calls.push(request.headers);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, spans, texts, calls, close: () => server.close() };
}

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
    const receiver = await openReceiver();
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://${receiver.host}/`;
    const serving = await startMillrace({ url, options: ['--serve'] });
    const ana = reaching(() => serving.origin);
    await ana.ask('POST', '/api/welcome', { name: 'Ana', password: 'correct horse' });
    await ana.ask('PUT', '/api/workspace/outgoing', { allowed: [receiver.host] });
    await publish(ana, FLOW.replace('HOST', receiver.host));
    const traceId = randomBytes(16).toString('hex');
    const asked = { workflow: 'call', values: { who: 'Bo Xaver' } };
    const opened = await ana.ask('POST', '/api/cases', asked, {
      traceparent: `00-${traceId}-${'1'.repeat(16)}-01`,
    });
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
    const traced = () => receiver.spans.filter((span) => span.traceId === traceId);
    const WAY = [
      'POST /api/cases',
      'command OpenCase',
      'commit',
      'effect call-webhook',
      'report effect',
      'command ReportEffect',
    ];
    await expect
      .poll(() => traced().map(({ name }) => name), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(WAY));
    const named = new Map(traced().map((span) => [span.name, span]));
    const parentOf = (name: string) =>
      traced().find(({ spanId }) => spanId === named.get(name)?.parentSpanId)?.name;
    expect(named.get('POST /api/cases')?.parentSpanId).toBe('1'.repeat(16));
    expect(parentOf('command OpenCase')).toBe('POST /api/cases');
    expect(parentOf('effect call-webhook')).toBe('commit');
    expect(parentOf('command ReportEffect')).toBe('report effect');
    expect(receiver.calls[0]?.traceparent).toBe(
      `00-${traceId}-${named.get('effect call-webhook')?.spanId}-01`,
    );
    expect(receiver.texts.join()).not.toMatch(/Xaver|T0KEN|correct horse|Ana/);
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
    delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
    receiver.close();
    await asOwner(owner, (client) => client.query(`drop database ${name} with (force)`));
  },
);
