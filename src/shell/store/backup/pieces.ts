// The rows of a database as a stream of pieces, table by table and workspace by workspace, out of one snapshot. A backup
// writes them down, a restore takes them in, and the proof of a history reads them: from a database or a file alike.
import type { Client } from 'pg';
import { type KeptTable, tablesInOrder } from '../catalogue.ts';
import { beginIn } from '../connections.ts';
import { ABOVE_WORKSPACES } from '../distribution.ts';
import { copyOut } from './copy.ts';
import { countObjectRows, type ObjectSource, objectRows } from './object-pieces.ts';

/** `table` opens the rows of one table in one workspace (null: above them); `rows` are in COPY's text form. */
export type Piece =
  | {
      readonly kind: 'table';
      readonly table: string;
      readonly workspace: string | null;
      readonly columns: readonly string[];
    }
  | { readonly kind: 'rows'; readonly rows: readonly Buffer[] };

/** Who is signed in, what guards against guessing, and what is to be removed elsewhere, ends with the server that knew it. */
const NOT_KEPT = [
  'schema_migrations',
  'session',
  'verification',
  'used_challenges',
  'rateLimit',
  'loose_objects',
];

/** The tables of a backup, each behind those it refers to. */
export async function keptTables(client: Client): Promise<KeptTable[]> {
  const ordered = (await tablesInOrder(client)).filter(({ table }) => !NOT_KEPT.includes(table));
  // The histories come last, so that whoever reads on can hold them against all the rest.
  const isHistory = ({ table }: KeptTable) => HISTORIES.includes(table);
  return [...ordered.filter((kept) => !isHistory(kept)), ...ordered.filter(isHistory)];
}

const HISTORIES = ['workspace_events', 'case_events'];

/** Begins the one snapshot that everything is read from. */
export async function beginSnapshot(client: Client): Promise<void> {
  await client.query('begin isolation level repeatable read, read only');
  await client.query(`set local timezone = 'UTC'`);
  await client.query(`set local datestyle = 'ISO, YMD'`);
  await client.query(`set local extra_float_digits = 3`);
}

export async function workspaceIds(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select workspace_id as id from workspace_ids order by workspace_id',
  );
  return rows.map(({ id }) => id);
}

/** Every row of these tables, within the snapshot that was begun. */
export async function* piecesOf(
  client: Client,
  tables: readonly KeptTable[],
  objects: ObjectSource = { bucket: null },
): AsyncGenerator<Piece> {
  for (const table of tables.filter(isAbove)) yield* piecesOfTable(client, table, null);
  for (const workspace of await workspaceIds(client)) {
    await enter(client, workspace);
    for (const table of tables) {
      if (isAbove(table)) continue;
      yield* piecesOfTable(client, table, workspace);
      if (table.table !== 'file_chunks') continue;
      const place = { workspace, columns: table.columns };
      for await (const rows of objectRows(client, place, objects)) yield { kind: 'rows', rows };
    }
  }
}

/** How many rows each table has, within the snapshot. */
export async function countRows(
  client: Client,
  tables: readonly KeptTable[],
): Promise<{ [table: string]: number }> {
  const counts: { [table: string]: number } = {};
  const count = async ({ table }: KeptTable, filter: string) => {
    const text = `select count(*)::float8 as rows from ${quoted(table)}${filter}`;
    counts[table] = (counts[table] ?? 0) + ((await client.query<{ rows: number }>(text)).rows[0]?.rows ?? 0);
  };
  for (const table of tables.filter(isAbove)) await count(table, '');
  for (const workspace of await workspaceIds(client)) {
    await enter(client, workspace);
    for (const table of tables) if (!isAbove(table)) await count(table, inside(client, workspace));
    counts.file_chunks = (counts.file_chunks ?? 0) + (await countObjectRows(client, workspace));
  }
  return counts;
}

export const isAbove = ({ table }: Pick<KeptTable, 'table'>): boolean => ABOVE_WORKSPACES.includes(table);

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function* piecesOfTable(
  client: Client,
  kept: KeptTable,
  workspace: string | null,
): AsyncGenerator<Piece> {
  const { table, columns, key } = kept;
  yield { kind: 'table', table, workspace, columns };
  const filter = workspace === null ? '' : inside(client, workspace);
  const text =
    `copy (select ${columns.map((column) => selected(table, column)).join(', ')} from ${quoted(table)}${filter} ` +
    `order by ${key.map(quoted).join(', ')}) to stdout`;
  for await (const rows of copyOut(client, text)) yield { kind: 'rows', rows };
}

/** Bytes come along as rows, wherever they lie: so no file of a backup names an object. */
const selected = (table: string, column: string): string =>
  table === 'files' && column === 'object' ? 'null::text as object' : quoted(column);

/** Named in every statement besides the wall, which an owner may pass. */
const inside = (client: Client, workspace: string): string =>
  ` where workspace_id = ${client.escapeLiteral(workspace)}`;

async function enter(client: Client, workspace: string): Promise<void> {
  await client.query(beginIn(workspace).replace(/^begin; /, ''));
}
