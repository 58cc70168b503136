// A stand-in for what Citus keeps in a database: the names we ask, and functions that write down what they were called with.
// It spreads nothing. It does refuse, as Citus does, a foreign key to a table that lies elsewhere.
import type { Client } from 'pg';

/** Makes this database say that it has Citus, with no node yet. For a superuser, in a database of its own. */
export async function pretendCitus(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  await owner.query('set allow_system_table_mods = on');
  await owner.query(`insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    values (99999, 'citus', 10, 'pg_catalog'::regnamespace, false, '13.0-1')`);
  await owner.query('create schema pretended');
  await owner.query(`alter database ${rows[0]?.name} set search_path = public, pretended`);
  await owner.query('set search_path = pretended, public');
  for (const made of MADE) await owner.query(made);
}

const MADE = [
  `create table pg_dist_node (groupid integer, nodename text, nodeport integer, noderole text, isactive boolean,
    shouldhaveshards boolean)`,
  `create table pg_dist_partition (logicalrelid regclass primary key, partmethod "char", repmodel "char", partkey text)`,
  'create table pretended_calls (n serial, how text, name text, key text, beside text)',
  'create function column_to_column_name(regclass, text) returns text language sql as $$ select $2 $$',
  `create function run_command_on_workers(text) returns table (success boolean, result text) language sql
    as $$ select true, '1000' $$`,
  `create function refuse_far_keys(t regclass, method "char") returns void language plpgsql as $$
    begin
      if exists (select 1 from pg_constraint k left join pg_dist_partition p on p.logicalrelid = k.confrelid
          where k.conrelid = t and k.contype = 'f' and k.confrelid <> t
            and p.partmethod is distinct from method and p.partmethod is distinct from 'n') then
        raise 'cannot create foreign key constraint since relations are not colocated: %', t;
      end if;
    end $$`,
  `create function create_reference_table(t regclass) returns void language plpgsql as $$
    begin
      perform refuse_far_keys(t, 'n');
      insert into pg_dist_partition values (t, 'n', 't', null);
      insert into pretended_calls (how, name) values ('reference', t::text);
    end $$`,
  `create function create_distributed_table(t regclass, key text, colocate_with text) returns void language plpgsql as $$
    begin
      perform refuse_far_keys(t, 'h');
      insert into pg_dist_partition values (t, 'h', 'c', key);
      insert into pretended_calls (how, name, key, beside) values ('distributed', t::text, key, colocate_with);
    end $$`,
];
