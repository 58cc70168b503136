// The machine's hands: claims what is due, performs it, and reports what became of it as a command. Woken by the
// database when there is new work; looks by itself now and then, so that no message is needed for anything to happen.
import type { Milliseconds } from '../../core/base/index.ts';
import {
  type ClaimedJob,
  type Database,
  type HandsFree,
  type Hearing,
  jobs,
  workspaces,
} from '../store/index.ts';
import { makeAgenda } from './agenda.ts';
import { carryOut } from './carry-out.ts';
import { courteous, FRESH_MS } from './courtesy.ts';
import { FIRST_PAUSE_MS, type Perform, type Report } from './outcome.ts';
import { makeWake } from './wake.ts';

export type WorkerOptions = {
  database: Pick<Database, 'in' | 'above' | 'listen'>;
  perform: Perform;
  report: Report;
  /** Told of what went wrong between us and the database or the door of commands. */
  onTrouble?: (error: unknown) => void;
  /** How many jobs are in hand at once. Timers have their own: effects that nobody answers hold up none. */
  hands?: HandsFree;
  /** How many requests of people are being answered here or wait: beside them it works with few hands. */
  peopleInside?: () => number;
  /** How long a silent worker keeps a job. */
  leaseMs?: Milliseconds;
  /** How often it looks without being called. */
  pollMs?: Milliseconds;
  /** After so many attempts an effect is given up. */
  mostAttempts?: number;
  /** The pause after the first attempt that failed; each further one is doubled. */
  firstPauseMs?: Milliseconds;
  /** Asked until it says yes: before that, nothing is claimed. A restored server waits here for its operator. */
  mayBegin?: () => Promise<boolean>;
};

export type Worker = {
  /** Takes nothing new, and resolves when what is in hand is done. */
  stop(): Promise<void>;
};

const KINDS = ['timer', 'effect'] as const;

const DEFAULTS = {
  hands: { timer: 16, effect: 16 },
  peopleInside: () => 0,
  leaseMs: 60_000,
  pollMs: 5_000,
  mostAttempts: 12,
  firstPauseMs: FIRST_PAUSE_MS,
};

export function startWorker(options: WorkerOptions): Worker {
  const settings = { ...DEFAULTS, ...options };
  const { database, hands: all, peopleInside, leaseMs, pollMs } = settings;
  const now = () => performance.now();
  const freeHands = courteous({ all, peopleInside, now });
  const wake = makeWake();
  const agenda = makeAgenda(now);
  const inHand = { timer: new Map<Promise<void>, number>(), effect: new Map<Promise<void>, number>() };
  // Where more may be due than there were hands.
  const unfinished = { timer: new Set<string>(), effect: new Set<string>() };
  let pollAt = 0;
  let stopped = false;

  const call = (workspaceId: string) => {
    agenda.note(workspaceId, 0);
    wake.call();
  };
  const hear = (hearing: Hearing) => {
    if (hearing.kind === 'lost') pollAt = 0;
    if (hearing.kind === 'changed' && hearing.change.jobs) call(hearing.change.workspaceId);
  };
  const begin = (job: ClaimedJob) => {
    // When it is done, the next effect of its case may go, and whoever waits for such a hand is looked into.
    const work = carryOut(job, settings).finally(() => {
      inHand[job.kind].delete(work);
      for (const workspaceId of unfinished[job.kind]) agenda.note(workspaceId, 0);
      unfinished[job.kind].clear();
      call(job.workspaceId);
    });
    inHand[job.kind].set(work, now());
  };
  const lookInto = async (workspaceId: string) => {
    const scope = database.in(workspaceId);
    const free = freeHands(inHand.timer, inHand.effect);
    const claimed = free.timer + free.effect > 0 ? await jobs.claim(scope, free, leaseMs) : [];
    for (const job of claimed) begin(job);
    for (const kind of KINDS) {
      const taken = claimed.filter((job) => job.kind === kind).length;
      if (taken === free[kind]) unfinished[kind].add(workspaceId);
    }
    // Beside people the hands of effects that only wait come free without any of them being done.
    if (unfinished.effect.has(workspaceId) && inHand.effect.size < all.effect)
      agenda.note(workspaceId, FRESH_MS);
    if (unfinished.timer.has(workspaceId)) return;
    const wait = await jobs.untilNext(scope);
    // What is due later than the next poll is found by that poll, however far away it is.
    if (wait !== null && wait < pollMs) agenda.note(workspaceId, wait);
  };
  const lookAround = async () => {
    if (performance.now() >= pollAt) {
      pollAt = performance.now() + pollMs;
      const ids = await workspaces.ids(database.above);
      // Asked after it: workspaces that came with a backup came with the word that they wait for an operator.
      await waitToBegin();
      if (stopped) return;
      for (const workspaceId of ids) agenda.note(workspaceId, 0);
    }
    for (const workspaceId of agenda.take()) await lookInto(workspaceId);
  };
  const waitToBegin = async () => {
    const asked = async () => (await options.mayBegin?.()) ?? true;
    const heard = (error: unknown) => {
      options.onTrouble?.(error);
      return false;
    };
    while (!stopped && !(await asked().catch(heard))) await wake.sleep(pollMs);
  };
  const run = async () => {
    while (!stopped) {
      await lookAround().catch((error: unknown) => options.onTrouble?.(error));
      const untilPoll = Math.max(0, pollAt - performance.now());
      await wake.sleep(Math.min(untilPoll, agenda.untilNext() ?? untilPoll));
    }
  };

  const stopListening = database.listen(hear);
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      stopListening();
      wake.call();
      await running;
      await Promise.allSettled([...inHand.timer.keys(), ...inHand.effect.keys()]);
    },
  };
}
