-- News by mail: where each person has theirs sent and of which kinds; and what of the news went out so (docs/decisions/0103).

create table mail_choices (
  workspace_id text collate "C" not null,
  person_id text collate "C" not null,
  address text not null,
  kinds text[] not null,
  code_hash bytea,
  code_until timestamptz,
  guesses integer not null default 0,
  confirmed_at timestamptz,
  mailed_at timestamptz,
  lease_until timestamptz,
  trouble text,
  primary key (workspace_id, person_id),
  foreign key (workspace_id, person_id) references people on delete cascade
);

alter table mail_choices enable row level security;

alter table mail_choices force row level security;

create policy own_workspace on mail_choices
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert, update, delete on mail_choices to millrace_app;

alter table notifications add column mailed_at timestamptz;
