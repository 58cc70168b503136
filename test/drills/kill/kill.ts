// The server, its database or both are killed again and again while people work: everything acknowledged is there, once; what it
// caused outside happened once; nothing is left that belongs to nobody; and it serves again soon.
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../src/core/base/index.ts';
import { founds, publishes, wellDone } from '../founder.ts';
import { reaching } from '../reaching.ts';
import { launchWhole, type ServerProcess, startWhole } from '../server-process.ts';
import { flow, type Settled, settled } from './aftermath.ts';
import { openPeople } from './people.ts';
import { killDatabase } from './postmaster.ts';
import { isWhole, type Remains, remainsIn } from './remains.ts';
import { openTollgate } from './tollgate.ts';

/** What can be planted: answers taken for given before they are, a new key for each attempt, a row that belongs to nobody. */
export const KILL_FAULTS = ['early', 'key', 'orphan'] as const;
export type KillFault = (typeof KILL_FAULTS)[number];

export type KillAsked = {
  readonly rounds: number;
  readonly seed: number;
  readonly fault?: KillFault | undefined;
};

/** **units**: `slowest` in milliseconds from a start until somebody is answered; all else are counts. `half`: starts of a fresh
 * place that were killed half-way, and begun anew. */
export type KillFound = Remains &
  Settled & {
    readonly kills: number;
    readonly half: number;
    readonly promised: number;
    readonly slowest: number;
  };

const VICTIMS = ['server', 'database', 'both'] as const;
type Victim = (typeof VICTIMS)[number];

export async function killDrill(folder: string, { rounds, seed, fault }: KillAsked): Promise<KillFound> {
  const random = seededRandom(seed);
  // For root another account runs the database, and must get in.
  chmodSync(folder, 0o711);
  const home = join(folder, 'data');
  const gate = await openTollgate();
  const half = Math.ceil(rounds / 10);
  for (let n = 0; n < half; n++) await killedHalfWay(home, 200 + random.next() * 2_500);
  let server = await begunAgain(home);
  let slowest = 0;
  try {
    const ana = await founds(reaching(() => server.origin));
    await wellDone(ana.ask('PUT', '/api/workspace/outgoing', { allowed: [gate.host] }));
    await publishes(ana, flow(gate.host));
    const people = openPeople(ana, fault);
    const someTime = () => pause(300 + random.next() * 900);
    await someTime();
    for (let round = 0; round < rounds; round++) {
      await killed(server, home, VICTIMS[round % VICTIMS.length] ?? 'server');
      const begun = performance.now();
      server = await begunAgain(home);
      await wellDone(ana.ask('GET', '/api/session'));
      slowest = Math.max(slowest, performance.now() - begun);
      await someTime();
    }
    await people.stop();
    const effects = await settled(ana, people, gate);
    await server.stop();
    const { workspaceId } = ana;
    const remains = await remainsIn(home, {
      workspaceId,
      promised: people.promised,
      plant: fault === 'orphan',
    });
    return { kills: rounds, half, promised: people.promised.size, ...effects, ...remains, slowest };
  } finally {
    await server.kill();
    killDatabase(home);
    await gate.close();
  }
}

/** A start of a fresh place, or of one where this happened before, that is killed before it is done: database and server. */
async function killedHalfWay(home: string, afterMs: number): Promise<void> {
  const child = launchWhole(home);
  const ended = once(child, 'exit');
  await pause(afterMs);
  child.kill('SIGKILL');
  await ended;
  killDatabase(home);
}

async function killed(server: ServerProcess, home: string, victim: Victim): Promise<void> {
  if (victim === 'server') return server.kill();
  killDatabase(home);
  if (victim === 'both') return server.kill();
  await server.ended;
  if (server.child.exitCode !== 1)
    throw new Error('Without its database the server did not end with a failure.');
}

/** Starts until it stands: a database that was killed may still be going down. */
async function begunAgain(home: string): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startWhole(home, {});
    } catch (error) {
      if (attempt === 5) throw error;
      await pause(200);
    }
  }
}

/** Whether nothing was lost, doubled, broken or left over. */
export const holds = (found: KillFound): boolean =>
  isWhole(found) && found.effectsLost + found.effectsDoubled === 0;
