// Puts a backup into an empty database: tables as they were when it was made, then the rows, then what this Millrace has
// added since. It comes up quarantined: nothing goes out and no timer fires until an operator says so.
import type { Client } from 'pg';
import { beginIn } from '../connections.ts';
import { migrate, readMigrations } from '../migrate.ts';
import { programsAtWork } from '../programs.ts';
import { StartProblem } from '../start-problem.ts';
import { quarantine } from '../tables/server-states.ts';
import { copyIn } from './copy.ts';
import { type Piece, quoted } from './pieces.ts';
import type { Backup } from './read-backup.ts';

/** What came back. */
export type Restored = {
  readonly rows: number;
  readonly madeAt: string;
  readonly migrated: readonly string[];
};

/** As the owner of the database. **rejects** with a StartProblem where there is something already, or the backup is newer. */
export async function restoreBackup(client: Client, backup: Backup): Promise<Restored> {
  const { header } = backup;
  refuseNewer(backup);
  await refuseFilled(client);
  await refuseAtWork(client);
  await refuseNewerTables(client, backup);
  await migrate(client, { only: header.migrations.map(({ version }) => version) });
  await client.query('begin');
  let rows = 0;
  try {
    const walled = await lowerWalls(client);
    rows = await takePieces(client, backup.pieces());
    for (const table of walled) await client.query(`alter table ${quoted(table)} force row level security`);
    // With the rows: whatever ends the restore after them, nothing of theirs is sent by itself.
    if (await hasStates(client)) await quarantine.begin(client, header.madeAt);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  const migrated = await migrate(client);
  await quarantine.begin(client, header.madeAt);
  await client.query('analyze');
  return { rows, madeAt: header.madeAt, migrated };
}

function refuseNewer({ header }: Backup): void {
  const ours = new Map(readMigrations().map(({ version, hash }) => [version, hash]));
  const strange = header.migrations.find(({ version, hash }) => ours.get(version) !== hash);
  if (strange === undefined) return;
  throw new StartProblem(
    `The backup was made by Millrace ${header.version} with schema ${strange.version}, which this one does not know.`,
    'Restore it with that Millrace, or a newer one.',
  );
}

async function refuseFilled(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.workspace_ids') is not null as there`,
  );
  if (rows[0]?.there !== true) return;
  const filled = await client.query('select 1 from workspace_ids limit 1');
  const users = await client.query('select 1 from "user" limit 1');
  if (filled.rows.length + users.rows.length === 0) return;
  throw new StartProblem(
    'There is a workspace in this database already, and a restore never writes over one.',
    'Name a fresh data directory with --data DIR, or an empty database with DATABASE_URL.',
  );
}

/** A server that is at work there already would take what comes in for its own, and begin to send. */
async function refuseAtWork(client: Client): Promise<void> {
  if ((await programsAtWork(client)).length === 0) return;
  throw new StartProblem(
    'A Millrace is at work on this database, and a backup is restored only where none is.',
    'Stop it, then restore; start it again afterwards.',
  );
}

/** A backup from before there was anything to note it in is noted once its tables are brought up. */
async function hasStates(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.server_states') is not null as there`,
  );
  return rows[0]?.there === true;
}

/** Rows come in as they were; only then can what was added since change them as it would have. */
async function refuseNewerTables(client: Client, { header }: Backup): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.schema_migrations') is not null as there`,
  );
  if (rows[0]?.there !== true) return;
  const known = header.migrations.map(({ version }) => version);
  const newer = await client.query('select 1 from schema_migrations where version <> all ($1)', [known]);
  if (newer.rows.length === 0) return;
  throw new StartProblem(
    'The tables of this database are newer than the backup.',
    'Name a fresh data directory with --data DIR, or an empty database with DATABASE_URL: the restore makes the tables itself.',
  );
}

/** COPY takes nothing through row-level security; within this transaction the owner may pass it. */
async function lowerWalls(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relforcerowsecurity order by relname`,
  );
  for (const { name } of rows) await client.query(`alter table ${quoted(name)} no force row level security`);
  return rows.map(({ name }) => name);
}

async function takePieces(client: Client, pieces: AsyncGenerator<Piece>): Promise<number> {
  let total = 0;
  let next = await pieces.next();
  while (!next.done) {
    const piece = next.value;
    if (piece.kind !== 'table') throw new Error('Rows without a table.');
    if (piece.workspace !== null) await client.query(beginIn(piece.workspace).replace(/^begin; /, ''));
    const rowsOfTable = async function* () {
      for (next = await pieces.next(); !next.done && next.value.kind === 'rows'; next = await pieces.next()) {
        total += next.value.rows.length;
        yield next.value.rows;
      }
    };
    const columns = piece.columns.map(quoted).join(', ');
    await copyIn(client, `copy ${quoted(piece.table)} (${columns}) from stdin`, rowsOfTable());
  }
  return total;
}
