// What a connection goes through when somebody sends more than is taken.
import { Agent, request } from 'node:http';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJson } from './guard.ts';
import { type Listening, serve } from './listen.ts';

const MIB = 1024 * 1024;

describe('A connection over which too much is sent', () => {
  let listening: Listening;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const places = new Set<number | undefined>();
  const ask = (method: string, path: string, size = 0): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': size };
      const asking = request({ agent, method, path, headers, port: listening.port }, (answer) => {
        places.add(answer.socket.localPort);
        answer.resume().once('end', () => resolve(answer.statusCode));
      });
      asking.once('error', reject);
      asking.end(Buffer.alloc(size, 32));
    });

  beforeEach(async () => {
    const app = new Hono()
      .get('/health', (c) => c.text('well'))
      .post('/read', async (c) => {
        const read = await readJson(c.req.raw);
        return read.ok ? c.text('read') : c.text(read.problem.code, 413);
      })
      .post('/unread', (c) => c.text('no', 403));
    listening = await serve(app, 0, '127.0.0.1');
    places.clear();
  });
  afterEach(async () => {
    agent.destroy();
    await listening.close();
  });

  it.each([
    ['is read until it is too much', '/read', 413],
    ['is refused unread', '/unread', 403],
  ])('hears so, and what is asked next over it is answered, where a body %s', async (_, path, status) => {
    expect(await ask('POST', path, 12 * MIB)).toBe(status);
    expect(await ask('GET', '/health')).toBe(200);
    // The library would have closed it by then.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await ask('GET', '/health')).toBe(200);
    expect(places.size).toBe(1);
  });
});
