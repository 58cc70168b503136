// Who uses this data directory right now? One file says so; a second start reads it and tells whom to ask.
// PostgreSQL's own lock stands behind ours as a second wall.
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode, StartProblem } from '../start-problem.ts';
import { isAlive, startMark } from './process-alive.ts';

type Holder = { pid: number; mark: string; host: string; since: string };

/** A held lock. */
export type Lock = { release(): void };

const BEAT_MS = 5_000;
const SILENT_MS = 20_000;
const ATTEMPTS = 16;

/** Takes the lock, or throws a StartProblem that names the holder. */
export function takeLock(path: string, home: string): Lock {
  const mine: Holder = {
    pid: process.pid,
    mark: startMark(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
  };
  const text = `${JSON.stringify(mine)}\n`;
  const own = `${path}.${process.pid}`;
  writeFileSync(own, text, { mode: 0o644 });
  try {
    for (let attempt = 0; !linked(own, path); attempt++) {
      const found = readOrEmpty(path);
      const holder = parseHolder(found);
      const held = holder !== null && isHeld(holder, path);
      if (attempt >= ATTEMPTS) throw heldBy(home, held ? holder : null);
      // Whoever was killed a moment ago may still be on the way out.
      if (held) pauseFor(25);
      else removeIfStill(path, found);
    }
  } finally {
    rmSync(own, { force: true });
  }
  const beat = setInterval(() => touch(path), BEAT_MS);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (readOrEmpty(path) === text) rmSync(path, { force: true });
    },
  };
}

const pauseFor = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead holder's lock; if somebody newer took it between our look and our hand, theirs is put back. */
function removeIfStill(path: string, found: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readOrEmpty(aside) !== found) linked(aside, path);
  rmSync(aside, { force: true });
}

function isHeld(holder: Holder, path: string): boolean {
  if (holder.host === hostname()) {
    return isAlive(holder.pid) && startMark(holder.pid) === holder.mark;
  }
  // Another machine or container on shared storage: its pids say nothing here, its heartbeat does.
  const beat = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - beat < SILENT_MS;
}

function heldBy(home: string, holder: Holder | null): StartProblem {
  if (holder === null) {
    return new StartProblem(
      `Another start is taking the data directory ${home} at this moment.`,
      'Try again, or name another directory with --data DIR.',
    );
  }
  const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
  return new StartProblem(
    `The data directory ${home} is in use by another Millrace: process ${holder.pid}${where}, since ${holder.since}.`,
    `Use the one that runs, stop it (kill ${holder.pid}), or name another directory with --data DIR.`,
  );
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value)) return null;
    const { pid, mark, host, since } = value as Partial<Holder>;
    return { pid: Number(pid), mark: String(mark), host: String(host), since: String(since) };
  } catch {
    return null;
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The directory went away under us; the database will say so louder.
  }
}
