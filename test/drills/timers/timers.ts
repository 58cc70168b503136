// Timers that came due while no server worked, and timers that come due while two do: when each fired, how often, in which order.
import { setTimeout as pause } from 'node:timers/promises';
import type { Milliseconds } from '../../../src/core/base/index.ts';
import type { CaseEvent } from '../../../src/core/model/index.ts';
import { statement } from '../../../src/shell/store/connections.ts';
import { caseEvents } from '../../../src/shell/store/index.ts';
import type { Database } from '../../../src/shell/store/open-database.ts';
import { type Report, reportAsCommand, startWorker, type Worker } from '../../../src/shell/worker/index.ts';
import { visitor } from '../../http/client.ts';
import { appOver, type FreshApp } from '../../http/fresh-app.ts';
import { type Founder, founds, publishes } from '../founder.ts';
import { DUE_IN_MS, openCase, openCases, RESTING } from './flow.ts';
import { type Judgement, judge } from './judge.ts';

/** What can be planted: timers only said to be fired, claimed in the wrong order, fired by slow hands. */
export const TIMER_FAULTS = ['lost', 'order', 'slow'] as const;
export type TimerFault = (typeof TIMER_FAULTS)[number];

/** `down` come due while nobody works; `live` while two servers do, a hundred in each second. */
export type TimersAsked = {
  readonly down: number;
  readonly live: number;
  readonly fault?: TimerFault | undefined;
  /** How long is waited for the last. */
  readonly patienceMs?: Milliseconds;
};

const A_SECOND = 100;
const GIVEN_UP_AFTER_MS = 2 * 60_000;

/** Runs the drill over two servers on one database. */
export async function timersDrill(
  [one, two]: readonly [Database, Database],
  { down, live, fault, patienceMs = GIVEN_UP_AFTER_MS }: TimersAsked,
): Promise<Judgement> {
  const servers = [await appOver(one), await appOver(two)] as const;
  const ana = await founds(visitor(servers[0].app));
  await publishes(ana, RESTING);
  const early = await openCases(ana, down);
  await pause(DUE_IN_MS);
  if (fault === 'order') await mixUp(one, ana);
  const taken: string[] = [];
  const begun = performance.now();
  const workers = servers.map((server, n) => begin(n === 0 ? one : two, server, { fault, taken }));
  try {
    const overdue = await settled(one, ana, early, patienceMs);
    const seconds = (performance.now() - begun) / 1_000;
    const punctual = await settled(one, ana, await openInTime(ana, live), patienceMs);
    return judge({ overdue, punctual, taken, seconds });
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

type Beside = { readonly fault: TimerFault | undefined; readonly taken: string[] };

function begin(db: Database, { services, faults }: FreshApp, { fault, taken }: Beside): Worker {
  const report = reportAsCommand(services.handle, () => Date.now());
  const noting: Report = async (job, outcome) => {
    taken.push(job.key);
    return report(job, outcome);
  };
  return startWorker({
    database: db,
    perform: () => Promise.reject(new Error('Nothing is to be performed.')),
    report: fault === undefined || fault === 'order' ? noting : faulty[fault](noting),
    onTrouble: (error) => faults.push(error),
  });
}

const faulty: { readonly [fault in 'lost' | 'slow']: (report: Report) => Report } = {
  lost: (report) => (job, outcome) => (job.dueAt % 2 === 0 ? Promise.resolve(true) : report(job, outcome)),
  slow: (report) => (job, outcome) => pause(1_000).then(() => report(job, outcome)),
};

const WAITING = statement(
  `select job_key as key, due_at as due from jobs where workspace_id = $1 and state = 'waiting' order by due_at`,
);
const MAKE_DUE = statement('update jobs set due_at = $3 where workspace_id = $1 and job_key = $2');

/** The latest is claimed first. */
async function mixUp(db: Database, { workspaceId }: Founder): Promise<void> {
  const scope = db.in(workspaceId);
  const waiting = await scope.rows<{ key: string; due: number }>(WAITING, [workspaceId]);
  const dues = waiting.map(({ due }) => new Date(due)).reverse();
  await Promise.all(waiting.map(({ key }, n) => scope.rows(MAKE_DUE, [workspaceId, key, dues[n]])));
}

/** A hundred in each second. */
async function openInTime(ana: Founder, count: number): Promise<string[]> {
  const begun = performance.now();
  const opening: Promise<string>[] = [];
  while (opening.length < count) {
    const behind = ((performance.now() - begun) / 1_000) * A_SECOND - opening.length;
    for (let n = 0; n < behind && opening.length < count; n++) opening.push(openCase(ana, opening.length));
    await pause(20);
  }
  return Promise.all(opening);
}

/** The histories, once every case is closed; as they are where that takes too long. */
async function settled(
  db: Database,
  { workspaceId }: Founder,
  caseIds: readonly string[],
  patienceMs: Milliseconds,
): Promise<CaseEvent[][]> {
  const histories: CaseEvent[][] = [];
  const until = performance.now() + patienceMs;
  for (let from = 0; from < caseIds.length; from += 200) {
    const look = async () => [
      ...(await caseEvents.historiesOf(db.in(workspaceId), caseIds.slice(from, from + 200))).values(),
    ];
    let some = await look();
    while (some.some(isOpen) && performance.now() < until) {
      await pause(100);
      some = await look();
    }
    histories.push(...some);
  }
  return histories;
}

const isOpen = (history: readonly CaseEvent[]): boolean => !history.some(({ type }) => type === 'CaseClosed');
