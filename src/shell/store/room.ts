// Is there room on the disk of the embedded database? A database whose disk runs full breaks in the middle of its work and does not
// come up again by itself; so nothing more is written while a little is still left, and reading goes on.
import { statfs } from 'node:fs/promises';
import { StartProblem } from './start-problem.ts';

export type Room = {
  /** False while less than the reserve is left. */
  has(): boolean;
  stop(): void;
};

const LOOK_EVERY_MS = 500;
const USUAL_MB = 256;
const MB = 1024 * 1024;

/** What is to stay free, as MILLRACE_KEEP_FREE says it. **units**: megabytes. */
export function reserveOf(given: string | undefined): number {
  const text = given?.trim() ?? '';
  if (text === '') return USUAL_MB;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new StartProblem(
    `MILLRACE_KEEP_FREE must be a whole number of megabytes, not "${text}".`,
    'Set it to such a number, or leave it out: docs/reference/settings.md.',
  );
}

/** Looks at the disk of a directory again and again. */
export async function watchRoom(
  directory: string,
  reserve = reserveOf(process.env.MILLRACE_KEEP_FREE),
): Promise<Room> {
  let has = true;
  const look = async () => {
    const { bavail, bsize } = await statfs(directory);
    has = (bavail * bsize) / MB >= reserve;
  };
  await look();
  // Where the disk cannot be asked, the database itself will say it.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS).unref();
  return { has: () => has, stop: () => clearInterval(looking) };
}
