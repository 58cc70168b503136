// What time it is by the database's clock, which judges what is due for all servers.
import type { Instant } from '../../core/base/index.ts';
import { type Runner, statement } from './connections.ts';

const NOW = statement('select floor(extract(epoch from now()) * 1000)::float8 as now');

export async function databaseNow(above: Runner): Promise<Instant> {
  const [row] = await above.rows<{ now: Instant }>(NOW, []);
  if (row === undefined) throw new Error('The database did not say what time it is.');
  return row.now;
}
