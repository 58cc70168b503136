// What tables there are, as the database itself knows them, each behind those it refers to.
import type { Client } from 'pg';

/** A table as it is kept: its columns, what its rows are ordered by, and the tables that must be there before it. */
export type KeptTable = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly after: readonly string[];
};

const TABLES = `select c.relname as table,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      order by a.attnum) as columns,
    array(select a.attname::text from pg_index i
        cross join unnest(i.indkey) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
    array(select distinct o.relname::text from pg_constraint k join pg_class o on o.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and o.oid <> c.oid) as after
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`;

/** Every table, each behind those it refers to. */
export async function tablesInOrder(client: Client): Promise<KeptTable[]> {
  const { rows: left } = await client.query<KeptTable>(TABLES);
  const ordered: KeptTable[] = [];
  while (left.length > 0) {
    const at = left.findIndex(({ after }) =>
      after.every((name) => !left.some(({ table }) => table === name)),
    );
    if (at < 0) throw new Error('The tables refer to each other in a circle.');
    ordered.push(...left.splice(at, 1));
  }
  return ordered;
}
