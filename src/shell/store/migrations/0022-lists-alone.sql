-- A worklist or a board is read in some milliseconds: to start other processes for a part of it costs more than it saves, and takes the
-- processor from everybody else.
alter table work_items set (parallel_workers = 0);

alter table stage_visits set (parallel_workers = 0);
