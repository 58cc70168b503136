// More is asked of a server than it can do: is what it takes in done, and soon, is the rest told so, and can it still be watched
// and entered? The load comes from a process of its own.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { asOwner, type ServerAccess } from '../../../src/shell/store/server.ts';
import type { Answered } from '../../http/client.ts';
import { joins } from '../../http/office.ts';
import { type Founder, founds, publishes, wellDone } from '../founder.ts';
import { reaching } from '../reaching.ts';
import { startServer } from '../server-process.ts';
import { keepsOneFree, type OnItsCore } from './cores.ts';
import type { LoadAsked } from './load.ts';
import type { LoadSeen } from './summary.ts';

/** What is opened by the load is Ben's; what is read meanwhile stays as it is: forty pieces of work that are Ana's. */
const flow = (name: string, owner: string) => `
workflow: ${name}
title: ${name}
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: person ${owner}, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
`;

/** One address and one workspace ask for everything here, and may. `no-limit` plants the fault: nobody is turned away. */
const envOf = (fault: boolean, more: object): NodeJS.ProcessEnv => ({
  ...{ MILLRACE_ADDRESS_RATE: '0', MILLRACE_WORKSPACE_RATE: '0', ...more },
  ...(fault ? { MILLRACE_PLACES: '0' } : {}),
});

export type LoadGiven = Partial<Pick<LoadAsked, 'seconds' | 'settling' | 'perSecond' | 'connections'>>;

/** A load and how the server could be watched and entered meanwhile. **units**: milliseconds. */
export type Seen = LoadSeen & {
  /** Cases that are there and were not said to be opened, or the other way round, beyond what was never answered. */
  readonly untrue: number;
  readonly watched: number;
  /** Looks at the health and sign-ins that were not answered as they should be. */
  readonly shutOut: number;
  readonly slowestHealth: number;
  readonly slowestSignIn: number;
};

export type Loaded = (given: LoadGiven) => Promise<Seen>;

export type OverloadPlace = {
  readonly access: ServerAccess;
  readonly folder: string;
  readonly seed: number;
  readonly fault: boolean;
  readonly env?: object;
  /** Whether the load has a core of its own. */
  readonly isApart?: boolean;
};

/** Starts a server and hands over what loads it. */
export async function underLoad<Found>(
  place: OverloadPlace,
  drill: (load: Loaded) => Promise<Found>,
): Promise<Found> {
  const { access, folder, seed, fault, env = {}, isApart = false } = place;
  const server = await startServer(access, folder, envOf(fault, env));
  try {
    const ana = await founds(reaching(() => server.origin));
    await joins(() => reaching(() => server.origin), ana, 'Ben');
    await publishes(ana, flow('load', 'ben'));
    const reads = await whatIsRead(ana);
    const itsCore = isApart ? await keepsOneFree(access, server.child.pid) : [];
    let run = 0;
    return await drill(async (given) => {
      run += 1;
      const before = await casesIn(access);
      const common = { port: Number(new URL(server.origin).port), cookie: cookieOf(ana), reads };
      const defaults = { seconds: 2, settling: 0, perSecond: null, connections: 32 };
      const loading = loadFrom(
        { ...common, ...defaults, ...given, name: `run ${run}`, seed: seed + run },
        itsCore,
      );
      const [seen, watch] = await Promise.all([loading, watchWhile(loading, server.origin)]);
      const extra = (await casesIn(access)) - before - seen.opened;
      return { ...seen, ...watch, untrue: extra < 0 ? -extra : Math.max(0, extra - seen.unanswered) };
    });
  } finally {
    await server.kill();
  }
}

/** A third of what is read are cases, a third worklists of forty rows, a third boards of forty cards. */
async function whatIsRead(ana: Founder): Promise<string[]> {
  const { id } = await publishes(ana, flow('desk', 'ana'));
  const cases: string[] = [];
  for (let n = 0; n < 40; n++) {
    const values = { what: `To read ${n}` };
    const opening = ana.ask('POST', '/api/cases', { workflow: 'desk', values });
    cases.push(`/api/cases/${(await wellDone<{ caseId: string }>(opening)).caseId}`);
  }
  const lists = cases.flatMap(() => ['/api/worklist', `/api/workflows/${id}/board`]);
  return [...cases, ...lists];
}

const cookieOf = ({ cookies }: Founder): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function loadFrom(asked: LoadAsked, itsCore: OnItsCore): Promise<LoadSeen> {
  const script = join(import.meta.dirname, 'load.ts');
  const timeout = (asked.seconds + 30) * 1_000;
  const [program = '', ...args] = [...itsCore, process.execPath, script, JSON.stringify(asked)];
  const { stdout } = await promisify(execFile)(program, args, { timeout });
  return JSON.parse(stdout) as LoadSeen;
}

/** Looks at the health of the server and signs in anew, again and again, until the load has ended. */
async function watchWhile(loading: Promise<unknown>, origin: string) {
  const seen = { watched: 0, shutOut: 0, slowestHealth: 0, slowestSignIn: 0 };
  let isOver = false;
  const over = loading
    .then(
      () => undefined,
      () => undefined,
    )
    .then(() => {
      isOver = true;
    });
  while (!isOver) {
    const health = await timed(() => reaching(() => origin).ask('GET', '/health'));
    const signIn = await timed(() =>
      reaching(() => origin).ask('POST', '/api/session', { name: 'Ana', password: 'correct horse' }),
    );
    seen.watched += 2;
    seen.shutOut += (health.status === 200 ? 0 : 1) + (signIn.status === 204 ? 0 : 1);
    seen.slowestHealth = Math.max(seen.slowestHealth, health.ms);
    seen.slowestSignIn = Math.max(seen.slowestSignIn, signIn.ms);
    await Promise.race([pause(250), over]);
  }
  return seen;
}

async function timed(ask: () => Promise<Answered>) {
  const begun = performance.now();
  const status = await ask().then(
    (answer) => answer.status,
    () => 0,
  );
  return { status, ms: Math.round(performance.now() - begun) };
}

const casesIn = (access: ServerAccess): Promise<number> =>
  asOwner(access.owner, async (owner) => {
    const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from cases');
    return rows[0]?.count ?? 0;
  });
