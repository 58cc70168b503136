// Is a process still the one we remember? A pid alone may have been given to somebody else meanwhile.
import { readFileSync } from 'node:fs';
import { errorCode } from '../start-problem.ts';

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return errorCode(error) === 'EPERM' && !isZombie(pid);
  }
}

/** When the process started, as the system tells it; an empty string where the system does not tell. */
export const startMark = (pid: number): string => statOf(pid)[19] ?? '';

/** Dead, and only not yet collected by its parent. */
const isZombie = (pid: number): boolean => statOf(pid)[0] === 'Z' || statOf(pid)[0] === 'X';

/** The words of the process's state after its name, which stands in parentheses and may hold spaces itself. */
function statOf(pid: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** The command line of a process where the system shows it, or null. */
export function commandLine(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return null;
  }
}
