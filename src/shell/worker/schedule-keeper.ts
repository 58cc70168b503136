// Looks into each workspace when the next time of one of its schedules comes, when something was published or switched, and now
// and then besides. Which server carries a time out is settled in the database.
import type { Instant, Milliseconds } from '../../core/base/index.ts';
import { type Database, workspaces } from '../store/index.ts';
import { makeAgenda } from './agenda.ts';
import { makeWake } from './wake.ts';

export type ScheduleKeeper = { stop(): Promise<void> };

export type ScheduleKeeperOptions = {
  readonly database: Pick<Database, 'above' | 'listen'>;
  /** Carries out what is due, and says when to look again; null where nothing is set. */
  readonly look: (workspaceId: string) => Promise<Instant | null>;
  readonly now?: () => Instant;
  readonly pollMs?: Milliseconds;
  readonly mayBegin?: () => Promise<boolean>;
  readonly onTrouble?: (error: unknown) => void;
};

const POLL_MS = 30_000;

export function keepSchedules(options: ScheduleKeeperOptions): ScheduleKeeper {
  const { database, look, onTrouble, pollMs = POLL_MS, now = Date.now } = options;
  const wake = makeWake();
  const agenda = makeAgenda(() => performance.now());
  let pollAt = 0;
  let stopped = false;
  const stopListening = database.listen((hearing) => {
    if (hearing.kind === 'lost') pollAt = 0;
    // What is published or switched, and a calendar that is changed, is told of without any case.
    else if (hearing.change.caseIds.length === 0) agenda.note(hearing.change.workspaceId, 0);
    else return;
    wake.call();
  });
  const lookInto = async (workspaceId: string) => {
    const next = await look(workspaceId);
    // What comes later than the next poll is found by that poll.
    if (next !== null && next - now() < pollMs) agenda.note(workspaceId, Math.max(0, next - now()));
  };
  const lookAround = async () => {
    if (performance.now() >= pollAt) {
      pollAt = performance.now() + pollMs;
      for (const workspaceId of await workspaces.ids(database.above)) agenda.note(workspaceId, 0);
    }
    for (const workspaceId of agenda.take()) {
      if (stopped) return;
      await lookInto(workspaceId).catch((error: unknown) => onTrouble?.(error));
    }
  };
  const mayBegin = async () => (await options.mayBegin?.()) !== false;
  const heard = (error: unknown) => {
    onTrouble?.(error);
    return false;
  };
  const run = async () => {
    while (!stopped) {
      const begins = await mayBegin().catch(heard);
      if (begins) await lookAround().catch(heard);
      const untilPoll = Math.max(1_000, pollAt - performance.now());
      // What is noted while it may not begin is not looked into, and stays due: it must not be asked for without a pause.
      const untilNext = begins ? agenda.untilNext() : null;
      await wake.sleep(Math.min(untilPoll, untilNext ?? untilPoll));
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      stopListening();
      wake.call();
      await running;
    },
  };
}
