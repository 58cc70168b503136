// The drill of hostile inputs in small, through a real server: every input is answered, and where its main thread is held it shows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshAccess } from '../database/fresh-database.ts';
import { faultsIn, MOST } from './hostile/judge.ts';
import { SERVED } from './hostile/parsers.ts';
import { PLANTED_AT, tryServed } from './hostile/try-served.ts';

test('a server answers whatever it is sent, and the drill finds how long its main thread was held', {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-hostile-'));
  const access = await freshAccess();
  try {
    const found = await tryServed(access, folder, SERVED, { seed: 7, count: 4, nth: 50, fault: 'block' });
    expect(found.flatMap((each) => faultsIn(each, false))).toEqual([]);
    const held = found.map(({ tried }) => tried[PLANTED_AT]?.blocked ?? 0);
    expect(held.filter((ms) => ms <= MOST.blocked)).toEqual([]);
  } finally {
    await access.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
