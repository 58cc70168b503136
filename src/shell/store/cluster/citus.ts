// What Citus says of itself: whether it is in this database, on which nodes, and how it keeps each table.
import type { Client } from 'pg';

/** Where a table lies: spread by the workspace key, copied to every node, or on this one server alone. */
export type TableSpread = 'distributed' | 'reference' | 'local';

export type ClusterNode = {
  readonly name: string;
  readonly port: number;
  readonly role: 'coordinator' | 'worker';
  readonly active: boolean;
  /** Whether rows lie on it. */
  readonly holdsRows: boolean;
};

/** A table that Citus knows. `column` is what it is spread by. */
export type SpreadTable = {
  readonly table: string;
  readonly spread: TableSpread;
  readonly column: string | null;
};

export type Cluster = {
  readonly version: string;
  readonly nodes: readonly ClusterNode[];
  readonly tables: readonly SpreadTable[];
};

/** How far Citus is from this database. `installable`: the server has it, the database does not. */
export type CitusPresence = 'none' | 'installable' | 'present';

export async function citusPresence(client: Client): Promise<CitusPresence> {
  const { rows } = await client.query<{ presence: CitusPresence }>(
    `select case when exists (select 1 from pg_extension where extname = 'citus') then 'present'
        when exists (select 1 from pg_available_extensions where name = 'citus') then 'installable'
        else 'none' end as presence`,
  );
  return rows[0]?.presence ?? 'none';
}

const NODES = `select nodename as name, nodeport as port, case groupid when 0 then 'coordinator' else 'worker' end as role,
    isactive as active, shouldhaveshards as "holdsRows"
  from pg_dist_node where noderole = 'primary' order by groupid, nodename, nodeport`;

// A column of a hash-distributed table has its name only through Citus; the others have none.
const SPREAD = `select c.relname as table,
    case when p.partmethod = 'h' then 'distributed' when p.repmodel = 't' then 'reference' else 'local' end as spread,
    case when p.partmethod = 'h' then column_to_column_name(p.logicalrelid, p.partkey) end as column
  from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
  where c.relnamespace = 'public'::regnamespace order by c.relname`;

/** The cluster of this database; null where Citus is not in it. */
export async function readCluster(client: Client): Promise<Cluster | null> {
  const { rows } = await client.query<{ version: string }>(
    `select extversion as version from pg_extension where extname = 'citus'`,
  );
  const version = rows[0]?.version;
  if (version === undefined) return null;
  const nodes = await client.query<ClusterNode>(NODES);
  const tables = await client.query<SpreadTable>(SPREAD);
  return { version, nodes: nodes.rows, tables: tables.rows };
}

/** Citus sends what SET LOCAL says to the other nodes only where it is told to; else the wall shows every workspace empty. */
export async function unsafeForCluster(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ value: string | null }>(
    `select current_setting('citus.propagate_set_commands', true) as value`,
  );
  return rows[0]?.value === 'local'
    ? []
    : [
        'The cluster does not pass on which workspace is meant (citus.propagate_set_commands is not local): every workspace looks empty.',
      ];
}

/** **units**: bytes, on all nodes together. */
export async function clusterBytes(client: Client): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    `select (pg_database_size(current_database()) + coalesce((select sum(result::bigint)
        from run_command_on_workers('select pg_database_size(current_database())') where success), 0))::float8 as bytes`,
  );
  return rows[0]?.bytes ?? 0;
}
