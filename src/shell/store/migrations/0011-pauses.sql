-- Work whose clock stands still: since when. Meanwhile it has no due time; it gets a new one when it goes on.
-- Where nothing is to be written anymore stands 0, for what is left out is not changed.
alter table work_items add column paused_at timestamptz;

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
      paused bigint)
    where w.i = any (accepted)
  loop
    update work_items set owner_id = coalesce(item.owner, owner_id), candidates = coalesce(item.candidates, candidates),
        why = coalesce(item.why, why), status = coalesce(item.status, status), outcome = coalesce(item.outcome, outcome),
        claimed_at = coalesce(claimed_at, to_timestamp(item.claimed / 1000.0)),
        started_at = coalesce(started_at, to_timestamp(item.started / 1000.0)),
        completed_at = coalesce(to_timestamp(item.completed / 1000.0), completed_at),
        completed_by = coalesce(item."by", completed_by),
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
      owner text, outcome text, "left" bigint)
    where v.i = any (accepted)
  loop
    update stage_visits set owner_id = coalesce(moved.owner, owner_id), outcome = coalesce(moved.outcome, outcome),
        to_stage = coalesce(moved."to", to_stage), left_at = coalesce(to_timestamp(moved."left" / 1000.0), left_at)
      where workspace_id = p_workspace and case_id = moved."case" and stage = moved.stage and visit = moved.visit;
  end loop;
end
$body$;
