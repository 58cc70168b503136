// The server with a crowd in it: the office's own workspace as large as asked for, and two smaller ones that it must not see.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Client } from 'pg';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { embeddedAccess, type ServerAccess } from '../../src/shell/store/server.ts';
import { startServer } from '../server.ts';
import { type CrowdSize, loadCrowd } from './load-crowd.ts';
import { type CrowdOffice, openCrowdOffice } from './office.ts';
import { makePatterns, type Pattern } from './patterns.ts';

export type Crowd = { readonly office: CrowdOffice; readonly patterns: readonly Pattern[] };

const OTHERS = [
  { letter: 'b', share: 0.1 },
  { letter: 'c', share: 0.02 },
];

/** Fills a data directory, or finds what was filled there before. The server is stopped again. */
export async function fillCrowd(home: string, size: CrowdSize): Promise<Crowd> {
  const kept = `${home}.crowd.json`;
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8')) as Crowd;
  const server = await startServer(home);
  const office = await openCrowdOffice(server.origin, home);
  await server.stop();
  const access = await embeddedAccess(home);
  const db = await openPrepared(access);
  const patterns = await makePatterns(db, office);
  await loadCrowd(access.owner, office, patterns, { size });
  for (const { letter, share } of OTHERS) {
    const part = { open: Math.ceil(size.open * share), closed: Math.ceil(size.closed * share) };
    await loadCrowd(access.owner, office, patterns, { size: part, letter });
  }
  await settle(access);
  await db.close();
  await writeFile(kept, JSON.stringify({ office, patterns }));
  return { office, patterns };
}

/** What comes by itself with time: nothing is due any more that was due in the times of the patterns, and PostgreSQL has its statistics. */
async function settle({ owner }: ServerAccess): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  await client.query(
    `update jobs set due_at = due_at + interval '1 year' where state = 'waiting' and due_at < now() + interval '1 day'`,
  );
  await client.query('vacuum analyze');
  await client.end();
}
