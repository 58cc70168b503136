// Does the database keep what it acknowledges? Settings that break the promise are said aloud.
import type { Client } from 'pg';

const UNSAFE: { readonly [name: string]: string } = {
  fsync: 'a power cut can lose or spoil everything',
  full_page_writes: 'a power cut can spoil pages that were being written',
  synchronous_commit: 'a crash can lose the last acknowledged commands',
};

/** One sentence for every setting that breaks the promise; empty where none does. */
export async function unsafeSettings(owner: Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any ($1) and setting = $2 order by name',
    [Object.keys(UNSAFE), 'off'],
  );
  return rows.map(({ name }) => `The database runs with ${name} off: ${UNSAFE[name]}.`);
}
