// How many statements are at work at once, by where the database is.
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { mostConnections } from './connections.ts';

test('a database on this machine is asked by few at once, one elsewhere by sixteen', () => {
  const here = [
    { host: '/tmp/socket' },
    { host: '127.0.0.1' },
    { connectionString: 'postgres://me:secret@localhost:5432/work' },
    { connectionString: 'postgres://me:secret@/work?host=/tmp/socket' },
    {},
  ];
  const few = Math.min(16, 4 * availableParallelism());
  expect(here.map(mostConnections)).toEqual(here.map(() => few));
  const elsewhere = [{ host: 'db.example.com' }, { connectionString: 'postgres://me:secret@10.0.0.4/work' }];
  expect(elsewhere.map(mostConnections)).toEqual([16, 16]);
});
