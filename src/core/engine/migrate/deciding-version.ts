// Which version decides on a command? The case's own; a move is decided by the version it goes to, and undone by the one it came from.
import type { CaseState } from '../../model/index.ts';

/** What of a command says so: its type, and the version it moves to. */
type Asked = { readonly type: string; readonly toVersion?: unknown };

/** The number of the version to decide with. **shape**: the case's own where the command is no move. */
export function decidingVersion({ version, beforeMigration }: CaseState, { type, toVersion }: Asked): number {
  if (type === 'MigrateCase' && typeof toVersion === 'number') return toVersion;
  return type === 'RevertMigration' ? (beforeMigration?.version ?? version) : version;
}
