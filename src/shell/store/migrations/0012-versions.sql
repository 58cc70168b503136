-- Moving a case to another version changes rows that were final before: open work changes its stage and due time, and
-- where the move is undone, work and visits are open again, visits that it began are gone, and timers are set again.

-- Writes work items and visits. An offered work item or an entered stage is new; the rest changes what is there.
create or replace function write_rows(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
declare
  item record;
  moved record;
begin
  insert into work_items (workspace_id, work_item_id, case_id, workflow_id, stage, visit, owner_id, candidates, why,
      status, outcome, offered_at, claimed_at, started_at, completed_at, completed_by, due_at,
      paused_at)
    select p_workspace, o.id, o.case, o.workflow, o.stage, o.visit, o.owner, o.candidates, o.why, o.status, o.outcome,
      to_timestamp(o.offered / 1000.0), to_timestamp(o.claimed / 1000.0), to_timestamp(o.started / 1000.0),
      to_timestamp(o.completed / 1000.0), o.by, to_timestamp(nullif(o.due, 0) / 1000.0),
      to_timestamp(nullif(o.paused, 0) / 1000.0)
    from jsonb_to_recordset(p->'offered') as o(i integer, id text, "case" text, workflow text, stage text,
      visit integer, owner text, candidates text[], why text, status text, outcome text, offered bigint,
      claimed bigint, started bigint, completed bigint, by text, due bigint,
      paused bigint)
    where o.i = any (accepted);
  for item in
    select * from jsonb_to_recordset(p->'changed') as w(i integer, id text, "case" text, owner text, candidates text[],
      why text, status text, outcome text, claimed bigint, started bigint, completed bigint, by text, due bigint,
      paused bigint, stage text, visit integer, reopened boolean)
    where w.i = any (accepted)
  loop
    update work_items set owner_id = coalesce(item.owner, owner_id), candidates = coalesce(item.candidates, candidates),
        why = coalesce(item.why, why), status = coalesce(item.status, status), outcome = coalesce(item.outcome, outcome),
        claimed_at = coalesce(claimed_at, to_timestamp(item.claimed / 1000.0)),
        started_at = coalesce(started_at, to_timestamp(item.started / 1000.0)),
        stage = coalesce(item.stage, stage), visit = coalesce(item.visit, visit),
        completed_at = coalesce(to_timestamp(item.completed / 1000.0), case when item.reopened then null else completed_at end),
        completed_by = coalesce(item."by", case when item.reopened then null else completed_by end),
        due_at = case when item.due is null then due_at else to_timestamp(nullif(item.due, 0) / 1000.0) end,
        paused_at = case when item.paused is null then paused_at else to_timestamp(nullif(item.paused, 0) / 1000.0) end
      where workspace_id = p_workspace and case_id = item."case" and work_item_id = item.id;
  end loop;
  insert into stage_visits (workspace_id, case_id, stage, visit, workflow_id, token_id, from_stage, to_stage, rework,
      owner_id, outcome, entered_at, left_at)
    select p_workspace, e.case, e.stage, e.visit, e.workflow, e.token, e.from, e.to, e.rework, e.owner, e.outcome,
      to_timestamp(e.entered / 1000.0), to_timestamp(e.left / 1000.0)
    from jsonb_to_recordset(p->'entered') as e(i integer, "case" text, stage text, visit integer, workflow text,
      token text, "from" text, "to" text, rework boolean, owner text, outcome text, entered bigint, "left" bigint)
    where e.i = any (accepted);
  for moved in
    select * from jsonb_to_recordset(p->'moved') as v(i integer, "case" text, stage text, visit integer, "to" text,
      owner text, outcome text, "left" bigint, reopened boolean)
    where v.i = any (accepted)
  loop
    update stage_visits set owner_id = coalesce(moved.owner, owner_id), outcome = coalesce(moved.outcome, outcome),
        to_stage = coalesce(moved."to", case when moved.reopened then null else to_stage end),
        left_at = coalesce(to_timestamp(moved."left" / 1000.0), case when moved.reopened then null else left_at end)
      where workspace_id = p_workspace and case_id = moved."case" and stage = moved.stage and visit = moved.visit;
  end loop;
  if jsonb_array_length(p->'dropped') > 0 then
    delete from stage_visits v using jsonb_to_recordset(p->'dropped') as d(i integer, "case" text, stage text, visit integer)
      where d.i = any (accepted) and v.workspace_id = p_workspace and v.case_id = d.case and v.stage = d.stage
        and v.visit = d.visit;
  end if;
end
$body$;

-- Writes the outbox: what is asked for, taken back, and reported. A job asked for and taken back by one command never runs.
create or replace function write_jobs(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
declare
  job record;
begin
  if jsonb_array_length(p->'jobs') > 0 then
    insert into jobs (workspace_id, job_key, case_id, kind, effect, settings, due_at, position)
      select p_workspace, n.key, n.case, n.kind, n.effect, n.settings, to_timestamp(n.due / 1000.0), n.position
      from jsonb_to_recordset(p->'jobs') as n(i integer, key text, "case" text, kind text, effect text, settings jsonb,
        due bigint, position bigint)
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
        finished_at = coalesce(finished_at, now())
      where workspace_id = p_workspace and job_key = job.key;
  end loop;
end
$body$;
