-- Sets of filters that somebody gave a name, for everybody of the workspace. A source is an imported log (log/<id>) or the
-- history of a workflow (workflow/<id>). They go with their workspace: that is what the reference upon it is for.

create table saved_filters (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  filter_id text collate "C" not null,
  source text collate "C" not null,
  name text not null,
  filters jsonb not null,
  saved_at timestamptz not null,
  saved_by text collate "C",
  primary key (workspace_id, filter_id),
  unique (workspace_id, source, name)
);

alter table saved_filters enable row level security;

alter table saved_filters force row level security;

create policy own_workspace on saved_filters
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on saved_filters to millrace_app;
