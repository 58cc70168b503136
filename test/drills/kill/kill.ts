// The server, its database or both are killed again and again while people work: everything acknowledged is there, once; what it
// caused outside happened once; nothing is left that belongs to nobody; and it serves again soon.
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../src/core/base/index.ts';
import { type Founder, founds, publishes, wellDone } from '../founder.ts';
import { reaching } from '../reaching.ts';
import { launchWhole, type ServerProcess, startWhole } from '../server-process.ts';
import { openPeople, type People } from './people.ts';
import { killDatabase } from './postmaster.ts';
import { type Remains, remainsIn } from './remains.ts';
import { openTollgate, type Tollgate } from './tollgate.ts';

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
export type KillFound = Remains & {
  readonly kills: number;
  readonly half: number;
  readonly promised: number;
  readonly effects: number;
  readonly effectsLost: number;
  readonly effectsDoubled: number;
  readonly slowest: number;
};

const flow = (host: string): string => `
workflow: drill
title: Drill
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work:
    kind: work
    owner: person ana
    due: 1s
    late: [{ at: 100%, do: remind owner }]
    next: [{ to: tell }]
  tell:
    kind: automatic
    owner: person ana
    do: [{ call-webhook: { url: "http://${host}/hook", body: { what: "{{what}}" } } }]
    next: [{ to: done }]
  done: { kind: end }
`;

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
    const remains = await remainsIn({
      home,
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

/** A timer or an effect that was in the hands of a killed server comes when its lease ends. */
const PATIENCE_MS = 60_000;

/** What became of the effects, once what was completed has had its own and what was left open its reminder, or the time is over. */
async function settled(ana: Founder, people: People, gate: Tollgate) {
  const all = [...people.promised];
  const until = performance.now() + PATIENCE_MS;
  const missing = () => all.filter(([what, { completed }]) => completed && !gate.passed.has(what)).length;
  while (missing() > 0 && performance.now() < until) await pause(200);
  for (const [, { caseId, completed }] of all) {
    while (!completed && !(await isReminded(ana, caseId)) && performance.now() < until) await pause(200);
  }
  return {
    effects: gate.passed.size,
    effectsLost: missing(),
    effectsDoubled: [...gate.passed.values()].filter((keys) => keys.size > 1).length,
  };
}

async function isReminded(ana: Founder, caseId: string): Promise<boolean> {
  const { history } = await wellDone<{ history: { type: string }[] }>(ana.ask('GET', `/api/cases/${caseId}`));
  return history.some(({ type }) => type === 'LateRungReached');
}

/** Whether nothing was lost, doubled, broken or left over. */
export const holds = (found: KillFound): boolean =>
  found.lost + found.doubled + found.broken + found.orphans + found.unreminded + found.remindedTwice === 0 &&
  found.effectsLost + found.effectsDoubled === 0;
