-- Lists read the rows they show, however many closed cases and other workspaces there are. Each index here is paid by the
-- moves that it concerns and by no other.

-- What somebody asked for, in the order in which lists show it.
drop index cases_by_requester;

create index cases_by_requester on cases (workspace_id, requester_id, status, updated_at, case_id);

-- Most cases are of normal priority: these few come before them in worklists.
create index cases_open_by_priority on cases (workspace_id, case_id) include (priority)
  where status = 'open' and priority <> 'normal';

-- What is late on a board.
create index work_items_open_by_due on work_items (workspace_id, workflow_id, due_at) include (stage)
  where completed_at is null and due_at is not null;

-- Every status is read by itself. What is closed moves no more, so its titles may stand beside it: words are found among a
-- million closed cases without reading these.
drop index cases_by_update;

create index cases_open_by_update on cases (workspace_id, updated_at, case_id) where status = 'open';

create index cases_closed_by_update on cases (workspace_id, status, updated_at, case_id) include (title, workflow_id)
  where status <> 'open';

-- Never used: rows are walled off by workspace, and what is asked of an array may not be asked before the wall. Each offer to a
-- pool of twenty paid twenty entries for it.
drop index work_items_open_in_pools;

-- Only effects wait for each other.
drop index jobs_waiting_by_case;

create index jobs_effects_by_case on jobs (workspace_id, case_id, position) where state = 'waiting' and kind = 'effect';

-- Keys come in the order of time and go so.
drop index idempotency_keys_by_age;

create index idempotency_keys_by_age on idempotency_keys using brin (at) with (autosummarize = on);
