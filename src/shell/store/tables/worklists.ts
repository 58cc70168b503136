// What waits for a person, the promise most at risk first: late, due within a day, then the rest by urgency and age.
import { type Scope, statement } from '../connections.ts';
import { SELECT_WORK_ITEMS, type WorkItemRow } from './work-items.ts';

const SOON = `w.due_at <= now() + interval '1 day'`;
const BY_PROMISE = `order by
    case when w.due_at < now() then 0 when ${SOON} then 1 else 2 end,
    case when ${SOON} then w.due_at end,
    case c.priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end,
    w.offered_at, w.work_item_id limit $3`;
const OWN = 'w.completed_at is null and w.owner_id = $2';
const POOLED = 'w.completed_at is null and w.owner_id is null and w.candidates @> array[$2::text]';
const MINE = statement(`${SELECT_WORK_ITEMS} and ${OWN} ${BY_PROMISE}`);
const POOL = statement(`${SELECT_WORK_ITEMS} and ${POOLED} ${BY_PROMISE}`);
const COUNT = statement(
  `select (select count(*) from work_items w where w.workspace_id = $1 and ${OWN})
      + (select count(*) from work_items w where w.workspace_id = $1 and ${POOLED}) as total`,
);

export const worklists = {
  /** The person's own open work. */
  mine: (scope: Scope, personId: string, limit: number): Promise<WorkItemRow[]> =>
    scope.rows<WorkItemRow>(MINE, [scope.workspaceId, personId, limit]),

  /** What the person could take out of a pool. */
  pool: (scope: Scope, personId: string, limit: number): Promise<WorkItemRow[]> =>
    scope.rows<WorkItemRow>(POOL, [scope.workspaceId, personId, limit]),

  /** How much there is of both. */
  count: async (scope: Scope, personId: string): Promise<number> =>
    (await scope.rows<{ total: number }>(COUNT, [scope.workspaceId, personId]))[0]?.total ?? 0,
};
