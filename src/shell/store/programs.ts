// Which Millraces are at work on this database, and which may be: each that listens holds a lock, shared, that names the last migration
// it knows. It goes with the connection, however that ends, and every role may see it.
import type { ClientBase } from 'pg';

/** `knows` the last migration that they know. */
export type ProgramsAtWork = { readonly knows: number; readonly servers: number };

/** Who is at work; `ours` is the last migration that this Millrace knows itself. */
export type AtWork = { readonly ours: number; readonly programs: readonly ProgramsAtWork[] };

// The first of two numbers of a lock; any will do, as long as every Millrace takes the same one.
const AT_WORK = 7_205_760;

/** Says that a server which knows the tables up to `knows` is at work for as long as this connection lives. */
export async function sayAtWork(client: ClientBase, knows: number): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, $2)', [AT_WORK, knows]);
}

/** The oldest first. */
export async function programsAtWork(client: ClientBase): Promise<readonly ProgramsAtWork[]> {
  const { rows } = await client.query<ProgramsAtWork>(
    `select objid::bigint::int as knows, count(*)::int as servers from pg_locks
      where locktype = 'advisory' and classid::bigint = $1 and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
      group by objid order by 1`,
    [AT_WORK],
  );
  return rows;
}

/** What a Millrace must know at least to work on the tables as they are: the number of a migration. */
export async function leastKnown(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ least: number }>(
    'select coalesce(max(least), 0)::int as least from schema_migrations',
  );
  return rows[0]?.least ?? 0;
}
