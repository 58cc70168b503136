// Brings a database's tables up to this Millrace: every numbered file once, in order, each in its own transaction,
// one statement per query. A file that was released never changes; its hash is kept, and a difference is refused.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { StartProblem } from './start-problem.ts';

type Migration = { version: number; name: string; hash: string; statements: readonly string[] };

// Any number will do, as long as every Millrace takes the same one.
const MIGRATION_LOCK = 7_205_759;

/**
 * Applies what is missing; with `only`, those numbers alone, for a backup that was made with them. Two servers that start
 * at once take turns. **shape**: the names of what was applied.
 */
export async function migrate(
  owner: Client,
  { only }: { readonly only?: readonly number[] } = {},
): Promise<readonly string[]> {
  return alone(owner, async () => {
    await owner.query(
      'create table if not exists schema_migrations ' +
        '(version integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())',
    );
    const applied = await appliedMigrations(owner);
    const migrations = readMigrations();
    refuseNewerSchema(applied, migrations);
    const wanted = migrations.filter(({ version }) => only === undefined || only.includes(version));
    const missing = wanted.filter((migration) => isMissing(migration, applied));
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
export function readMigrations(): readonly Migration[] {
  const directory = new URL('./migrations/', import.meta.url);
  return readdirSync(directory)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, directory), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      return { version: Number.parseInt(name, 10), name, hash, statements: statementsOf(text) };
    });
}

/** A statement ends with a semicolon and an empty line; function bodies hold no empty lines. */
const statementsOf = (text: string): readonly string[] =>
  text
    .trim()
    .split(/;\n\n/)
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');

async function appliedMigrations(owner: Client): Promise<ReadonlyMap<number, string>> {
  const { rows } = await owner.query<{ version: number; hash: string }>(
    'select version, hash from schema_migrations order by version',
  );
  return new Map(rows.map(({ version, hash }) => [version, hash]));
}

function refuseNewerSchema(applied: ReadonlyMap<number, string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.version));
  const unknown = [...applied.keys()].find((version) => !known.has(version));
  if (unknown === undefined) return;
  throw new StartProblem(
    `This database was brought to schema ${unknown} by a newer Millrace; this one knows up to ${Math.max(...known)}.`,
    'Start the newer Millrace, or name another data directory or database.',
  );
}

function isMissing(migration: Migration, applied: ReadonlyMap<number, string>): boolean {
  const hash = applied.get(migration.version);
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
    await owner.query('insert into schema_migrations (version, name, hash) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.hash,
    ]);
    await owner.query('commit');
  } catch (cause) {
    await owner.query('rollback');
    throw new Error(`The migration ${migration.name} failed.`, { cause });
  }
}
