-- What a cluster would refuse or do slowly, said in another way (docs/decisions/0095); on one server nothing changes. An insert
-- stands by itself instead of inside a WITH, and the moment is a value before it is written into a row.

-- Keeps the keys of the commands. One that another transaction holds is waited for and then not inserted: its command
-- was answered there, and is no longer accepted here.
create or replace function accept_keys(p_workspace text, p jsonb, accepted integer[])
returns integer[] language plpgsql security invoker as $body$
declare
  held text;
  kept text[] := '{}';
begin
  if jsonb_array_length(p->'keys') = 0 then
    return accepted;
  end if;
  for held in
    insert into idempotency_keys (workspace_id, key, command_hash, answer)
    select p_workspace, k.key, k.hash, coalesce(k.answer, 'null')
      from jsonb_to_recordset(p->'keys') as k(i integer, key text, hash text, answer jsonb)
      where k.i = any (accepted) order by k.key
    on conflict do nothing returning idempotency_keys.key
  loop
    kept := kept || held;
  end loop;
  return array(
    select a from unnest(accepted) as a
      left join jsonb_to_recordset(p->'keys') as k(i integer, key text) on k.i = a
      where k.key is null or k.key = any (kept));
end
$body$;

-- Opens the new cases. An id that is taken already is a conflict, and its key is not kept.
create or replace function open_cases(p_workspace text, p jsonb, accepted integer[])
returns integer[] language plpgsql security invoker as $body$
declare
  made text;
  opened text[] := '{}';
  left_over integer[];
begin
  for made in
    insert into cases (workspace_id, case_id, workflow_id, workflow_version, number, title, status, outcome, priority,
        requester_id, requester_name, stages, owners, opened_at, closed_at, updated_at, due_at, sample, version,
        head_hash, state)
      select p_workspace, c.id, c.workflow, c.wv, c.number, c.title, c.status, c.outcome, c.priority,
        c.requester, c.requester_name, c.stages, c.owners, to_timestamp(c.opened / 1000.0),
        to_timestamp(c.closed / 1000.0), to_timestamp(c.updated / 1000.0), to_timestamp(c.due / 1000.0), c.sample,
        c.version, decode(c.hash, 'hex'), c.state
      from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint, workflow text, wv integer,
        number bigint, title text, status text, outcome text, priority text, requester text, requester_name text,
        stages text[], owners text[], opened bigint, closed bigint, updated bigint, due bigint, sample boolean,
        version bigint, hash text, state jsonb)
      where c.expected = 0 and c.i = any (accepted)
    on conflict (workspace_id, case_id) do nothing returning cases.case_id
  loop
    opened := opened || made;
  end loop;
  left_over := array(
    select c.i from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint)
      where c.expected = 0 and c.i = any (accepted) and c.id <> all (opened));
  if cardinality(left_over) = 0 then
    return accepted;
  end if;
  delete from idempotency_keys where workspace_id = p_workspace and key = any (array(
    select k.key from jsonb_to_recordset(p->'keys') as k(i integer, key text) where k.i = any (left_over)));
  return array(select a from unnest(accepted) as a where a <> all (left_over));
end
$body$;

-- Writes the outbox: what is asked for, taken back, and reported. A job asked for and taken back by one command never runs.
create or replace function write_jobs(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
declare
  job record;
  moment timestamptz := now();
begin
  if jsonb_array_length(p->'jobs') > 0 then
    insert into jobs (workspace_id, job_key, case_id, kind, effect, settings, due_at, position, trace)
      select p_workspace, n.key, n.case, n.kind, n.effect, n.settings, to_timestamp(n.due / 1000.0), n.position, n.trace
      from jsonb_to_recordset(p->'jobs') as n(i integer, key text, "case" text, kind text, effect text, settings jsonb,
        due bigint, position bigint, trace text)
      where n.i = any (accepted)
      -- A timer that was taken back is set again where what took it back was undone.
      on conflict (workspace_id, job_key) do update set state = 'waiting', due_at = excluded.due_at,
          position = excluded.position, attempts = 0, lease_until = null, last_error = null, finished_at = null
        where jobs.state = 'cancelled' and jobs.kind = 'timer';
  end if;
  for job in
    select c.i, c.key, 'cancelled' as state from jsonb_to_recordset(p->'cancelled') as c(i integer, key text)
      where c.i = any (accepted)
    union all
    select f.i, f.key, 'done' from jsonb_to_recordset(p->'finished') as f(i integer, key text)
      where f.i = any (accepted)
  loop
    -- The state is tested behind the key: as a condition of its own it would call for the index of all waiting jobs.
    update jobs set state = case when state = 'waiting' then job.state else state end, lease_until = null,
        finished_at = coalesce(finished_at, moment)
      where workspace_id = p_workspace and job_key = job.key;
  end loop;
end
$body$;
