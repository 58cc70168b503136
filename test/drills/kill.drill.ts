// The server, the database and both are killed at random moments, also while they start for the first time. With --fault early,
// key or orphan it must fail.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holds, KILL_FAULTS, killDrill } from './kill/kill.ts';
import { option } from './place.ts';

const SEED = Number(option('--seed') ?? 7);
const ROUNDS = Number(option('--rounds') ?? (process.argv.includes('--long') ? 1_000 : 40));
/** **units**: milliseconds. */
const AGAIN_WITHIN = 3_000;

const folder = mkdtempSync(join(tmpdir(), 'millrace-kill-'));
try {
  const fault = KILL_FAULTS.find((each) => each === option('--fault'));
  const found = await killDrill(folder, { rounds: ROUNDS, seed: SEED, fault });
  console.log(
    `${found.kills} kills and ${found.half} first starts ended half-way: ${found.promised} cases promised, ${found.events} events: ` +
      `${found.lost} lost, ${found.doubled} doubled, ${found.broken} broken, ${found.orphans} left over, ${found.unreminded} not reminded, ` +
      `${found.remindedTwice} reminded twice; ${found.effects} effects, ${found.effectsLost} lost, ${found.effectsDoubled} doubled; ` +
      `serving again within ${(found.slowest / 1_000).toFixed(1)} s (asked: ${AGAIN_WITHIN / 1_000}); seed ${SEED}.`,
  );
  if (!holds(found) || found.slowest > AGAIN_WITHIN) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
