// What a collector gets, and what becomes of the work when there is none. The collector is a real one, on the loopback.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTracing, type Tracing } from './open-tracing.ts';

type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  status: object;
  attributes: object[];
};

let collector: Server;
let spans: Span[];
let seen: { authorization: string | undefined; path: string | undefined }[];
let troubles: unknown[];
let tracing: Tracing;
let status = 200;

beforeEach(async () => {
  [spans, seen, troubles, status] = [[], [], [], 200];
  collector = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    seen.push({ authorization: request.headers.authorization, path: request.url });
    const sent = JSON.parse(Buffer.concat(parts).toString());
    spans.push(...sent.resourceSpans[0].scopeSpans[0].spans);
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const headers = 'authorization=Basic%20abc';
  tracing = openTracing({
    endpoint,
    headers,
    version: '1',
    onTrouble: (error) => troubles.push(error),
    everyMs: 20,
  });
});
afterEach(async () => {
  await tracing.close();
  collector.close();
});

test('work within work is one trace, and what failed says so', async () => {
  const failing = tracing.around({ name: 'outer', kind: 'server' }, async (say) => {
    say('http.response.status_code', 200);
    await Promise.all([1, 2].map((n) => tracing.around({ name: `inner ${n}` }, async () => n)));
    throw new Error('It failed');
  });
  await expect(failing).rejects.toThrow('It failed');
  await expect.poll(() => spans.length).toBe(3);
  const outer = spans.find(({ name }) => name === 'outer');
  expect(outer).toMatchObject({
    kind: 2,
    status: { code: 2 },
    attributes: [{ key: 'http.response.status_code', value: { intValue: '200' } }],
  });
  for (const { name, ...span } of spans.filter((each) => each !== outer)) {
    expect(name).toMatch(/^inner/);
    expect(span).toMatchObject({ traceId: outer?.traceId, parentSpanId: outer?.spanId, status: {} });
  }
  expect(seen[0]).toEqual({ authorization: 'Basic abc', path: '/v1/traces' });
});

test('what another system chose not to look at goes on unseen', async () => {
  const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;
  const header = await tracing.around({ name: 'unseen', parent }, async () => tracing.traceparent());
  expect(header).toMatch(/^00-a{32}-[0-9a-f]{16}-00$/);
  await tracing.close();
  expect(spans).toEqual([]);
});

test('a collector that takes nothing is complained of once, and the work goes on', async () => {
  status = 503;
  for (let n = 1; n <= 3; n++) {
    expect(await tracing.around({ name: 'work' }, async () => n)).toBe(n);
    await expect.poll(() => seen.length).toBe(n);
  }
  await tracing.close();
  expect(troubles).toEqual([new Error('The collector of traces answered with 503.')]);
});
