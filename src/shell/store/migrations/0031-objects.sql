-- Where the bytes of a file are: under this name in an object storage, or, where there is none, in the rows of file_chunks.

alter table files add column object text collate "C";

-- Objects that no file stands on: not yet, while they are sent, or not any more. Once due, they are removed from the storage.
create table loose_objects (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  object text collate "C" not null,
  due_at timestamptz not null,
  primary key (workspace_id, object)
);

alter table loose_objects enable row level security;

alter table loose_objects force row level security;

create policy own_workspace on loose_objects
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on loose_objects to millrace_app;
