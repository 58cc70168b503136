// Servers renewed one by one, in small: old and new get along, and the drill finds a release that takes away without a word.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshAccess } from '../database/fresh-database.ts';
import { gotAlong, upgradeDrill } from './upgrade/upgrade.ts';

async function drill(fault: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-upgrade-'));
  const access = await freshAccess();
  try {
    return await upgradeDrill(access, folder, { pauseMs: 200, fault });
  } finally {
    await access.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('old and new servers beside each other lose nothing, double nothing, and take nothing from each other', {
  timeout: 240_000,
}, async () => {
  const found = await drill(false);
  expect(gotAlong(found), JSON.stringify(found)).toBe(true);
  expect(found).toMatchObject({ changes: 10 });
  expect(found.promised).toBeGreaterThan(20);
});

test('the drill finds a release that takes away without a word', { timeout: 240_000 }, async () => {
  const found = await drill(true);
  expect(found.refusedInTime).toBe(false);
  expect(gotAlong(found)).toBe(false);
});
