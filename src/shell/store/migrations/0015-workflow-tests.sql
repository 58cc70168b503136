-- Runs of a workflow that were kept, with what came of them: they are played again whenever it is to be published.

create table workflow_tests (
  workspace_id text collate "C" not null,
  workflow_id text collate "C" not null,
  test_id text collate "C" not null,
  name text not null,
  run jsonb not null,
  expected jsonb not null,
  kept_at timestamptz not null,
  kept_by text collate "C",
  primary key (workspace_id, workflow_id, test_id),
  foreign key (workspace_id, workflow_id) references workflows on delete cascade
);

alter table workflow_tests enable row level security;

alter table workflow_tests force row level security;

create policy own_workspace on workflow_tests
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on workflow_tests to millrace_app;
