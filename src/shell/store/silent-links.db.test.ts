import { type AddressInfo, connect, createServer } from 'node:net';
import type { ClientConfig } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshAccess } from '../../../test/database/fresh-database.ts';
import { type Line, openLine } from '../../../test/drills/database/line.ts';
import { type Connections, openConnections, openPools, statement } from './connections.ts';
import { isConnectionLoss } from './store-fault.ts';

let line: Line;
let config: ClientConfig;
let connections: Connections;
let end: () => Promise<void>;
beforeAll(async () => {
  const access = await freshAccess();
  line = await openLine(access.runtime);
  config = { ...access.runtime, host: '127.0.0.1', port: line.port };
  connections = openConnections(config, 4);
  end = async () => {
    await connections.pool.end();
    await line.close();
    await access.stop();
  };
});
afterAll(() => end());

const ask = (text: string) => connections.in('tests').rows<{ answer: string }>(statement(text), []);

test('a long statement is left alone, and a connection that fell silent is ended, those that nobody uses with it', {
  timeout: 40_000,
}, async () => {
  const [slow] = await Promise.all([
    ask(`select 'slow' as answer from pg_sleep(5)`),
    ask(`select 'quick' as answer from pg_sleep(0.2)`),
  ]);
  expect(slow).toEqual([{ answer: 'slow' }]);
  expect(connections.pool.totalCount).toBe(2);
  line.silence();
  const lost = await ask(`select 'lost' as answer`).catch((error: unknown) => error);
  expect(isConnectionLoss(lost)).toBe(true);
  // Were one of the two still there, this would wait for seconds again and be lost as well.
  expect(await ask(`select 'found' as answer`)).toEqual([{ answer: 'found' }]);
});

test('what one pool finds silent is not waited for by another one of the same database', {
  timeout: 30_000,
}, async () => {
  const pools = openPools(config);
  const [first, second] = [pools.connections(2), pools.connections(2)];
  const here = (of: Connections) =>
    of.in('tests').rows<{ answer: string }>(statement(`select 'here' as answer`), []);
  await Promise.all([here(first), here(second)]);
  line.silence();
  expect(isConnectionLoss(await here(first).catch((error: unknown) => error))).toBe(true);
  // Were its connection still there, this would wait for seconds and be lost as well.
  expect(await here(second)).toEqual([{ answer: 'here' }]);
  await Promise.all([first.pool.end(), second.pool.end()]);
});

/** A way to the database on which the first connections, so many, never come about; the others take so long. */
async function openGate({ silent, slowMs = 0 }: { silent: number; slowMs?: number }) {
  let arrived = 0;
  const gate = createServer((near) => {
    near.on('error', () => undefined);
    if (arrived++ < silent) return;
    setTimeout(() => {
      const far = connect(line.port, '127.0.0.1');
      far.on('error', () => undefined);
      near.pipe(far).pipe(near);
    }, slowMs);
  });
  await new Promise<void>((open) => gate.listen(0, '127.0.0.1', open));
  const behind = openConnections({ ...config, port: (gate.address() as AddressInfo).port }, 1);
  return {
    asked: () => behind.in('tests').rows<{ answer: string }>(statement(`select 'here' as answer`), []),
    close: async () => {
      await behind.pool.end();
      gate.close();
    },
  };
}

test('a connection that falls silent while it is made is given up where a later one comes about', {
  timeout: 10_000,
}, async () => {
  const { asked, close } = await openGate({ silent: 1 });
  const lost = await asked().catch((error: unknown) => error);
  expect(isConnectionLoss(lost)).toBe(true);
  expect(await asked()).toEqual([{ answer: 'here' }]);
  await close();
});

test('a connection that takes long because all do is waited for', { timeout: 20_000 }, async () => {
  const { asked, close } = await openGate({ silent: 0, slowMs: 4_000 });
  expect(await asked()).toEqual([{ answer: 'here' }]);
  await close();
});
