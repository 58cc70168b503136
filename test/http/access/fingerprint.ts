// What lies in the tables of a workspace, as one line a table: another line after a request is a write.
import { asOwner, type ServerAccess } from '../../../src/shell/store/server.ts';

/** By workspace and table, past every wall. A number is taken before a case is decided, and a refusal leaves a gap. */
export async function fingerprint(access: ServerAccess): Promise<Record<string, string>> {
  return asOwner(access.owner, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and a.attname = 'workspace_id' and c.relname <> 'case_numbers'`,
    );
    const prints: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const rows = await client.query<{ workspace: string; print: string }>(
        `select workspace_id as workspace, md5(string_agg(t::text, ' ' order by t::text)) as print
          from ${name} t group by workspace_id`,
      );
      for (const { workspace, print } of rows.rows) prints[`${workspace} ${name}`] = print;
    }
    return prints;
  });
}
