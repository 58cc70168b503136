// A database left behind by a Millrace that was killed: normally it ends by itself; if it does not, it is ended
// here, cleanly first, before the next one starts on the same directory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { commandLine, isAlive } from './process-alive.ts';

const CLEAN_WAIT_MS = 20_000;
const HARD_WAIT_MS = 5_000;

/** The pid of the postmaster that holds this database directory, or null. */
export function postmasterOf(database: string): number | null {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(join(database, 'postmaster.pid'), 'utf8'), 10);
  } catch {
    return null;
  }
  if (!isAlive(pid)) return null;
  const command = commandLine(pid);
  // The pid may belong to somebody else by now; where the system shows command lines, we look.
  return command === null || command.includes('postgres') ? pid : null;
}

/** Ends what is left running on the directory. */
export async function endLeftovers(database: string): Promise<void> {
  const pid = postmasterOf(database);
  if (pid === null) return;
  signal(pid, 'SIGINT');
  if (await ended(database, CLEAN_WAIT_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await ended(database, HARD_WAIT_MS)) return;
  throw new StartProblem(
    `A PostgreSQL left over from an earlier run still holds ${database} (process ${pid}) and does not end.`,
    `Stop it with: kill -QUIT ${pid}`,
  );
}

async function ended(database: string, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (postmasterOf(database) !== null) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime.
  }
}
