-- What became of findings: what was decided about each, and what was seen whenever somebody went through them. Both only
-- grow; in which state a finding is follows from them and from what is seen today. A source is an imported log (log/<id>)
-- or the history of a workflow (workflow/<id>). They go with their workspace: that is what the reference upon it is for.

create table finding_decisions (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  source text collate "C" not null,
  finding_key text collate "C" not null,
  seq integer not null,
  decision text not null,
  reason text,
  answer text,
  seen jsonb not null,
  decided_at timestamptz not null,
  decided_by text collate "C",
  primary key (workspace_id, source, finding_key, seq)
);

create table finding_reviews (
  workspace_id text collate "C" not null references workspaces on delete cascade,
  source text collate "C" not null,
  review_id text collate "C" not null,
  seen jsonb not null,
  reviewed_at timestamptz not null,
  reviewed_by text collate "C",
  primary key (workspace_id, source, review_id)
);

create index finding_reviews_by_time on finding_reviews (workspace_id, source, reviewed_at);

alter table finding_decisions enable row level security;

alter table finding_decisions force row level security;

create policy own_workspace on finding_decisions
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table finding_reviews enable row level security;

alter table finding_reviews force row level security;

create policy own_workspace on finding_reviews
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant select, insert on finding_decisions to millrace_app;

-- A look that was marked by mistake is taken back whole; it decides nothing.
grant select, insert, delete on finding_reviews to millrace_app;
