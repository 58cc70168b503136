-- Work can be put back into a pool: where it comes with people who may take it and nobody who has it, nobody has it any more.
-- As before but for that, and for the pools of what is put back.

create or replace function write_rows(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
declare
  item record;
  moved record;
begin
  insert into pools (workspace_id, pool, candidates)
    select distinct on (pool_of(o.candidates)) p_workspace, pool_of(o.candidates), o.candidates
      from jsonb_to_recordset((p->'offered') || (p->'changed')) as o(i integer, owner text, candidates text[])
      where o.i = any (accepted) and o.owner is null and cardinality(o.candidates) > 0 order by pool_of(o.candidates)
    on conflict do nothing;
  insert into work_items (workspace_id, work_item_id, case_id, workflow_id, stage, visit, owner_id, candidates, pool, why,
      status, outcome, offered_at, claimed_at, started_at, completed_at, completed_by, due_at,
      paused_at)
    select p_workspace, o.id, o.case, o.workflow, o.stage, o.visit, o.owner, o.candidates,
      case when o.owner is null then pool_of(o.candidates) end, o.why, o.status, o.outcome,
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
    update work_items set
        owner_id = case when item.owner is null and cardinality(item.candidates) > 0 then null else coalesce(item.owner, owner_id) end,
        candidates = coalesce(item.candidates, candidates),
        pool = case when item.candidates is null then pool when item.owner is null then pool_of(item.candidates) end,
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
