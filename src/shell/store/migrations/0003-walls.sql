-- The wall between workspaces: row-level security, forced upon the owner too, and a runtime role that owns nothing.
-- A session that names no workspace sees no row; after SET LOCAL ends the setting is '' and not NULL, hence nullif.
-- What happened cannot be changed or removed by the runtime role: it has no such right on the history.

alter table workspaces enable row level security;

alter table workspaces force row level security;

create policy own_workspace on workspaces
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table case_numbers enable row level security;

alter table case_numbers force row level security;

create policy own_workspace on case_numbers
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table workspace_events enable row level security;

alter table workspace_events force row level security;

create policy own_workspace on workspace_events
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table people enable row level security;

alter table people force row level security;

create policy own_workspace on people
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table teams enable row level security;

alter table teams force row level security;

create policy own_workspace on teams
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table team_members enable row level security;

alter table team_members force row level security;

create policy own_workspace on team_members
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table invitations enable row level security;

alter table invitations force row level security;

create policy own_workspace on invitations
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table workflows enable row level security;

alter table workflows force row level security;

create policy own_workspace on workflows
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table workflow_drafts enable row level security;

alter table workflow_drafts force row level security;

create policy own_workspace on workflow_drafts
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table workflow_versions enable row level security;

alter table workflow_versions force row level security;

create policy own_workspace on workflow_versions
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table cases enable row level security;

alter table cases force row level security;

create policy own_workspace on cases
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table case_events enable row level security;

alter table case_events force row level security;

create policy own_workspace on case_events
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table personal_values enable row level security;

alter table personal_values force row level security;

create policy own_workspace on personal_values
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table work_items enable row level security;

alter table work_items force row level security;

create policy own_workspace on work_items
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table stage_visits enable row level security;

alter table stage_visits force row level security;

create policy own_workspace on stage_visits
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table comments enable row level security;

alter table comments force row level security;

create policy own_workspace on comments
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table mentions enable row level security;

alter table mentions force row level security;

create policy own_workspace on mentions
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table notifications enable row level security;

alter table notifications force row level security;

create policy own_workspace on notifications
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table jobs enable row level security;

alter table jobs force row level security;

create policy own_workspace on jobs
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table round_robin_turns enable row level security;

alter table round_robin_turns force row level security;

create policy own_workspace on round_robin_turns
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table idempotency_keys enable row level security;

alter table idempotency_keys force row level security;

create policy own_workspace on idempotency_keys
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table files enable row level security;

alter table files force row level security;

create policy own_workspace on files
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table file_chunks enable row level security;

alter table file_chunks force row level security;

create policy own_workspace on file_chunks
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table logs enable row level security;

alter table logs force row level security;

create policy own_workspace on logs
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table settings enable row level security;

alter table settings force row level security;

create policy own_workspace on settings
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table public_links enable row level security;

alter table public_links force row level security;

create policy own_workspace on public_links
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table status_links enable row level security;

alter table status_links force row level security;

create policy own_workspace on status_links
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

alter table form_drafts enable row level security;

alter table form_drafts force row level security;

create policy own_workspace on form_drafts
  using (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

grant usage on schema public to millrace_app;

grant select, insert, update on workspaces to millrace_app;

grant select, insert, update on case_numbers to millrace_app;

grant select, insert on workspace_events to millrace_app;

grant select, insert, update, delete on people to millrace_app;

grant select, insert, update, delete on teams to millrace_app;

grant select, insert, update, delete on team_members to millrace_app;

grant select, insert, update, delete on invitations to millrace_app;

grant select, insert, update, delete on workflows to millrace_app;

grant select, insert, update, delete on workflow_drafts to millrace_app;

grant select, insert on workflow_versions to millrace_app;

grant select, insert, update, delete on cases to millrace_app;

grant select, insert on case_events to millrace_app;

grant select, insert, update, delete on personal_values to millrace_app;

grant select, insert, update, delete on work_items to millrace_app;

grant select, insert, update, delete on stage_visits to millrace_app;

grant select, insert, update, delete on comments to millrace_app;

grant select, insert, update, delete on mentions to millrace_app;

grant select, insert, update, delete on notifications to millrace_app;

grant select, insert, update, delete on jobs to millrace_app;

grant select, insert, update, delete on round_robin_turns to millrace_app;

grant select, insert, update, delete on idempotency_keys to millrace_app;

grant select, insert, update, delete on files to millrace_app;

grant select, insert, update, delete on file_chunks to millrace_app;

grant select, insert, update, delete on logs to millrace_app;

grant select, insert, update, delete on settings to millrace_app;

grant select, insert, update, delete on public_links to millrace_app;

grant select, insert, update, delete on status_links to millrace_app;

grant select, insert, update, delete on form_drafts to millrace_app;

grant select, insert, update, delete on "user" to millrace_app;

grant select, insert, update, delete on session to millrace_app;

grant select, insert, update, delete on account to millrace_app;

grant select, insert, update, delete on verification to millrace_app;

grant select, insert, update, delete on "rateLimit" to millrace_app;

grant select, insert, update, delete on user_workspaces to millrace_app;

grant select, insert on workspace_ids to millrace_app;

grant select, insert on server_secrets to millrace_app;
