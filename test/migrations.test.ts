// Tables grow so that a server of the release before goes on beside a new one (docs/decisions/0109); what shrinks says who can do
// without (0110).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMigrations } from '../src/shell/store/migrate.ts';
import { contractionsOf } from './architecture/contractions.ts';

const kept: Record<string, string> = JSON.parse(
  readFileSync(new URL('./architecture/kept-migrations.json', import.meta.url), 'utf8'),
);

describe('migrations', () => {
  const migrations = readMigrations();

  test('what databases were made with is never edited, renamed or removed', () => {
    const now = Object.fromEntries(migrations.map(({ name, hash }) => [name, hash]));
    expect(Object.fromEntries(Object.keys(kept).map((name) => [name, now[name]]))).toEqual(kept);
  });

  test('whatever comes after them has a higher number, and only expands or says who can do without', () => {
    const last = Math.max(...Object.keys(kept).map((name) => Number.parseInt(name, 10)));
    const later = migrations.filter(({ name }) => kept[name] === undefined);
    expect(later.filter(({ version }) => version <= last).map(({ name }) => name)).toEqual([]);
    const silent = later.filter(({ least }) => least === 0);
    expect(
      silent.flatMap(({ name, statements }) => contractionsOf(statements).map((text) => `${name}: ${text}`)),
    ).toEqual([]);
  });

  test('whoever can do without what is taken away knows a migration that was there before', () => {
    const versions = migrations.map(({ version }) => version);
    const shrinking = migrations.filter(({ least }) => least !== 0);
    expect(
      shrinking
        .filter(({ version, least }) => !versions.includes(least) || least >= version)
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test.each([
    'drop table cases',
    'alter table cases drop column title',
    'alter table cases rename column title to name',
    'alter table cases add column size integer not null',
    'alter table cases add column size integer, drop column title',
    'alter table cases add column size integer unique',
    'alter table cases alter column title set not null',
    'alter table cases set (parallel_workers = 0), drop column title',
    'alter table cases add constraint short check (length(title) < 9)',
    'create unique index one_title on cases (workspace_id, title)',
    'create policy narrow on cases using (false)',
    'drop function write_rows(text)',
    'alter function write_rows(text) set search_path = other',
    'revoke select on cases from millrace_app',
    'update cases set title = null',
  ])('%s is no expansion', (statement) => {
    expect(contractionsOf([statement])).toEqual([statement]);
  });

  test.each([
    ['-- Why.\nalter table cases add column size integer'],
    ['alter table cases add column size integer not null default 0,\n  add column note text'],
    ['create index cases_by_size on cases (workspace_id, size)'],
    ['alter function write_rows(text) set enable_seqscan = off'],
    ['alter table cases set (parallel_workers = 0)'],
    [
      'create table sizes (workspace_id text not null)',
      'create unique index one on sizes (workspace_id)',
      'alter table sizes force row level security',
    ],
  ])('%s expands', (...statements) => {
    expect(contractionsOf(statements)).toEqual([]);
  });
});
