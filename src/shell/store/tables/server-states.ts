// What holds for the whole server. So far: whether it came up from a backup and waits until an operator lets it work.
import type { Client } from 'pg';
import { type Runner, statement } from '../connections.ts';

/** Since when it waits, and of what moment the backup is. **shape**: ISO 8601. */
export type Quarantine = { readonly since: string; readonly backupOf: string };

const GET = statement(
  `select value ->> 'since' as since, value ->> 'backupOf' as "backupOf" from server_states where name = 'quarantine'`,
);
const LIFT = statement(`delete from server_states where name = 'quarantine' returning name`);
const BEGIN = `insert into server_states (name, value, set_at) values ('quarantine', $1, now())
  on conflict (name) do update set value = excluded.value, set_at = excluded.set_at`;

export const quarantine = {
  get: async (above: Runner): Promise<Quarantine | null> =>
    (await above.rows<Quarantine>(GET, []))[0] ?? null,

  /** As the owner, when a backup was restored. */
  begin: async (owner: Client, backupOf: string): Promise<void> => {
    await owner.query(BEGIN, [JSON.stringify({ since: new Date().toISOString(), backupOf })]);
  },

  /** **shape**: whether there was one. */
  lift: async (above: Runner): Promise<boolean> => (await above.rows(LIFT, [])).length > 0,
};
