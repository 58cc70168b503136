// One server after another stands still for a moment and goes on, as on a host that has too much to do: what it knew by then is old.
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/core/base/index.ts';
import type { ServerProcess } from './server-process.ts';

/** **units**: milliseconds. */
const BETWEEN = 400;
const SHORTEST = 100;
const LONGEST = 1_500;

/** Pauses until `isOver` says so. **shape**: how often a server stood still; all go on again. */
export async function pausing(
  servers: readonly ServerProcess[],
  random: Random,
  isOver: () => boolean,
): Promise<number> {
  let count = 0;
  while (!isOver()) {
    await pause(random.next() * BETWEEN);
    const server = servers[Math.floor(random.next() * servers.length)];
    server?.child.kill('SIGSTOP');
    await pause(SHORTEST + random.next() * (LONGEST - SHORTEST));
    server?.child.kill('SIGCONT');
    count += 1;
  }
  return count;
}
