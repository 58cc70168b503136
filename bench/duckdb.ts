// The same questions in SQL: an analytical database reads the CSV and computes directly-follows with times, and variants,
// in the same run on the same file. It may use every core; we use one.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Figure, timed } from './figure.ts';

type Connection = {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
  closeSync(): void;
};
type DuckDb = { DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> } };

const RUNS = 3;

// Ties keep the order of the file, as ours do: by the number of the row.
const FOLLOWS = `
  with steps as (
    select activity, lag(activity) over cases as before, epoch_ms("time") - epoch_ms(lag("time") over cases) as gap
    from log window cases as (partition by "case" order by "time", row))
  select before, activity, count(*)::integer, avg(gap), median(gap), min(gap), max(gap)
  from steps where before is not null group by all`;
const VARIANTS = `
  select count(distinct way)::integer
  from (select list(activity order by "time", row) as way from log group by "case")`;

/** What ours must agree with. **shape**: arrows between activities, and different sequences. */
export type Expected = { readonly events: number; readonly arrows: number; readonly variants: number };

/** Reads the CSV at `path` and asks; throws where its answer is another than ours. */
export async function askDuckDb(path: string, expected: Expected): Promise<Figure[]> {
  const { DuckDBInstance } = (await import(
    pathToFileURL(createRequire(import.meta.url).resolve('@duckdb/node-api')).href
  )) as DuckDb;
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const read = () =>
    db.run(
      `create or replace table log as
        select *, row_number() over () as row from read_csv('${path.replaceAll("'", "''")}')`,
    );
  const ask = async (sql: string) => (await db.runAndReadAll(sql)).getRows();
  await read();
  const arrows = await ask(FOLLOWS);
  const found = arrows.reduce((sum, row) => sum + Number(row[2]), 0);
  const [variants] = await ask(VARIANTS);
  agree('arrows', arrows.length, expected.arrows);
  agree('variants', Number(variants?.[0]), expected.variants);
  const figures = [
    await timed('peer: DuckDB, CSV to a table', RUNS, read),
    await timed(`peer: DuckDB, directly-follows with times (${found.toLocaleString('en')} steps)`, RUNS, () =>
      ask(FOLLOWS),
    ),
    await timed('peer: DuckDB, variants', RUNS, () => ask(VARIANTS)),
    await timed('peer: DuckDB, CSV to directly-follows and variants', RUNS, async () => {
      await read();
      await ask(FOLLOWS);
      await ask(VARIANTS);
    }),
  ];
  db.closeSync();
  return figures;
}

function agree(what: string, theirs: number, ours: number): void {
  if (theirs !== ours) throw new Error(`DuckDB finds ${theirs} ${what}; ours are ${ours}.`);
}
