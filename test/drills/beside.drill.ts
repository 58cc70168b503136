// Ten thousand timers come due at once while somebody asks for their worklist over and over: the page is far quicker than beside a
// server that heeds nobody, and all timers are fired. A server without places (`MILLRACE_PLACES=0`) counts nobody, and so heeds nobody.
// `--due` asks for fewer; of some hundreds the start alone is measured. With --fault heedless neither heeds anybody: it must fail.
import { setTimeout as pause } from 'node:timers/promises';
import { statement } from '../../src/shell/store/connections.ts';
import { visitor } from '../http/client.ts';
import { appOver } from '../http/fresh-app.ts';
import { type Founder, founds, publishes } from './founder.ts';
import { type DrillPlace, option, withPlace } from './place.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { DUE_IN_MS, openCases, RESTING } from './timers/flow.ts';

const HEEDLESS = { MILLRACE_PLACES: '0' };
/** So much of the time beside a server that heeds nobody may the slow answers take. */
const MOST = 0.75;
const THINKS_MS = 50;
const QUIET_TIMES = 100;
const GIVEN_UP_AFTER_MS = 3 * 60_000;

const WAITING = statement(
  `select count(*)::int as count from jobs where workspace_id = $1 and state = 'waiting'`,
);

/** **units**: milliseconds, sorted; `seconds` until all were fired. */
type Found = {
  readonly beside: readonly number[];
  readonly quiet: readonly number[];
  readonly seconds: number;
  readonly left: number;
};

const due = Number(option('--due') ?? 10_000);

await withPlace(async (place) => {
  const { app } = await appOver(place.database);
  const ana = await founds(visitor(app));
  await publishes(ana, RESTING);
  const rude = await round(place, ana, HEEDLESS);
  const courteous = await round(place, ana, option('--fault') === 'heedless' ? HEEDLESS : {});
  console.log(
    `${due} timers due at once, beside somebody who asks for their worklist: ${told(courteous)}; ` +
      `without heeding ${told(rude)}`,
  );
  if (courteous.left + rude.left > 0 || at(courteous.beside, 0.95) > MOST * at(rude.beside, 0.95))
    process.exitCode = 1;
});

async function round(place: DrillPlace, ana: Founder, settings: NodeJS.ProcessEnv): Promise<Found> {
  await openCases(ana, due);
  await pause(DUE_IN_MS);
  const server = await startServer(place.access, place.folder, settings);
  try {
    const begun = performance.now();
    const until = begun + GIVEN_UP_AFTER_MS;
    let left = due;
    const counting = (async () => {
      while (left > 0 && performance.now() < until) {
        await pause(250);
        left = await waiting(place, ana);
      }
    })();
    const beside: number[] = [];
    while (left > 0 && performance.now() < until) beside.push(await askOnce(server, ana));
    await counting;
    const seconds = (performance.now() - begun) / 1_000;
    const quiet: number[] = [];
    while (quiet.length < QUIET_TIMES) quiet.push(await askOnce(server, ana));
    return { beside: sorted(beside), quiet: sorted(quiet), seconds, left };
  } finally {
    await server.stop();
  }
}

async function waiting({ database }: DrillPlace, { workspaceId }: Founder): Promise<number> {
  const [row] = await database.in(workspaceId).rows<{ count: number }>(WAITING, [workspaceId]);
  return row?.count ?? 0;
}

/** Asks, reads for a moment. **units**: milliseconds until the answer was there. */
async function askOnce({ origin }: ServerProcess, { cookies }: Founder): Promise<number> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const begun = performance.now();
  const answer = await fetch(`${origin}/api/worklist`, { headers: { cookie } });
  await answer.text();
  const ms = performance.now() - begun;
  if (answer.status !== 200) throw new Error(`Refused with ${answer.status}`);
  await pause(THINKS_MS);
  return ms;
}

function sorted(all: readonly number[]): number[] {
  return [...all].sort((one, other) => one - other);
}

function at(all: readonly number[], share: number): number {
  return all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
}

function told({ beside, quiet, seconds, left }: Found): string {
  const [during, after] = [beside, quiet].map((all) => [at(all, 0.5).toFixed(1), at(all, 0.95).toFixed(1)]);
  return (
    `${seconds.toFixed(1)} s, ${left} left; median ${during?.[0]} ms, 95 of 100 within ${during?.[1]} ms ` +
    `(afterwards ${after?.[0]} and ${after?.[1]})`
  );
}
