// Brings a database's tables up to this Millrace: every numbered file once, in order, each in its own transaction,
// one statement per query. A file that was released never changes; its hash is kept, and a difference is refused. A file that takes
// something away says with `-- least: N` who can do without it: whoever knows the tables up to N (docs/decisions/0110).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Client } from 'pg';
import { type ProgramsAtWork, programsAtWork } from './programs.ts';
import { StartProblem } from './start-problem.ts';

type Migration = {
  readonly version: number;
  readonly name: string;
  readonly hash: string;
  /** The last migration that a Millrace must know at least to work on what this one leaves; 0 where it only expands. */
  readonly least: number;
  readonly statements: readonly string[];
};

const OURS = new URL('./migrations/', import.meta.url);

// Any number will do, as long as every Millrace takes the same one.
const MIGRATION_LOCK = 7_205_759;

/**
 * Applies what is missing; with `only`, those numbers alone, for a backup that was made with them. Two servers that start
 * at once take turns. `folder` holds the files, ours where it is left out. **shape**: the names of what was applied.
 */
export async function migrate(
  owner: Client,
  { only, folder }: { readonly only?: readonly number[]; readonly folder?: string } = {},
): Promise<readonly string[]> {
  return alone(owner, async () => {
    await owner.query(
      'create table if not exists schema_migrations ' +
        '(version integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())',
    );
    await owner.query(
      'alter table schema_migrations add column if not exists least integer not null default 0',
    );
    const applied = await appliedMigrations(owner);
    const migrations = readMigrations(folder);
    refuseOutgrown(applied, lastOf(migrations));
    const wanted = migrations.filter(({ version }) => only === undefined || only.includes(version));
    const missing = wanted.filter((migration) => isMissing(migration, applied));
    refuseWhileNeeded(missing, await programsAtWork(owner));
    for (const migration of missing) await applyMigration(owner, migration);
    return missing.map((migration) => migration.name);
  });
}

/** Work on the tables themselves; whoever comes meanwhile, from any server, waits for its end. */
export async function alone<Answer>(owner: Client, work: () => Promise<Answer>): Promise<Answer> {
  await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    return await work();
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

/** The numbered files of `migrations/`, in order. */
export function readMigrations(folder?: string): readonly Migration[] {
  const directory = folder === undefined ? OURS : pathToFileURL(`${folder}/`);
  return migrationNames(directory).map((name) => {
    const text = readFileSync(new URL(name, directory), 'utf8');
    return {
      version: versionOf(name),
      name,
      hash: createHash('sha256').update(text).digest('hex'),
      least: Number(/^-- least: (\d+)$/m.exec(text)?.[1] ?? 0),
      statements: statementsOf(text),
    };
  });
}

const migrationNames = (directory: URL): readonly string[] =>
  readdirSync(directory)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort();

const versionOf = (name: string): number => Number.parseInt(name, 10);

const lastOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** The last migration that this Millrace knows. */
export const lastMigration = (): number => versionOf(migrationNames(OURS).at(-1) ?? '0');

/** A statement ends with a semicolon and an empty line; function bodies hold no empty lines. */
const statementsOf = (text: string): readonly string[] =>
  text
    .trim()
    .split(/;\n\n/)
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');

type Applied = { readonly version: number; readonly hash: string; readonly least: number };

async function appliedMigrations(owner: Client): Promise<ReadonlyMap<number, Applied>> {
  const { rows } = await owner.query<Applied>(
    'select version, hash, least from schema_migrations order by version',
  );
  return new Map(rows.map((row) => [row.version, row]));
}

/** What a newer Millrace added does no harm; what it took away does. */
function refuseOutgrown(applied: ReadonlyMap<number, Applied>, last: number): void {
  const taken = [...applied.values()].find(({ least }) => least > last);
  if (taken === undefined) return;
  throw new StartProblem(
    `A newer Millrace took away from this database what this one needs (schema ${taken.version}; this one knows up to ${last}).`,
    'Start the newer Millrace, or name another data directory or database.',
  );
}

/** Nothing is taken away from a server that is at work. */
function refuseWhileNeeded(missing: readonly Migration[], atWork: readonly ProgramsAtWork[]): void {
  for (const { name, least } of missing) {
    const older = atWork.filter(({ knows }) => knows < least);
    if (older.length === 0) continue;
    const servers = older.reduce((sum, each) => sum + each.servers, 0);
    throw new StartProblem(
      `${name} takes away what ${servers === 1 ? 'a server that is' : `${servers} servers that are`} at work on this database still ${servers === 1 ? 'needs' : 'need'}.`,
      'Stop the older ones first (millrace db status counts them), then start this one again. Nothing was changed.',
    );
  }
}

function isMissing(migration: Migration, applied: ReadonlyMap<number, Applied>): boolean {
  const hash = applied.get(migration.version)?.hash;
  if (hash === undefined || hash === migration.hash) return hash === undefined;
  throw new StartProblem(
    `The migration ${migration.name} differs from the one this database was made with.`,
    'Start the Millrace that made the database, or name another data directory or database.',
  );
}

async function applyMigration(owner: Client, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    for (const statement of migration.statements) await owner.query(statement);
    await owner.query('insert into schema_migrations (version, name, hash, least) values ($1, $2, $3, $4)', [
      migration.version,
      migration.name,
      migration.hash,
      migration.least,
    ]);
    await owner.query('commit');
  } catch (cause) {
    await owner.query('rollback');
    throw new Error(`The migration ${migration.name} failed.`, { cause });
  }
}
