// The database under a Millrace of this drill: found by its own note of who it is, and killed at once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kills it where it runs. */
export function killDatabase(home: string): void {
  const note = join(home, 'postgres-18', 'postmaster.pid');
  if (!existsSync(note)) return;
  const [id = ''] = readFileSync(note, 'utf8').split('\n');
  // The note outlives whom it names; then there is nobody to kill.
  if (Number(id) > 1 && isPostgres(id)) process.kill(Number(id), 'SIGKILL');
}

function isPostgres(id: string): boolean {
  const line = `/proc/${id}/cmdline`;
  return existsSync(line) && readFileSync(line, 'utf8').includes('postgres');
}
