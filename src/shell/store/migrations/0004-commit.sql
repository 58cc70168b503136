-- The commit of a group of commands as one call. Every command of the group names its case and the version it was
-- decided upon; whoever comes too late fails alone. All statements name one workspace and take their row locks in
-- sorted order, so two groups never wait for each other in a circle.
-- Answers per command: committed, conflict (with the version the case has), stale (its job was taken over by another
-- worker), replayed (its key was answered before, with that answer and the hash of that command).
-- What is new is inserted set by set; what is there is found row by row, by its whole key. Joined as sets, it was found
-- by a plan made while the tables were empty, which read the whole workspace (measured: a move grew from 1 to 13 ms
-- within 3,000 cases, until the next ANALYZE).

create function commit_commands(p_workspace text, p jsonb)
returns table (command integer, outcome text, version bigint, answer jsonb, command_hash text)
language plpgsql security invoker
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $body$
declare
  asked record;
  held record;
  taken boolean;
  accepted integer[] := '{}';
  conflicts jsonb := '{}';
begin
  for asked in
    select c.i, c.id, c.expected, f.key as job, f.fence
      from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint)
        left join jsonb_to_recordset(p->'finished') as f(i integer, key text, fence bigint) on f.i = c.i
      order by c.id
  loop
    taken := asked.expected = 0;
    if not taken then
      -- After a wait for the lock this sees the row as it is then.
      select cases.version as version into held from cases
        where cases.workspace_id = p_workspace and cases.case_id = asked.id for update;
      taken := coalesce(held.version = asked.expected, false);
      if not taken then
        conflicts := conflicts || jsonb_build_object(asked.i, coalesce(held.version, 0));
      end if;
    end if;
    -- A worker whose lease ran out and was given to another may not report any more.
    if taken and asked.job is not null then
      select jobs.fence as fence, jobs.state as state into held from jobs
        where jobs.workspace_id = p_workspace and jobs.job_key = asked.job for update;
      taken := coalesce(held.state = 'waiting' and held.fence = asked.fence, false);
    end if;
    if taken then
      accepted := accepted || asked.i;
    end if;
  end loop;
  accepted := accept_keys(p_workspace, p, accepted);
  accepted := open_cases(p_workspace, p, accepted);
  perform write_commands(p_workspace, p, accepted);
  for asked in
    select c.i, k.key from jsonb_to_recordset(p->'cases') as c(i integer)
      left join jsonb_to_recordset(p->'keys') as k(i integer, key text) on k.i = c.i
  loop
    command := asked.i;
    version := (conflicts->>asked.i::text)::bigint;
    answer := null;
    command_hash := null;
    outcome := case when asked.i = any (accepted) then 'committed' when version is not null then 'conflict' else 'stale' end;
    if outcome <> 'committed' and asked.key is not null then
      select k.answer, k.command_hash into answer, command_hash from idempotency_keys k
        where k.workspace_id = p_workspace and k.key = asked.key;
      if found then
        outcome := 'replayed';
      end if;
    end if;
    return next;
  end loop;
end
$body$;

-- Keeps the keys of the commands. One that another transaction holds is waited for and then not inserted: its command
-- was answered there, and is no longer accepted here.
create function accept_keys(p_workspace text, p jsonb, accepted integer[])
returns integer[] language plpgsql security invoker as $body$
declare
  kept text[];
begin
  if jsonb_array_length(p->'keys') = 0 then
    return accepted;
  end if;
  with inserted as (
    insert into idempotency_keys (workspace_id, key, command_hash, answer)
    select p_workspace, k.key, k.hash, coalesce(k.answer, 'null')
      from jsonb_to_recordset(p->'keys') as k(i integer, key text, hash text, answer jsonb)
      where k.i = any (accepted) order by k.key
    on conflict do nothing returning idempotency_keys.key
  )
  select array(select inserted.key from inserted) into kept;
  return array(
    select a from unnest(accepted) as a
      left join jsonb_to_recordset(p->'keys') as k(i integer, key text) on k.i = a
      where k.key is null or k.key = any (kept));
end
$body$;

-- Opens the new cases. An id that is taken already is a conflict, and its key is not kept.
create function open_cases(p_workspace text, p jsonb, accepted integer[])
returns integer[] language plpgsql security invoker as $body$
declare
  opened text[];
  left_over integer[];
begin
  with inserted as (
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
  )
  select array(select inserted.case_id from inserted) into opened;
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

-- Writes the accepted commands of a group.
create function write_commands(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
declare
  moved_case record;
begin
  for moved_case in
    select * from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint, wv integer, title text,
      status text, outcome text, priority text, requester text, requester_name text, stages text[], owners text[],
      closed bigint, updated bigint, due bigint, version bigint, hash text, state jsonb)
    where c.expected > 0 and c.i = any (accepted)
  loop
    update cases set workflow_version = moved_case.wv, title = moved_case.title, status = moved_case.status,
        outcome = moved_case.outcome, priority = moved_case.priority, requester_id = moved_case.requester,
        requester_name = moved_case.requester_name, stages = moved_case.stages, owners = moved_case.owners,
        closed_at = to_timestamp(moved_case.closed / 1000.0), updated_at = to_timestamp(moved_case.updated / 1000.0),
        due_at = to_timestamp(moved_case.due / 1000.0), version = moved_case.version,
        head_hash = decode(moved_case.hash, 'hex'), state = moved_case.state
      where workspace_id = p_workspace and case_id = moved_case.id;
  end loop;
  insert into case_events (workspace_id, case_id, seq, workflow_id, version, kind, at, actor, stage, work_item_id,
      cause, data, previous_hash, hash)
    select p_workspace, e.id, e.seq, e.workflow, e.version, e.kind, to_timestamp(e.at / 1000.0), e.actor, e.stage,
      e.item, e.cause, e.data, decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset(p->'events') as e(i integer, id text, seq bigint, workflow text, version integer,
      kind text, at bigint, actor text, stage text, item text, cause text, data jsonb, previous text, hash text)
    where e.i = any (accepted);
  perform write_rows(p_workspace, p, accepted);
  perform write_conversation(p_workspace, p, accepted);
  perform write_jobs(p_workspace, p, accepted);
end
$body$;

-- Writes work items and visits. An offered work item or an entered stage is new; the rest changes what is there.
create function write_rows(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
declare
  item record;
  moved record;
begin
  insert into work_items (workspace_id, work_item_id, case_id, workflow_id, stage, visit, owner_id, candidates, why,
      status, outcome, offered_at, claimed_at, started_at, completed_at, completed_by, due_at)
    select p_workspace, o.id, o.case, o.workflow, o.stage, o.visit, o.owner, o.candidates, o.why, o.status, o.outcome,
      to_timestamp(o.offered / 1000.0), to_timestamp(o.claimed / 1000.0), to_timestamp(o.started / 1000.0),
      to_timestamp(o.completed / 1000.0), o.by, to_timestamp(o.due / 1000.0)
    from jsonb_to_recordset(p->'offered') as o(i integer, id text, "case" text, workflow text, stage text,
      visit integer, owner text, candidates text[], why text, status text, outcome text, offered bigint,
      claimed bigint, started bigint, completed bigint, by text, due bigint)
    where o.i = any (accepted);
  for item in
    select * from jsonb_to_recordset(p->'changed') as w(i integer, id text, "case" text, owner text, candidates text[],
      why text, status text, outcome text, claimed bigint, started bigint, completed bigint, by text)
    where w.i = any (accepted)
  loop
    update work_items set owner_id = coalesce(item.owner, owner_id), candidates = coalesce(item.candidates, candidates),
        why = coalesce(item.why, why), status = coalesce(item.status, status), outcome = coalesce(item.outcome, outcome),
        claimed_at = coalesce(claimed_at, to_timestamp(item.claimed / 1000.0)),
        started_at = coalesce(started_at, to_timestamp(item.started / 1000.0)),
        completed_at = coalesce(to_timestamp(item.completed / 1000.0), completed_at),
        completed_by = coalesce(item."by", completed_by)
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

-- Writes what people were told and said, whose turn was taken, and values that can be erased.
create function write_conversation(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
begin
  if jsonb_array_length(p->'notifications') > 0 then
    insert into notifications (workspace_id, person_id, notification_id, case_id, work_item_id, reason, text, at)
      select p_workspace, n.person, n.id, n.case, n.item, n.reason, n.text, to_timestamp(n.at / 1000.0)
      from jsonb_to_recordset(p->'notifications') as n(i integer, person text, id text, "case" text, item text,
        reason text, text text, at bigint)
      where n.i = any (accepted)
      on conflict do nothing;
  end if;
  if jsonb_array_length(p->'comments') > 0 then
    insert into comments (workspace_id, comment_id, case_id, seq, at, actor, actor_name, text)
      select p_workspace, c.id, c.case, c.seq, to_timestamp(c.at / 1000.0), c.actor, c.name, c.text
      from jsonb_to_recordset(p->'comments') as c(i integer, id text, "case" text, seq bigint, at bigint, actor text,
        name text, text text)
      where c.i = any (accepted);
    insert into mentions (workspace_id, person_id, comment_id, case_id, at)
      select p_workspace, m.person, m.comment, m.case, to_timestamp(m.at / 1000.0)
      from jsonb_to_recordset(p->'mentions') as m(i integer, person text, comment text, "case" text, at bigint)
      where m.i = any (accepted)
      on conflict do nothing;
  end if;
  if jsonb_array_length(p->'turns') > 0 then
    insert into round_robin_turns (workspace_id, turn_key, taken)
      select p_workspace, t.key, max(t.taken) from jsonb_to_recordset(p->'turns') as t(i integer, key text, taken bigint)
      where t.i = any (accepted) group by t.key order by t.key
      on conflict (workspace_id, turn_key) do update
        set taken = greatest(round_robin_turns.taken, excluded.taken);
  end if;
  if jsonb_array_length(p->'personal') > 0 then
    insert into personal_values (workspace_id, reference, case_id, salt, value)
      select p_workspace, v.reference, v.case, decode(v.salt, 'hex'), coalesce(v.value, 'null')
      from jsonb_to_recordset(p->'personal') as v(i integer, reference text, "case" text, salt text, value jsonb)
      where v.i = any (accepted);
  end if;
end
$body$;

-- Writes the outbox: what is asked for, taken back, and reported. A job asked for and taken back by one command never runs.
create function write_jobs(p_workspace text, p jsonb, accepted integer[])
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
      on conflict (workspace_id, job_key) do nothing;
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

grant execute on function commit_commands(text, jsonb) to millrace_app;

grant execute on function accept_keys(text, jsonb, integer[]) to millrace_app;

grant execute on function open_cases(text, jsonb, integer[]) to millrace_app;

grant execute on function write_commands(text, jsonb, integer[]) to millrace_app;

grant execute on function write_rows(text, jsonb, integer[]) to millrace_app;

grant execute on function write_conversation(text, jsonb, integer[]) to millrace_app;

grant execute on function write_jobs(text, jsonb, integer[]) to millrace_app;
