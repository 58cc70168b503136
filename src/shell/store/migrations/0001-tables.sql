-- The rooms of a workspace. The workspace key opens every primary, unique and foreign key; rows that are a fold of
-- case_events (cases, work_items, stage_visits, comments, mentions, notifications) can be rebuilt from them, and
-- carry no foreign keys: they are written by one function, in the transaction of their events.
-- One statement ends with a semicolon and an empty line.

create table workspaces (
  workspace_id text collate "C" primary key,
  name text not null,
  event_seq bigint not null default 0,
  head_hash bytea,
  created_at timestamptz not null
);

create table case_numbers (
  workspace_id text collate "C" primary key references workspaces,
  last_number bigint not null default 0
);

create table workspace_events (
  workspace_id text collate "C" not null references workspaces,
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  data jsonb not null,
  previous_hash bytea,
  hash bytea not null,
  primary key (workspace_id, seq)
);

create table people (
  workspace_id text collate "C" not null references workspaces,
  person_id text collate "C" not null,
  key text collate "C" not null,
  name text not null,
  role text not null,
  active boolean not null default true,
  user_id text collate "C",
  source text not null,
  log_names text[] not null default '{}',
  manager_id text collate "C",
  deputy_id text collate "C",
  absences jsonb not null default '[]',
  created_at timestamptz not null,
  primary key (workspace_id, person_id),
  unique (workspace_id, key),
  unique (workspace_id, user_id),
  foreign key (workspace_id, manager_id) references people,
  foreign key (workspace_id, deputy_id) references people
);

create table teams (
  workspace_id text collate "C" not null references workspaces,
  team_key text collate "C" not null,
  name text not null,
  lead_id text collate "C",
  created_at timestamptz not null,
  primary key (workspace_id, team_key),
  foreign key (workspace_id, lead_id) references people
);

create table team_members (
  workspace_id text collate "C" not null,
  team_key text collate "C" not null,
  person_id text collate "C" not null,
  position integer not null,
  primary key (workspace_id, team_key, person_id),
  foreign key (workspace_id, team_key) references teams,
  foreign key (workspace_id, person_id) references people
);

create table invitations (
  workspace_id text collate "C" not null,
  token_hash bytea not null,
  person_id text collate "C" not null,
  invited_by text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (workspace_id, token_hash),
  foreign key (workspace_id, person_id) references people
);

create index invitations_by_person on invitations (workspace_id, person_id);

create table workflows (
  workspace_id text collate "C" not null references workspaces,
  workflow_id text collate "C" not null,
  title text not null,
  description text,
  owner_id text collate "C",
  current_version integer,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, workflow_id),
  foreign key (workspace_id, owner_id) references people
);

create table workflow_drafts (
  workspace_id text collate "C" not null,
  workflow_id text collate "C" not null,
  source text not null,
  workflow jsonb,
  log_id text collate "C",
  revision integer not null,
  updated_at timestamptz not null,
  updated_by text collate "C",
  primary key (workspace_id, workflow_id),
  foreign key (workspace_id, workflow_id) references workflows
);

create table workflow_versions (
  workspace_id text collate "C" not null,
  workflow_id text collate "C" not null,
  version integer not null,
  source text not null,
  workflow jsonb not null,
  note text,
  published_at timestamptz not null,
  published_by text collate "C",
  primary key (workspace_id, workflow_id, version),
  foreign key (workspace_id, workflow_id) references workflows
);

create table cases (
  workspace_id text collate "C" not null,
  case_id text collate "C" not null,
  workflow_id text collate "C" not null,
  workflow_version integer not null,
  number bigint not null,
  title text not null,
  status text not null,
  outcome text,
  priority text not null,
  requester_id text collate "C",
  requester_name text,
  stages text[] not null,
  owners text[] not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  updated_at timestamptz not null,
  due_at timestamptz,
  sample boolean not null default false,
  version bigint not null,
  head_hash bytea not null,
  state jsonb not null,
  primary key (workspace_id, case_id),
  unique (workspace_id, number)
);

create index cases_by_update on cases (workspace_id, status, updated_at, case_id);

create index cases_by_workflow on cases (workspace_id, workflow_id, status, updated_at, case_id);

create index cases_by_requester on cases (workspace_id, requester_id, opened_at, case_id);

create table case_events (
  workspace_id text collate "C" not null,
  case_id text collate "C" not null,
  seq bigint not null,
  workflow_id text collate "C" not null,
  version integer not null,
  kind text not null,
  at timestamptz not null,
  actor text collate "C",
  stage text,
  work_item_id text collate "C",
  cause text not null,
  data jsonb not null,
  previous_hash bytea,
  hash bytea not null,
  primary key (workspace_id, case_id, seq)
);

create table personal_values (
  workspace_id text collate "C" not null,
  reference text collate "C" not null,
  case_id text collate "C" not null,
  salt bytea not null,
  value jsonb not null,
  primary key (workspace_id, reference)
);

create index personal_values_by_case on personal_values (workspace_id, case_id);

create table work_items (
  workspace_id text collate "C" not null,
  work_item_id text collate "C" not null,
  case_id text collate "C" not null,
  workflow_id text collate "C" not null,
  stage text not null,
  visit integer not null,
  owner_id text collate "C",
  candidates text[] not null,
  why text not null,
  status text not null,
  outcome text,
  offered_at timestamptz not null,
  claimed_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  completed_by text collate "C",
  due_at timestamptz,
  primary key (workspace_id, case_id, work_item_id)
);

create index work_items_open_by_owner on work_items (workspace_id, owner_id, offered_at, work_item_id)
  where completed_at is null;

create index work_items_open_in_pools on work_items using gin (candidates)
  where completed_at is null and owner_id is null;

create index work_items_done_by_person on work_items (workspace_id, completed_by, completed_at, work_item_id)
  where completed_at is not null;

create table stage_visits (
  workspace_id text collate "C" not null,
  case_id text collate "C" not null,
  stage text not null,
  visit integer not null,
  workflow_id text collate "C" not null,
  token_id text collate "C" not null,
  from_stage text,
  to_stage text,
  rework boolean not null,
  owner_id text collate "C",
  outcome text,
  entered_at timestamptz not null,
  left_at timestamptz,
  primary key (workspace_id, case_id, stage, visit)
);

create index stage_visits_open on stage_visits (workspace_id, workflow_id, stage, entered_at, case_id)
  where left_at is null;

create table comments (
  workspace_id text collate "C" not null,
  comment_id text collate "C" not null,
  case_id text collate "C" not null,
  seq bigint not null,
  at timestamptz not null,
  actor text collate "C",
  actor_name text,
  text text not null,
  primary key (workspace_id, comment_id)
);

create index comments_by_case on comments (workspace_id, case_id, seq);

create table mentions (
  workspace_id text collate "C" not null,
  person_id text collate "C" not null,
  comment_id text collate "C" not null,
  case_id text collate "C" not null,
  at timestamptz not null,
  primary key (workspace_id, person_id, comment_id)
);

create table notifications (
  workspace_id text collate "C" not null,
  person_id text collate "C" not null,
  notification_id text collate "C" not null,
  case_id text collate "C",
  work_item_id text collate "C",
  reason text not null,
  text text not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, person_id, notification_id)
);

create index notifications_by_time on notifications (workspace_id, person_id, at, notification_id);

create index notifications_unread on notifications (workspace_id, person_id) where read_at is null;

create table jobs (
  workspace_id text collate "C" not null,
  job_key text collate "C" not null,
  case_id text collate "C",
  kind text not null,
  effect text,
  settings jsonb,
  due_at timestamptz not null,
  position bigint not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  fence bigint not null default 0,
  lease_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, job_key)
);

create index jobs_waiting on jobs (workspace_id, due_at, position) where state = 'waiting';

create index jobs_waiting_by_case on jobs (workspace_id, case_id, position) where state = 'waiting';

create table round_robin_turns (
  workspace_id text collate "C" not null,
  turn_key text collate "C" not null,
  taken bigint not null,
  primary key (workspace_id, turn_key)
);

create table idempotency_keys (
  workspace_id text collate "C" not null,
  key text collate "C" not null,
  command_hash text collate "C" not null,
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (workspace_id, key)
);

create index idempotency_keys_by_age on idempotency_keys (workspace_id, at);

create table files (
  workspace_id text collate "C" not null references workspaces,
  hash text collate "C" not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  created_at timestamptz not null,
  created_by text collate "C",
  primary key (workspace_id, hash)
);

create table file_chunks (
  workspace_id text collate "C" not null,
  hash text collate "C" not null,
  n integer not null,
  bytes bytea not null,
  primary key (workspace_id, hash, n),
  foreign key (workspace_id, hash) references files
);

create table logs (
  workspace_id text collate "C" not null references workspaces,
  log_id text collate "C" not null,
  name text not null,
  file_hash text collate "C" not null,
  format text not null,
  mapping jsonb not null,
  counts jsonb not null,
  rejected jsonb not null,
  workflow_id text collate "C",
  imported_at timestamptz not null,
  imported_by text collate "C",
  primary key (workspace_id, log_id),
  foreign key (workspace_id, file_hash) references files,
  foreign key (workspace_id, workflow_id) references workflows
);

create table settings (
  workspace_id text collate "C" not null references workspaces,
  key text collate "C" not null,
  value jsonb not null,
  updated_at timestamptz not null,
  primary key (workspace_id, key)
);

create table public_links (
  workspace_id text collate "C" not null,
  token text collate "C" not null,
  workflow_id text collate "C" not null,
  intake text not null,
  created_at timestamptz not null,
  created_by text collate "C",
  closed_at timestamptz,
  primary key (workspace_id, token),
  foreign key (workspace_id, workflow_id) references workflows
);

create table status_links (
  workspace_id text collate "C" not null,
  token_hash bytea not null,
  case_id text collate "C" not null,
  created_at timestamptz not null,
  primary key (workspace_id, token_hash)
);

create table form_drafts (
  workspace_id text collate "C" not null,
  person_id text collate "C" not null,
  form text collate "C" not null,
  "values" jsonb not null,
  updated_at timestamptz not null,
  primary key (workspace_id, person_id, form),
  foreign key (workspace_id, person_id) references people
);
