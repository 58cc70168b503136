// The drills in small: what they promise holds, and each fails when the fault is planted that it is there to find.
import { afterAll, expect, test } from 'vitest';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { EFFECT_FAULTS, effectsDrill } from './effects/effects.ts';
import { holds } from './effects/judge.ts';

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
