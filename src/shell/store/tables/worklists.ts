// What waits for a person, the promise most at risk first: late, due within a day, then the rest by urgency and age. What
// decides the order is read of everything that waits; what is shown only of the page.
import { type Scope, statement } from '../connections.ts';
import { WORK_ITEM_COLUMNS, type WorkItemRow } from './work-items.ts';

const NARROW = 'select w.case_id, w.work_item_id, w.due_at, w.offered_at from work_items w';
const OPEN = 'where w.workspace_id = $1 and w.completed_at is null';
const SOON = `due_at <= now() + interval '1 day'`;

// Own and pooled work are read apart: together the planner would start other processes for them, which cost more than they read.
// The rest is looked at only where what presses leaves room, and then with the few cases that are of another than normal
// priority. The offset keeps the last part what it is: one look-up by key for each row of the page.
const PAGE = statement(
  `with own as materialized (${NARROW} ${OPEN} and w.owner_id = $2),
    joined as materialized (select pool from pools where workspace_id = $1 and candidates @> array[$2::text]),
    pooled as materialized (${NARROW} join joined on joined.pool = w.pool ${OPEN} and w.pool is not null),
    waiting as materialized (select * from own union all select * from pooled),
    pressing as materialized (
      select * from waiting where ${SOON} order by due_at, offered_at, work_item_id limit $3),
    raised as (
      select case_id, case priority when 'urgent' then 0 when 'high' then 1 else 3 end as rank from cases
        where workspace_id = $1 and status = 'open' and priority <> 'normal'),
    calm as (
      select waiting.* from waiting left join raised on raised.case_id = waiting.case_id
        where (${SOON}) is not true and (select count(*) from pressing) < $3
        order by coalesce(raised.rank, 2), offered_at, work_item_id limit $3),
    page as materialized (select * from pressing union all select * from calm limit $3)
  select found.*, (select count(*) from waiting) as total
    from page cross join lateral (
      select ${WORK_ITEM_COLUMNS} from work_items w join cases c on c.workspace_id = $1 and c.case_id = w.case_id
        where w.workspace_id = $1 and w.case_id = page.case_id and w.work_item_id = page.work_item_id offset 0) found`,
);

export type WorklistPage = { readonly rows: readonly WorkItemRow[]; readonly total: number };

export const worklists = {
  /** The person's own open work and what they could take out of pools, and how much there is of both. */
  page: async (scope: Scope, personId: string, limit: number): Promise<WorklistPage> => {
    type Row = WorkItemRow & { total: number };
    const rows = await scope.rows<Row>(PAGE, [scope.workspaceId, personId, limit]);
    return { rows, total: rows[0]?.total ?? 0 };
  },
};
