-- The commit of a group of commands as one call. Every command of the group names its case and the version it was
-- decided upon; whoever comes too late fails alone. All statements are set-based, filter by the workspace and take
-- their row locks in sorted order, so two groups never wait for each other in a circle.
-- Answers per command: committed, conflict (with the version the case has), stale (its job was taken over by another
-- worker), replayed (its key was answered before, with that answer and the hash of that command).

create function commit_commands(p_workspace text, p jsonb)
returns table (command integer, outcome text, version bigint, answer jsonb, command_hash text)
language plpgsql security invoker as $body$
declare
  accepted integer[];
  keyed integer[];
  fresh integer[];
begin
  -- The lock and the check of the version in one statement: after a wait it looks at the row as it is then.
  select coalesce(array_agg(locked.i), '{}') into accepted from (
    select c.i from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint)
      join cases on cases.workspace_id = p_workspace and cases.case_id = c.id and cases.version = c.expected
      order by c.id for update of cases
  ) as locked;
  accepted := accepted || array(
    select c.i from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint) where c.expected = 0);
  -- A worker whose lease ran out and was given to another may not report any more.
  if jsonb_array_length(p->'finished') > 0 then
    perform 1 from jobs
      where workspace_id = p_workspace
        and job_key = any (array(select f.key from jsonb_to_recordset(p->'finished') as f(key text)))
      order by job_key for update;
    accepted := array(
      select a from unnest(accepted) as a
      where not exists (
        select 1 from jsonb_to_recordset(p->'finished') as f(i integer, key text, fence bigint)
          left join jobs on jobs.workspace_id = p_workspace and jobs.job_key = f.key
          where f.i = a and (jobs.job_key is null or jobs.state <> 'waiting' or jobs.fence <> f.fence)));
  end if;
  -- A key that another transaction holds is waited for, and then not inserted: its command was answered there.
  if jsonb_array_length(p->'keys') > 0 then
    keyed := array(select k.i from jsonb_to_recordset(p->'keys') as k(i integer));
    with inserted as (
      insert into idempotency_keys (workspace_id, key, command_hash, answer)
      select p_workspace, k.key, k.hash, coalesce(k.answer, 'null')
        from jsonb_to_recordset(p->'keys') as k(i integer, key text, hash text, answer jsonb)
        where k.i = any (accepted) order by k.key
      on conflict do nothing returning idempotency_keys.key
    )
    select array(select k.i from jsonb_to_recordset(p->'keys') as k(i integer, key text)
      where k.key in (select inserted.key from inserted) and k.i = any (accepted)) into fresh;
    accepted := array(select a from unnest(accepted) as a where a <> all (keyed) or a = any (fresh));
  end if;
  with opened as (
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
  select array(
    select c.i from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint)
      where c.i = any (accepted) and (c.expected > 0 or c.id in (select opened.case_id from opened))) into fresh;
  if cardinality(fresh) < cardinality(accepted) then
    delete from idempotency_keys where workspace_id = p_workspace and key = any (array(
      select k.key from jsonb_to_recordset(p->'keys') as k(i integer, key text)
        where k.i = any (accepted) and k.i <> all (fresh)));
    accepted := fresh;
  end if;
  perform write_commands(p_workspace, p, accepted);
  return query
    select c.i,
      case when c.i = any (accepted) then 'committed' when k.key is not null then 'replayed'
        when coalesce(cases.version, 0) <> c.expected then 'conflict' else 'stale' end,
      cases.version, k.answer, k.command_hash
    from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint)
      left join cases on cases.workspace_id = p_workspace and cases.case_id = c.id
      left join jsonb_to_recordset(p->'keys') as asked(i integer, key text) on asked.i = c.i
      left join idempotency_keys k on k.workspace_id = p_workspace and k.key = asked.key
        and not c.i = any (accepted);
end
$body$;

-- Writes the accepted commands of a group: the second half of commit_commands, never called alone.
create function write_commands(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
begin
  update cases set workflow_version = c.wv, title = c.title, status = c.status, outcome = c.outcome,
      priority = c.priority, requester_id = c.requester, requester_name = c.requester_name, stages = c.stages,
      owners = c.owners, closed_at = to_timestamp(c.closed / 1000.0), updated_at = to_timestamp(c.updated / 1000.0),
      due_at = to_timestamp(c.due / 1000.0), version = c.version, head_hash = decode(c.hash, 'hex'), state = c.state
    from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint, wv integer, title text, status text,
      outcome text, priority text, requester text, requester_name text, stages text[], owners text[], closed bigint,
      updated bigint, due bigint, version bigint, hash text, state jsonb)
    where cases.workspace_id = p_workspace and cases.case_id = c.id and c.expected > 0 and c.i = any (accepted);
  insert into case_events (workspace_id, case_id, seq, workflow_id, version, kind, at, actor, stage, work_item_id,
      cause, data, previous_hash, hash)
    select p_workspace, e.id, e.seq, e.workflow, e.version, e.kind, to_timestamp(e.at / 1000.0), e.actor, e.stage,
      e.item, e.cause, e.data, decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset(p->'events') as e(i integer, id text, seq bigint, workflow text, version integer,
      kind text, at bigint, actor text, stage text, item text, cause text, data jsonb, previous text, hash text)
    where e.i = any (accepted);
  perform write_rows(p_workspace, p, accepted);
  perform write_jobs(p_workspace, p, accepted);
end
$body$;

-- Writes the rows that follow from the events. An offered work item or an entered stage is new; the rest changes what is there.
create function write_rows(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
begin
  insert into work_items (workspace_id, work_item_id, case_id, workflow_id, stage, visit, owner_id, candidates, why,
      status, outcome, offered_at, claimed_at, started_at, completed_at, completed_by, due_at)
    select p_workspace, w.id, w.case, w.workflow, w.stage, w.visit, w.owner, w.candidates, w.why, w.status, w.outcome,
      to_timestamp(w.offered / 1000.0), to_timestamp(w.claimed / 1000.0), to_timestamp(w.started / 1000.0),
      to_timestamp(w.completed / 1000.0), w.by, to_timestamp(w.due / 1000.0)
    from jsonb_to_recordset(p->'offered') as w(i integer, id text, "case" text, workflow text, stage text,
      visit integer, owner text, candidates text[], why text, status text, outcome text, offered bigint,
      claimed bigint, started bigint, completed bigint, by text, due bigint)
    where w.i = any (accepted);
  update work_items set owner_id = coalesce(w.owner, owner_id), candidates = coalesce(w.candidates, work_items.candidates),
      why = coalesce(w.why, work_items.why), status = coalesce(w.status, work_items.status),
      outcome = coalesce(w.outcome, work_items.outcome),
      claimed_at = coalesce(claimed_at, to_timestamp(w.claimed / 1000.0)),
      started_at = coalesce(started_at, to_timestamp(w.started / 1000.0)),
      completed_at = coalesce(to_timestamp(w.completed / 1000.0), completed_at),
      completed_by = coalesce(w.by, completed_by)
    from jsonb_to_recordset(p->'changed') as w(i integer, id text, owner text, candidates text[], why text,
      status text, outcome text, claimed bigint, started bigint, completed bigint, by text)
    where work_items.workspace_id = p_workspace and work_items.work_item_id = w.id and w.i = any (accepted);
  insert into stage_visits (workspace_id, case_id, stage, visit, workflow_id, token_id, from_stage, to_stage, rework,
      owner_id, outcome, entered_at, left_at)
    select p_workspace, v.case, v.stage, v.visit, v.workflow, v.token, v.from, v.to, v.rework, v.owner, v.outcome,
      to_timestamp(v.entered / 1000.0), to_timestamp(v.left / 1000.0)
    from jsonb_to_recordset(p->'entered') as v(i integer, "case" text, stage text, visit integer, workflow text,
      token text, "from" text, "to" text, rework boolean, owner text, outcome text, entered bigint,
      "left" bigint)
    where v.i = any (accepted);
  update stage_visits set owner_id = coalesce(v.owner, owner_id), outcome = coalesce(v.outcome, stage_visits.outcome),
      to_stage = coalesce(v.to, to_stage), left_at = coalesce(to_timestamp(v.left / 1000.0), left_at)
    from jsonb_to_recordset(p->'moved') as v(i integer, "case" text, stage text, visit integer, "to" text,
      owner text, outcome text, "left" bigint)
    where stage_visits.workspace_id = p_workspace and stage_visits.case_id = v.case and stage_visits.stage = v.stage
      and stage_visits.visit = v.visit and v.i = any (accepted);
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
  if jsonb_array_length(p->'notifications') > 0 then
    insert into notifications (workspace_id, person_id, notification_id, case_id, work_item_id, reason, text, at)
      select p_workspace, n.person, n.id, n.case, n.item, n.reason, n.text, to_timestamp(n.at / 1000.0)
      from jsonb_to_recordset(p->'notifications') as n(i integer, person text, id text, "case" text, item text,
        reason text, text text, at bigint)
      where n.i = any (accepted)
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
begin
  insert into jobs (workspace_id, job_key, case_id, kind, effect, settings, due_at, position)
    select p_workspace, j.key, j.case, j.kind, j.effect, j.settings, to_timestamp(j.due / 1000.0), j.position
    from jsonb_to_recordset(p->'jobs') as j(i integer, key text, "case" text, kind text, effect text, settings jsonb,
      due bigint, position bigint)
    where j.i = any (accepted)
    on conflict (workspace_id, job_key) do nothing;
  if jsonb_array_length(p->'cancelled') > 0 then
    update jobs set state = 'cancelled', lease_until = null, finished_at = now()
      from jsonb_to_recordset(p->'cancelled') as c(i integer, key text)
      where jobs.workspace_id = p_workspace and jobs.job_key = c.key and jobs.state = 'waiting' and c.i = any (accepted);
  end if;
  if jsonb_array_length(p->'finished') > 0 then
    update jobs set state = 'done', lease_until = null, finished_at = now()
      from jsonb_to_recordset(p->'finished') as f(i integer, key text)
      where jobs.workspace_id = p_workspace and jobs.job_key = f.key and f.i = any (accepted);
  end if;
end
$body$;

grant execute on function commit_commands(text, jsonb) to millrace_app;

grant execute on function write_commands(text, jsonb, integer[]) to millrace_app;

grant execute on function write_rows(text, jsonb, integer[]) to millrace_app;

grant execute on function write_jobs(text, jsonb, integer[]) to millrace_app;
