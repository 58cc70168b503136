// Spreads the tables over a cluster: those of workspaces by the workspace key, side by side, and the few above workspaces
// as a copy on every node. What is spread already stays as it is, so a run that broke off is simply run again.
import type { Client } from 'pg';
import { beside } from '../beside.ts';
import { tablesInOrder } from '../catalogue.ts';
import { ABOVE_WORKSPACES } from '../distribution.ts';
import { alone } from '../migrate.ts';
import { prepareDatabase } from '../open-database.ts';
import { asOwner, type DatabaseOptions } from '../server.ts';
import { StartProblem } from '../start-problem.ts';
import { type Cluster, citusPresence, readCluster, type SpreadTable, type TableSpread } from './citus.ts';

/** What a run did. **shape**: names of tables, in the order they were spread. */
export type Distributed = {
  readonly distributed: readonly string[];
  readonly reference: readonly string[];
  /** Those that lay as they should before. */
  readonly before: number;
};

const KEY = 'workspace_id';

export const wantedSpread = (table: string): TableSpread =>
  ABOVE_WORKSPACES.includes(table) ? 'reference' : 'distributed';

/** **rejects** with a StartProblem where this is no cluster, or a table is spread in another way. */
export async function distributeDatabase(options: DatabaseOptions): Promise<Distributed> {
  if (options.url === undefined || options.url === '') {
    throw new StartProblem(
      'The embedded database runs on this machine alone; there is nothing to distribute it over.',
      'Set DATABASE_URL to a PostgreSQL server with Citus, bring a backup there with millrace restore, and run this again.',
    );
  }
  return beside(options, (access) =>
    asOwner(access.owner, async (owner) => {
      await refuseWithoutCitus(owner);
      await prepareDatabase(access);
      return alone(owner, () => distributeTables(owner));
    }),
  );
}

/** Spreads what is not spread yet. */
export async function distributeTables(owner: Client): Promise<Distributed> {
  const cluster = await readyCluster(owner);
  await refuseHalfRights(owner);
  const tables = (await tablesInOrder(owner)).map(({ table }) => table);
  const known = new Map(cluster.tables.map((each) => [each.table, each]));
  const missing = tables.filter((table) => !isInPlace(table, known.get(table)));
  await passOnWorkspace(owner);
  await planWithValues(owner);
  const reference = missing.filter((table) => wantedSpread(table) === 'reference');
  const distributed = missing.filter((table) => wantedSpread(table) === 'distributed');
  for (const table of reference)
    await owner.query('select create_reference_table($1::regclass)', [named(table)]);
  // The first makes the group of shards that all others lie beside.
  let beside = tables.find((table) => known.get(table)?.spread === 'distributed');
  for (const table of distributed) {
    await owner.query('select create_distributed_table($1::regclass, $2, colocate_with => $3)', [
      named(table),
      KEY,
      beside === undefined ? 'none' : named(beside),
    ]);
    beside ??= table;
  }
  return { distributed, reference, before: tables.length - missing.length };
}

function isInPlace(table: string, found: SpreadTable | undefined): boolean {
  if (found === undefined || found.spread === 'local') return false;
  const wanted = wantedSpread(table);
  if (found.spread === wanted && (found.column ?? KEY) === KEY) return true;
  throw new StartProblem(
    `The table ${table} is ${found.spread}${found.column === null ? '' : ` by ${found.column}`} already, and should be ${wanted}${wanted === 'distributed' ? ` by ${KEY}` : ''}.`,
    `Let an administrator run: select undistribute_table('${named(table)}') — and run this again.`,
  );
}

const named = (table: string): string => `public."${table}"`;

async function refuseWithoutCitus(owner: Client): Promise<void> {
  const presence = await citusPresence(owner);
  if (presence === 'present') return;
  if (presence === 'installable') {
    throw new StartProblem(
      'This server has Citus, but the database does not use it yet.',
      'Let an administrator run create extension citus; in the database of every node, add the nodes with citus_add_node, and run this again.',
    );
  }
  throw new StartProblem(
    'This PostgreSQL has no Citus, so its tables stay on one server. Millrace works on it as it is.',
    'To outgrow one machine, install Citus on the server and its workers, or name a cluster in DATABASE_URL.',
  );
}

async function readyCluster(owner: Client): Promise<Cluster> {
  const cluster = await readCluster(owner);
  if (cluster?.nodes.some(({ active, holdsRows }) => active && holdsRows)) return cluster;
  throw new StartProblem(
    'The cluster has no node that rows could lie on.',
    `Let an administrator run select citus_add_node('name', 5432) for every worker, and run this again.`,
  );
}

/** Rows are copied past the wall between workspaces, which holds the owner back too. */
async function refuseHalfRights(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ passes: boolean }>(
    'select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user',
  );
  if (rows[0]?.passes === true) return;
  throw new StartProblem(
    'The account of DATABASE_URL may not read all workspaces, so it cannot move their rows.',
    'Name an account that is a superuser or has bypassrls in DATABASE_URL for this one command.',
  );
}

/** Without it the nodes would not learn which workspace a statement means, and show none. */
async function passOnWorkspace(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select quote_ident(current_database()) as name');
  await owner.query(`alter database ${rows[0]?.name} set citus.propagate_set_commands = 'local'`);
}

/** A cluster plans most statements by their values alone, and refuses them where it is told to plan without. */
async function planWithValues(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace
      and exists (select 1 from unnest(proconfig) as given where given like 'plan\\_cache\\_mode=%')`,
  );
  for (const { name } of rows) await owner.query(`alter function ${name} reset plan_cache_mode`);
}
