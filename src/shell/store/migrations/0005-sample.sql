-- A sample is a workspace of its own, and goes as one. This is the only way in which anything that happened is removed, and
-- it holds for samples alone: what is made as a sample is marked when it is made, and the mark is out of reach later.
-- The function runs with the rights of its owner, behind the same wall: it sees the workspace of the transaction only.

alter table workspaces add column sample boolean not null default false;

revoke update on workspaces from millrace_app;

grant update (name, event_seq, head_hash) on workspaces to millrace_app;

create function remove_sample(p_workspace text)
returns boolean language plpgsql security definer set search_path = public as $body$
begin
  if p_workspace is distinct from nullif(current_setting('app.workspace_id', true), '') then
    return false;
  end if;
  perform 1 from workspaces where workspace_id = p_workspace and sample for update;
  if not found then
    return false;
  end if;
  delete from status_links where workspace_id = p_workspace;
  delete from public_links where workspace_id = p_workspace;
  delete from form_drafts where workspace_id = p_workspace;
  delete from settings where workspace_id = p_workspace;
  delete from logs where workspace_id = p_workspace;
  delete from file_chunks where workspace_id = p_workspace;
  delete from files where workspace_id = p_workspace;
  delete from idempotency_keys where workspace_id = p_workspace;
  delete from round_robin_turns where workspace_id = p_workspace;
  delete from jobs where workspace_id = p_workspace;
  delete from notifications where workspace_id = p_workspace;
  delete from mentions where workspace_id = p_workspace;
  delete from comments where workspace_id = p_workspace;
  delete from stage_visits where workspace_id = p_workspace;
  delete from work_items where workspace_id = p_workspace;
  delete from personal_values where workspace_id = p_workspace;
  delete from case_events where workspace_id = p_workspace;
  delete from cases where workspace_id = p_workspace;
  delete from workflow_versions where workspace_id = p_workspace;
  delete from workflow_drafts where workspace_id = p_workspace;
  delete from workflows where workspace_id = p_workspace;
  delete from invitations where workspace_id = p_workspace;
  delete from team_members where workspace_id = p_workspace;
  delete from teams where workspace_id = p_workspace;
  delete from people where workspace_id = p_workspace;
  delete from workspace_events where workspace_id = p_workspace;
  delete from case_numbers where workspace_id = p_workspace;
  -- Who was a person here and nowhere else has nothing left to sign in to.
  delete from "user" where id in (select u.user_id from user_workspaces u where u.workspace_id = p_workspace)
    and id not in (select u.user_id from user_workspaces u where u.workspace_id <> p_workspace);
  delete from user_workspaces where workspace_id = p_workspace;
  delete from workspace_ids where workspace_id = p_workspace;
  delete from workspaces where workspace_id = p_workspace;
  return true;
end
$body$;

revoke execute on function remove_sample(text) from public;

grant execute on function remove_sample(text) to millrace_app;
