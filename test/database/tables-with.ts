// Where does a database hold a text? A backup is lines of these tables.
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';

/** Every table that holds it anywhere. */
export async function tablesWith(access: Pick<ServerAccess, 'owner'>, text: string): Promise<string[]> {
  return asOwner(access.owner, async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const held = await owner.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${text}%`]);
      if (held.rows.length > 0) found.push(name);
    }
    return found;
  });
}
