-- A search through a hundred thousand titles takes less than it costs to start other processes for a part of it, and the next
-- one ends after some rows that the planner did not expect: as 0022 has it for worklists and boards.
alter table cases set (parallel_workers = 0);
