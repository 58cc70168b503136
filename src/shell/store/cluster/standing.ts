// What is this database? Where it runs, whether it is a cluster, where its tables lie, whether it keeps what it promised.
import type { Client } from 'pg';
import { beside } from '../beside.ts';
import { tablesInOrder } from '../catalogue.ts';
import { lastMigration, readMigrations } from '../migrate.ts';
import { type AtWork, programsAtWork } from '../programs.ts';
import { unsafeSettings } from '../safety.ts';
import { asOwner, type DatabaseOptions } from '../server.ts';
import {
  type Cluster,
  type ClusterNode,
  clusterBytes,
  readCluster,
  type TableSpread,
  unsafeForCluster,
} from './citus.ts';
import { wantedSpread } from './distribute.ts';

/** A database as it stands. `waiting` are the tables that `db distribute` would still spread. */
export type DatabaseStanding = {
  readonly place: string;
  readonly embedded: boolean;
  readonly version: string;
  readonly citus: { readonly version: string; readonly nodes: readonly ClusterNode[] } | null;
  readonly tables: { readonly [spread in TableSpread]: readonly string[] };
  readonly waiting: readonly string[];
  readonly migrations: {
    readonly applied: readonly string[];
    readonly missing: readonly string[];
  };
  readonly atWork: AtWork;
  /** **units**: bytes. */
  readonly bytes: number;
  readonly warnings: readonly string[];
};

/** Reads and changes nothing. */
export function databaseStanding(options: DatabaseOptions): Promise<DatabaseStanding> {
  const embedded = options.url === undefined || options.url === '';
  return beside(options, (access) =>
    asOwner(access.owner, async (owner) => ({
      place: access.place,
      embedded,
      ...(await standingOf(owner)),
    })),
  );
}

export async function standingOf(owner: Client): Promise<Omit<DatabaseStanding, 'place' | 'embedded'>> {
  const cluster = await readCluster(owner);
  const tables = (await tablesInOrder(owner)).map(({ table }) => table);
  const spread = (table: string): TableSpread => spreadOf(cluster, table);
  const having = (wanted: TableSpread) => tables.filter((table) => spread(table) === wanted).sort();
  return {
    version: await versionOf(owner),
    citus: cluster === null ? null : { version: cluster.version, nodes: cluster.nodes },
    tables: {
      distributed: having('distributed'),
      reference: having('reference'),
      local: having('local'),
    },
    waiting: cluster === null ? [] : tables.filter((table) => spread(table) !== wantedSpread(table)).sort(),
    migrations: await migrationsOf(owner, tables),
    atWork: { ours: lastMigration(), programs: await programsAtWork(owner) },
    bytes: cluster === null ? await bytesOf(owner) : await clusterBytes(owner),
    warnings: [...(await unsafeSettings(owner)), ...(cluster === null ? [] : await unsafeForCluster(owner))],
  };
}

const spreadOf = (cluster: Cluster | null, name: string): TableSpread =>
  cluster?.tables.find(({ table }) => table === name)?.spread ?? 'local';

async function versionOf(owner: Client): Promise<string> {
  const { rows } = await owner.query<{ version: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version`,
  );
  return rows[0]?.version ?? '';
}

async function bytesOf(owner: Client): Promise<number> {
  const { rows } = await owner.query<{ bytes: number }>(
    'select pg_database_size(current_database())::float8 as bytes',
  );
  return rows[0]?.bytes ?? 0;
}

async function migrationsOf(
  owner: Client,
  tables: readonly string[],
): Promise<DatabaseStanding['migrations']> {
  const { rows } = tables.includes('schema_migrations')
    ? await owner.query<{ name: string }>('select name from schema_migrations order by version')
    : { rows: [] };
  const applied = rows.map(({ name }) => name);
  const missing = readMigrations().map(({ name }) => name);
  return { applied, missing: missing.filter((name) => !applied.includes(name)) };
}
