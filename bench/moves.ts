// How many moves a second are acknowledged: a work item is completed and its case stands in the next stage, on disk?
// Through the API of the real server; through `handle` alone; and beside them, on the same embedded database, what one
// update and one insert per commit cost by the bare driver: the floor of every engine that commits each step by itself.
import type { ClientConfig } from 'pg';
import { openClient } from './client.ts';
import { DBOS_STEPS, hasDbos, openDbos } from './dbos.ts';
import type { Figure } from './figure.ts';
import { openFloor } from './floor.ts';
import { openInProcess } from './in-process.ts';
import { type Load, load, paced } from './load.ts';
import { complete, type Office, openCase, openOffice } from './office.ts';
import { hasPgbench, openFullMoves } from './pgbench.ts';
import { scratchHome, startServer } from './server.ts';

/** **units**: seconds per figure; clients. */
const SECONDS = 4;
const OVER_HTTP = [1, 16, 64];
const IN_PROCESS = [1, 16, 64, 256];
const OPENERS = 64;
/** At so many clients peers are held against us, and half of what they reach is the load whose slowest answers are told. */
const HELD_AGAINST = 16;

/** One way to move cases. `n` is the client that asks. */
export type Way = {
  readonly name: string;
  open(n: number): Promise<string>;
  /** Completes the work item with this id, without the id of the case. */
  complete(n: number, caseId: string, item: string): Promise<void>;
  close(): Promise<void>;
};

type Measured = { readonly name: string; readonly clients: number; readonly load: Load };

/** Measures for about a minute, on a database of its own. */
export async function benchMoves(): Promise<Figure[]> {
  const { home, remove } = await scratchHome();
  try {
    const { office, measured } = await overHttp(home);
    const engine = await openInProcess(home, office);
    measured.push(...(await movesOf(engine, office.items, IN_PROCESS)));
    const floor = await openFloor(engine.owner, Math.max(...OVER_HTTP));
    for (const clients of OVER_HTTP) {
      measured.push({ name: floor.name, clients, load: await load(clients, SECONDS, floor.step) });
    }
    await floor.close();
    const peer = await fullMoves(engine.owner, measured);
    const theirs = await dbosMoves(engine.owner);
    await engine.close();
    const ours = measured.map((each) => figureOf(each, measured, floor.name));
    return [...ours, ...peer, ...theirs.map((each) => heldAgainst(each, measured))];
  } finally {
    await remove();
  }
}

/** The same rows by PostgreSQL's own bench, a commit a move, where it is installed. */
async function fullMoves(owner: ClientConfig, measured: readonly Measured[]): Promise<Figure[]> {
  if (!hasPgbench()) return [];
  const peer = await openFullMoves(owner);
  const figures: Figure[] = [];
  for (const clients of IN_PROCESS) {
    const { perSecond, latency } = await peer.run(clients, SECONDS);
    const ours = measured.find((each) => each.name === 'moves in process' && each.clients === clients);
    const times = ((ours?.load.perSecond ?? Number.NaN) / perSecond).toFixed(2);
    const name = `a full move per commit by pgbench, ${clients} client${clients === 1 ? '' : 's'}`;
    const note = `mean ${latency.toFixed(1)} ms; in process ${times} of it`;
    figures.push({ name, value: perSecond, unit: '/s', note });
  }
  await peer.close();
  return figures;
}

/** The same five steps by DBOS, where it is installed. */
async function dbosMoves(owner: ClientConfig): Promise<Measured[]> {
  if (!hasDbos()) return [];
  const way = await openDbos(owner);
  try {
    return await movesOf(way, DBOS_STEPS, [HELD_AGAINST]);
  } finally {
    await way.close();
  }
}

async function overHttp(home: string): Promise<{ office: Office; measured: Measured[] }> {
  const server = await startServer(home);
  try {
    const office = await openOffice(server.origin);
    const clients = Array.from({ length: OPENERS }, () => openClient(server.origin, office.cookie));
    const clientOf = (n: number) => clients[n] ?? openClient(server.origin, office.cookie);
    const way: Way = {
      name: 'over HTTP',
      open: (n) => openCase(clientOf(n), office.workflow),
      complete: (n, caseId, item) => complete(clientOf(n), caseId, item),
      close: async () => clients.forEach((client) => void client.close()),
    };
    const measured = await movesOf(way, office.items, OVER_HTTP);
    await way.close();
    return { office, measured };
  } finally {
    await server.stop();
  }
}

type Ready = { readonly caseId: string; at: number };

/** Opens as many cases as it can for a while; then moves them, the longest untouched first, as in a busy office. */
async function movesOf(way: Way, items: readonly string[], levels: readonly number[]): Promise<Measured[]> {
  const ready: Ready[] = [];
  const opened = await load(OPENERS, SECONDS, async (n) => {
    ready.push({ caseId: await way.open(n), at: 0 });
    return true;
  });
  const measured: Measured[] = [{ name: `cases opened ${way.name}`, clients: OPENERS, load: opened }];
  let next = 0;
  const move = async (n: number): Promise<boolean> => {
    const one = ready[next++];
    if (one === undefined) return false;
    await way.complete(n, one.caseId, items[one.at] ?? '');
    one.at += 1;
    if (one.at < items.length) ready.push(one);
    return true;
  };
  for (const clients of levels) {
    const reached = await load(clients, SECONDS, move);
    measured.push({ name: `moves ${way.name}`, clients, load: reached });
    if (clients !== HELD_AGAINST) continue;
    const half = await paced(reached.perSecond / 2, SECONDS, move);
    measured.push({ name: `moves ${way.name} at half of that`, clients, load: half });
  }
  return measured;
}

function figureOf(
  { name, clients, load }: Measured,
  measured: readonly Measured[],
  floorName: string,
): Figure {
  const floor = measured.find((each) => each.name === floorName && each.clients === clients);
  const share = floor === undefined ? undefined : load.perSecond / floor.load.perSecond;
  const ratio = share === undefined || name === floorName ? '' : `; ${share.toFixed(2)} of the floor`;
  return {
    name: `${name}, ${clients} client${clients === 1 ? '' : 's'}`,
    value: load.perSecond,
    unit: '/s',
    note: `p50 ${load.p50.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms${ratio}`,
  };
}

/** How many times as many moves are ours. */
function heldAgainst(theirs: Measured, measured: readonly Measured[]): Figure {
  const figure = figureOf(theirs, measured, '');
  const ours = measured.find(
    ({ name, clients }) =>
      name === theirs.name.replace('by DBOS', 'in process') && clients === theirs.clients,
  );
  const times = (ours?.load.perSecond ?? Number.NaN) / theirs.load.perSecond;
  return { ...figure, note: `${figure.note}; in process ${times.toFixed(1)} times as many` };
}
