-- Up to when the times of each automation with a schedule are done with. One row an automation; a server that takes a time
-- sets it as running under a lease, and ends it when every case was looked at, so that no time is lost or taken twice.

create table schedules (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  workflow_id text collate "C" not null,
  automation text not null,
  times text not null,
  done_until bigint not null,
  running bigint,
  missed int not null default 0,
  lease_until timestamptz,
  last jsonb,
  primary key (workspace_id, workflow_id, automation)
);

alter table schedules enable row level security;

alter table schedules force row level security;

create policy own_workspace on schedules
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on schedules to millrace_app;
