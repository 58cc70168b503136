// Who has what to do? The worklist of a person, what a pool offers, and how much everybody has.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';
import { requesterNameOf } from './requester-name.ts';

/** A work item with what a worklist shows of its case. */
export type WorkItemRow = {
  workItemId: string;
  caseId: string;
  workflowId: string;
  stage: string;
  visit: number;
  ownerId: string | null;
  candidates: string[];
  why: string;
  status: string;
  outcome: string | null;
  offeredAt: Instant;
  claimedAt: Instant | null;
  startedAt: Instant | null;
  completedAt: Instant | null;
  completedBy: string | null;
  dueAt: Instant | null;
  pausedAt: Instant | null;
  number: number;
  title: string;
  priority: string;
  requesterId: string | null;
  requesterName: string | null;
  version: number;
};

/** The place after which a page begins: the last row of the page before. */
export type WorkItemPlace = { offeredAt: Instant; workItemId: string };

/** A work item `w` with what is shown of its case `c`. */
export const WORK_ITEM_COLUMNS = `w.work_item_id as "workItemId", w.case_id as "caseId", w.workflow_id as "workflowId", w.stage,
    w.visit, w.owner_id as "ownerId", w.candidates, w.why, w.status, w.outcome, w.offered_at as "offeredAt",
    w.claimed_at as "claimedAt", w.started_at as "startedAt", w.completed_at as "completedAt",
    w.completed_by as "completedBy", w.due_at as "dueAt", w.paused_at as "pausedAt", c.number, c.title, c.priority,
    c.requester_id as "requesterId", ${requesterNameOf('c')} as "requesterName", c.version`;

/** Reads them; filters follow. */
const SELECT_WORK_ITEMS = `select ${WORK_ITEM_COLUMNS} from work_items w join cases c on c.workspace_id = w.workspace_id and c.case_id = w.case_id
  where w.workspace_id = $1`;
const PAGE = `and (w.offered_at, w.work_item_id) > (to_timestamp($3::bigint / 1000.0), $4)
  order by w.offered_at, w.work_item_id limit $5`;
const MINE = statement(`${SELECT_WORK_ITEMS} and w.completed_at is null and w.owner_id = $2 ${PAGE}`);
const CLAIMABLE = statement(
  `${SELECT_WORK_ITEMS} and w.completed_at is null and w.pool is not null and w.candidates @> array[$2::text] ${PAGE}`,
);
const DONE = statement(
  `${SELECT_WORK_ITEMS} and w.completed_at is not null and w.completed_by = $2 order by w.completed_at desc, w.work_item_id desc
    limit $3`,
);
const OF_CASE = statement(`${SELECT_WORK_ITEMS} and w.case_id = $2 order by w.offered_at, w.work_item_id`);
const GET = statement(`${SELECT_WORK_ITEMS} and w.case_id = $2 and w.work_item_id = $3`);
const OPEN_WORK = statement(
  `select owner_id as "personId", count(*)::integer as open from work_items
    where workspace_id = $1 and completed_at is null and owner_id is not null group by owner_id`,
);

const START: WorkItemPlace = { offeredAt: 0, workItemId: '' };

export const workItems = {
  /** What the person has to do, longest offered first. */
  mine: (scope: Scope, personId: string, limit = 200, after = START): Promise<WorkItemRow[]> =>
    scope.rows<WorkItemRow>(MINE, [scope.workspaceId, personId, after.offeredAt, after.workItemId, limit]),

  /** What the person could take out of a pool. */
  claimable: (scope: Scope, personId: string, limit = 200, after = START): Promise<WorkItemRow[]> =>
    scope.rows<WorkItemRow>(CLAIMABLE, [
      scope.workspaceId,
      personId,
      after.offeredAt,
      after.workItemId,
      limit,
    ]),

  /** What the person did last. */
  doneBy: (scope: Scope, personId: string, limit = 50): Promise<WorkItemRow[]> =>
    scope.rows<WorkItemRow>(DONE, [scope.workspaceId, personId, limit]),

  ofCase: (scope: Scope, caseId: string): Promise<WorkItemRow[]> =>
    scope.rows<WorkItemRow>(OF_CASE, [scope.workspaceId, caseId]),

  /** The id of a work item begins with that of its case. */
  get: async (scope: Scope, workItemId: string): Promise<WorkItemRow | undefined> => {
    const caseId = workItemId.slice(0, workItemId.lastIndexOf('/'));
    return (await scope.rows<WorkItemRow>(GET, [scope.workspaceId, caseId, workItemId]))[0];
  },

  /** Open work items by owner. */
  openWork: async (scope: Scope): Promise<{ [personId: string]: number }> => {
    const rows = await scope.rows<{ personId: string; open: number }>(OPEN_WORK, [scope.workspaceId]);
    return Object.fromEntries(rows.map(({ personId, open }) => [personId, open]));
  },
};
