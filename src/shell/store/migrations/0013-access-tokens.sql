-- With which token a program asks in whose name. The token itself is kept by nobody, only the hash of its secret.

create table access_tokens (
  workspace_id text collate "C" not null,
  token_id text collate "C" not null,
  person_id text collate "C" not null,
  name text not null,
  may text not null check (may in ('read', 'act')),
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, token_id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, person_id) references people
);

create index access_tokens_by_person on access_tokens (workspace_id, person_id);

alter table access_tokens enable row level security;

alter table access_tokens force row level security;

create policy own_workspace on access_tokens
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on access_tokens to millrace_app;
