-- Checkpoints of the history. Each is a signed statement over all heads of a workspace's chains; beside it stand the hashes
-- of the events that came since the one before, so that the first event that was altered later can be named. The chain of
-- the workspace itself is the case without an id. Both tables only grow, and go with their workspace: a sample alone can.

create table checkpoints (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  seq bigint not null,
  made_at timestamptz not null,
  statement text not null,
  signature text not null,
  primary key (workspace_id, seq)
);

create table checkpoint_cases (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  case_id text collate "C" not null,
  last_seq bigint not null,
  number bigint not null,
  checkpoint_seq bigint not null,
  hashes bytea not null,
  primary key (workspace_id, case_id, last_seq)
);

create index checkpoint_cases_by_checkpoint on checkpoint_cases (workspace_id, checkpoint_seq, case_id);

alter table checkpoints enable row level security;

alter table checkpoints force row level security;

create policy own_workspace on checkpoints
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table checkpoint_cases enable row level security;

alter table checkpoint_cases force row level security;

create policy own_workspace on checkpoint_cases
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert on checkpoints to millrace_app;

grant select, insert on checkpoint_cases to millrace_app;

-- What holds for the whole server, above workspaces: that it came up from a backup and waits for an operator, for one.

create table server_states (
  name text collate "C" primary key,
  value jsonb not null,
  set_at timestamptz not null default now()
);

grant select, insert, update, delete on server_states to millrace_app;
