-- Timers and effects are claimed apart from each other, each kind by its own stretch of one index.

drop index jobs_waiting;

create index jobs_waiting on jobs (workspace_id, kind, due_at, position) where state = 'waiting';
