// Whoever asks for more than a server can do would take the processor it needs, were it on the same machine: so the load gets a
// core of its own, and server and database share the others, at the best as at ten times as much.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { asOwner, type ServerAccess } from '../../../src/shell/store/server.ts';

/** What is to be put before the command of the load; nothing where cores cannot be handed out. */
export type OnItsCore = readonly string[];

/** Keeps the server and its database off the last core. */
export async function keepsOneFree(access: ServerAccess, server: number | undefined): Promise<OnItsCore> {
  const last = availableParallelism() - 1;
  if (process.platform !== 'linux' || last < 1 || server === undefined) return [];
  const others = last === 1 ? '0' : `0-${last - 1}`;
  const database = await parentOfBackends(access);
  const children = execFileSync('pgrep', ['-P', String(database)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  for (const pid of [String(server), String(database), ...children])
    execFileSync('taskset', ['-a', '-c', '-p', others, pid]);
  return ['taskset', '-c', String(last)];
}

function parentOfBackends(access: ServerAccess): Promise<number> {
  return asOwner(access.owner, async (owner) => {
    const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
    const standing = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8');
    return Number(standing.slice(standing.lastIndexOf(')') + 2).split(' ')[1]);
  });
}
