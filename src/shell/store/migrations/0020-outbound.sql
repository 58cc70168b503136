-- What goes out, seen: every attempt of a call or a mail, as long as somebody may ask about it; what is sent again by hand;
-- under which trace an effect was asked for; and what was answered to a request that may be sent twice.

alter table jobs add column sent_again integer not null default 0;

alter table jobs add column delivery integer not null default 0;

alter table jobs add column trace text;

create index jobs_outside on jobs (workspace_id, created_at, job_key) where effect in ('call-webhook', 'send-mail');

create table job_attempts (
  workspace_id text collate "C" not null,
  job_key text collate "C" not null,
  n bigint not null,
  delivery integer not null,
  at timestamptz not null,
  ms integer not null,
  address text not null,
  status integer,
  error text,
  answer text,
  next_at timestamptz,
  primary key (workspace_id, job_key, n),
  foreign key (workspace_id, job_key) references jobs on delete cascade
);

create index job_attempts_by_age on job_attempts (workspace_id, at);

alter table job_attempts enable row level security;

alter table job_attempts force row level security;

create policy own_workspace on job_attempts
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on job_attempts to millrace_app;

create table kept_answers (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  name text collate "C" not null,
  content text collate "C" not null,
  at timestamptz not null default now(),
  lease_until timestamptz,
  answer bytea,
  primary key (workspace_id, name)
);

create index kept_answers_by_age on kept_answers (workspace_id, at);

alter table kept_answers enable row level security;

alter table kept_answers force row level security;

create policy own_workspace on kept_answers
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on kept_answers to millrace_app;

-- As before, and with the trace that asked.
create or replace function write_jobs(p_workspace text, p jsonb, accepted integer[])
returns void language plpgsql security invoker as $body$
declare
  job record;
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
        finished_at = coalesce(finished_at, now())
      where workspace_id = p_workspace and job_key = job.key;
  end loop;
end
$body$;
