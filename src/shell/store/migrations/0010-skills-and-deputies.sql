-- What people can do, how much they should have at most, and who stands in for them for some time or some of the work.
alter table people add column skills text[] not null default '{}';

alter table people add column capacity integer;

alter table people add column deputies jsonb not null default '[]';
