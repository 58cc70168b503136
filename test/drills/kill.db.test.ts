// Five kills, of the server, its database and both: nothing acknowledged is lost or done twice, nothing is left over; and the drill
// finds what is planted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holds, KILL_FAULTS, type KillAsked, killDrill } from './kill/kill.ts';

async function drill(asked: KillAsked) {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-kill-'));
  try {
    return await killDrill(folder, asked);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('five kills lose nothing that was acknowledged, double nothing, and leave nothing behind', {
  timeout: 240_000,
}, async () => {
  const found = await drill({ rounds: 5, seed: 7 });
  expect(holds(found), JSON.stringify(found)).toBe(true);
  expect(found.promised).toBeGreaterThan(12);
  expect(found.effects).toBeGreaterThan(6);
});

const PLANTED = { early: 'lost', key: 'doubled', orphan: 'orphans' } as const;

test.each(KILL_FAULTS)(
  'the drill of kills finds what is planted: %s',
  { timeout: 120_000 },
  async (fault) => {
    const found = await drill({ rounds: fault === 'early' ? 1 : 0, seed: 7, fault });
    expect(found[PLANTED[fault]], JSON.stringify(found)).toBeGreaterThan(0);
    expect(holds(found)).toBe(false);
  },
);
