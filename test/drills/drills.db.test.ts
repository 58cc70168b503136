// The drills in small: what they promise holds, and each fails when the fault is planted that it is there to find.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { EFFECT_FAULTS, effectsDrill } from './effects/effects.ts';
import { holds } from './effects/judge.ts';
import { sameKeyDrill } from './same-key/same-key.ts';
import { timersDrill } from './timers/timers.ts';

const opened: Database[] = [];
afterAll(async () => {
  for (const database of opened.reverse()) await database.close();
});

async function two(): Promise<readonly [Database, Database]> {
  const access = await freshAccess();
  const one = await openPrepared(access);
  const other = await openPrepared({ ...access, stop: () => Promise.resolve() });
  opened.push(one, other);
  return [one, other];
}

test('effects to a receiver that fails are applied once by key, in order, or end as incidents of somebody', {
  timeout: 120_000,
}, async () => {
  const found = await effectsDrill(await two(), { cases: 200, seed: 7 });
  expect(found).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, unsettled: 0, unowned: 0 });
  expect(found.applied).toBeGreaterThan(950);
  expect(found.givenUp).toBeGreaterThanOrEqual(8);
  expect(found.failedAttempts).toBeGreaterThan(300);
});

const PLANTED = { key: 'doubled', order: 'outOfOrder', lost: 'lost' } as const;

test.each(EFFECT_FAULTS)(
  'the drill of effects finds what is planted: %s',
  { timeout: 60_000 },
  async (fault) => {
    const judgement = await effectsDrill(await two(), { cases: 12, seed: 7, fault });
    expect(judgement[PLANTED[fault]]).toBeGreaterThan(0);
    expect(holds(judgement)).toBe(false);
  },
);

test('one key is one effect and one answer, at two servers and over a kill; the drill finds keys that are not kept', {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-keys-'));
  const drill = async (fault: boolean) => {
    const access = await freshAccess();
    try {
      return await sameKeyDrill(access, folder, { rounds: 1, seed: 7, fault });
    } finally {
      await access.stop();
    }
  };
  try {
    expect(await drill(false)).toMatchObject({
      keys: 3,
      answers: 302,
      unequal: 0,
      repeated: 0,
      wrongRefusals: 0,
    });
    expect((await drill(true)).repeated).toBeGreaterThan(100);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('timers that came due while no server worked are fired in their order, each once', {
  timeout: 90_000,
}, async () => {
  const found = await timersDrill(await two(), { down: 160, live: 60 });
  expect(found).toMatchObject({ overdue: 160, punctual: 60, lost: 0, doubled: 0, outOfOrder: 0 });
});

test('the drill of timers finds those that are lost and those in the wrong order', {
  timeout: 90_000,
}, async () => {
  const found = await timersDrill(await two(), { down: 240, live: 0, fault: 'order' });
  expect(found.outOfOrder).toBeGreaterThan(50);
  const others = await timersDrill(await two(), { down: 20, live: 0, fault: 'lost', patienceMs: 3_000 });
  expect(others.lost).toBeGreaterThan(0);
});
