-- What somebody without sign-in is called lies among the personal values, where it can be erased (docs/decisions/0099). Cases that
-- were opened before keep the name in their row: their history holds it, too.

alter table cases add column requester_reference text collate "C";

-- As before, and with where the name of who asked lies.
create or replace function open_cases(p_workspace text, p jsonb, accepted integer[])
returns integer[] language plpgsql security invoker as $body$
declare
  made text;
  opened text[] := '{}';
  left_over integer[];
begin
  for made in
    insert into cases (workspace_id, case_id, workflow_id, workflow_version, number, title, status, outcome, priority,
        requester_id, requester_name, requester_reference, stages, owners, opened_at, closed_at, updated_at, due_at, sample,
        version, head_hash, state)
      select p_workspace, c.id, c.workflow, c.wv, c.number, c.title, c.status, c.outcome, c.priority,
        c.requester, c.requester_name, c.requester_reference, c.stages, c.owners, to_timestamp(c.opened / 1000.0),
        to_timestamp(c.closed / 1000.0), to_timestamp(c.updated / 1000.0), to_timestamp(c.due / 1000.0), c.sample,
        c.version, decode(c.hash, 'hex'), c.state
      from jsonb_to_recordset(p->'cases') as c(i integer, id text, expected bigint, workflow text, wv integer,
        number bigint, title text, status text, outcome text, priority text, requester text, requester_name text,
        requester_reference text, stages text[], owners text[], opened bigint, closed bigint, updated bigint, due bigint, sample boolean,
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

-- What the machine has done is found by when, to be forgotten; calls and mails stay longer, as the log of what went out.
create index jobs_ended on jobs (workspace_id, finished_at)
  where finished_at is not null and (effect is null or effect not in ('call-webhook', 'send-mail'));
