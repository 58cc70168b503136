import { describe, expect, it } from 'vitest';
import type { DatabaseStanding } from '../../shell/store/index.ts';
import { distributedInWords, standingInWords } from './db.ts';

const ALONE: DatabaseStanding = {
  place: '/var/lib/millrace',
  embedded: true,
  version: '18.4',
  citus: null,
  tables: { distributed: [], reference: [], local: ['cases', 'session'] },
  waiting: [],
  migrations: { applied: ['0001-tables.sql', '0002-sign-in.sql'], missing: [] },
  atWork: { ours: 2, programs: [] },
  bytes: 48_300_000,
  warnings: [],
};

describe('millrace db', () => {
  it('says in five lines what a database on one server is', () => {
    expect(standingInWords(ALONE)).toBe(
      [
        'PostgreSQL 18.4, embedded, in /var/lib/millrace',
        '2 tables, all on this one server (no Citus)',
        '48 MB, 2 migrations applied, the last 0002-sign-in.sql',
        'No server is at work on it.',
        'Its settings keep what was answered.\n',
      ].join('\n'),
    );
  });

  it('names the nodes of a cluster, what lies where, and what is still to do', () => {
    const told = standingInWords({
      ...ALONE,
      place: 'the database millrace on head',
      embedded: false,
      citus: {
        version: '13.0-1',
        nodes: [
          { name: 'head', port: 5432, role: 'coordinator', active: true, holdsRows: false },
          { name: 'w1', port: 5433, role: 'worker', active: false, holdsRows: true },
        ],
      },
      tables: { distributed: ['cases'], reference: ['session'], local: ['jobs'] },
      waiting: ['jobs'],
      migrations: { applied: ['0001-tables.sql'], missing: ['0002-sign-in.sql'] },
      atWork: {
        ours: 2,
        programs: [
          { knows: 1, servers: 2 },
          { knows: 2, servers: 1 },
          { knows: 3, servers: 1 },
        ],
      },
      bytes: 9_040,
      warnings: ['The database runs with fsync off: a power cut can lose or spoil everything.'],
    });
    expect(told).toBe(`PostgreSQL 18.4 with Citus 13.0-1, the database millrace on head
1 coordinator, 1 worker:
  head:5432, coordinator, holds no rows
  w1:5433, worker, NOT ACTIVE
Distributed by workspace: 1 (cases)
Copied to every node: 1 (session)
On this server alone: 1 (jobs)
Not where they belong: 1 (jobs)
  Run: millrace db distribute
9 kB, 1 migration applied, the last 0001-tables.sql; missing 0002-sign-in.sql (start or millrace upgrade applies them)
At work on it: 2 servers older (schema 1), 1 server of this version, 1 server newer (schema 3)
The database runs with fsync off: a power cut can lose or spoil everything.
`);
  });

  it('says what it spread, and that it does nothing twice', () => {
    expect(distributedInWords({ distributed: ['cases'], reference: ['session'], before: 3 })).toBe(
      'Distributed by workspace: 1 (cases)\nCopied to every node: 1 (session)\n3 tables were distributed before.\n' +
        'Restart every Millrace that runs on this database, so that its connections know of it.\n',
    );
    expect(distributedInWords({ distributed: [], reference: [], before: 36 })).toBe(
      'All 36 tables are distributed already; nothing was changed.\n',
    );
  });
});
