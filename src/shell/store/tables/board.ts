// The board of a workflow: where its open cases stand, how many in each stage, and the cards. Read in pieces that are put
// together here: one join of all three tables is planned badly as long as the database has no statistics of them (117 s
// for 10,000 cards instead of 0.1 s).
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** A card: a case in one of the stages where it stands. */
export type BoardCard = {
  caseId: string;
  stage: string;
  visit: number;
  enteredAt: Instant;
  number: number;
  title: string;
  priority: string;
  workItemId: string | null;
  ownerId: string | null;
  candidates: string[] | null;
  dueAt: Instant | null;
};

export type StageCount = { stage: string; count: number; late: number };

type Place = Pick<BoardCard, 'caseId' | 'stage' | 'visit' | 'enteredAt'>;
type Head = Pick<BoardCard, 'caseId' | 'number' | 'title' | 'priority'>;
type Item = Pick<BoardCard, 'caseId' | 'stage' | 'visit' | 'ownerId' | 'candidates' | 'dueAt'> & {
  workItemId: string;
};

const PLACE = `case_id as "caseId", stage, visit, entered_at as "enteredAt"`;
const STANDING = 'where workspace_id = $1 and workflow_id = $2 and left_at is null';
const ALL_PLACES = statement(
  `select ${PLACE} from stage_visits ${STANDING} order by stage, entered_at, case_id limit $3`,
);
const FIRST_PLACES = statement(
  `select ${PLACE} from (
      select case_id, stage, visit, entered_at,
          row_number() over (partition by stage order by entered_at, case_id) as place
        from stage_visits ${STANDING}) as placed
    where place <= $3 order by stage, entered_at, case_id`,
);
const COUNTS = statement(
  `select stage, count(*)::integer as count from stage_visits ${STANDING} group by stage`,
);
const LATE = statement(
  `select stage, count(*)::integer as late from work_items
    where workspace_id = $1 and workflow_id = $2 and completed_at is null and due_at < now() group by stage`,
);
const HEAD = 'select case_id as "caseId", number, title, priority from cases where workspace_id = $1';
const ALL_HEADS = statement(`${HEAD} and workflow_id = $2 and status = 'open'`);
const HEADS = statement(`${HEAD} and case_id = any ($2)`);
const ITEM = `select case_id as "caseId", stage, visit, work_item_id as "workItemId", owner_id as "ownerId", candidates,
    due_at as "dueAt" from work_items where workspace_id = $1`;
const ALL_ITEMS = statement(`${ITEM} and workflow_id = $2 and completed_at is null`);
const ITEMS = statement(`${ITEM} and case_id = any ($2) and completed_at is null`);

export const boards = {
  /** Every card, by stage, longest there first. */
  all: async (scope: Scope, workflowId: string, limit: number): Promise<BoardCard[]> => {
    const here = [scope.workspaceId, workflowId];
    const [places, heads, items] = await Promise.all([
      scope.rows<Place>(ALL_PLACES, [...here, limit]),
      scope.rows<Head>(ALL_HEADS, here),
      scope.rows<Item>(ALL_ITEMS, here),
    ]);
    return joined(places, heads, items);
  },

  /** The first cards of each stage, longest there first. */
  first: async (scope: Scope, workflowId: string, limit: number): Promise<BoardCard[]> => {
    const places = await scope.rows<Place>(FIRST_PLACES, [scope.workspaceId, workflowId, limit]);
    const those = [scope.workspaceId, [...new Set(places.map(({ caseId }) => caseId))]];
    const [heads, items] = await Promise.all([
      scope.rows<Head>(HEADS, those),
      scope.rows<Item>(ITEMS, those),
    ]);
    return joined(places, heads, items);
  },

  /** How many cases stand in each stage, and how many of their work items are late by the database's clock. */
  counts: async (scope: Scope, workflowId: string): Promise<StageCount[]> => {
    const here = [scope.workspaceId, workflowId];
    const [counts, late] = await Promise.all([
      scope.rows<{ stage: string; count: number }>(COUNTS, here),
      scope.rows<{ stage: string; late: number }>(LATE, here),
    ]);
    const lateIn = new Map(late.map((row) => [row.stage, row.late]));
    return counts.map(({ stage, count }) => ({ stage, count, late: lateIn.get(stage) ?? 0 }));
  },
};

function joined(places: readonly Place[], heads: readonly Head[], items: readonly Item[]): BoardCard[] {
  const keyOf = ({ caseId, stage, visit }: Place | Item): string => `${caseId}\n${stage}\n${visit}`;
  const headOf = new Map(heads.map((head) => [head.caseId, head]));
  const itemAt = new Map(items.map((item) => [keyOf(item), item]));
  return places.flatMap((place) => {
    const head = headOf.get(place.caseId);
    if (head === undefined) return [];
    const { workItemId, ownerId, candidates, dueAt } = itemAt.get(keyOf(place)) ?? NO_ITEM;
    return [{ ...place, ...head, workItemId, ownerId, candidates, dueAt }];
  });
}

const NO_ITEM = { workItemId: null, ownerId: null, candidates: null, dueAt: null };
