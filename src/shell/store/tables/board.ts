// The board of a workflow: where its open cases stand, how many in each stage, and the first cards of each. Read in pieces that
// are put together here: one join of all three tables is planned badly as long as the database has no statistics of them
// (117 s for 10,000 cards instead of 0.1 s).
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, type Statement, statement } from '../connections.ts';
import { containing, isNumberAlone, numberIn } from './words.ts';

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

/** Which cards are read: `limit` of each stage, or of the one stage named. */
export type CardFilter = {
  readonly stage?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly late?: boolean | undefined;
  /** Words to find in the title, or the number. */
  readonly text?: string | undefined;
  readonly limit: number;
};

/** The first cards of each stage, longest there first; `counts` of all that fit. */
export type Cards = { readonly cards: readonly BoardCard[]; readonly counts: readonly StageCount[] };

type Place = Pick<BoardCard, 'caseId' | 'stage' | 'visit' | 'enteredAt'>;
type Head = Pick<BoardCard, 'caseId' | 'number' | 'title' | 'priority'>;
type Item = Pick<BoardCard, 'caseId' | 'stage' | 'visit' | 'ownerId' | 'candidates' | 'dueAt'> & {
  workItemId: string;
};

const STANDING = 'where workspace_id = $1 and workflow_id = $2 and left_at is null';
// From stage to stage by the index, and the first of each: nothing else is read.
const STAGES = `with recursive stages as (
    (select stage from stage_visits ${STANDING} order by stage limit 1)
    union all
    select (select v.stage from stage_visits v where v.workspace_id = $1 and v.workflow_id = $2 and v.left_at is null
        and v.stage > stages.stage order by v.stage limit 1) from stages where stages.stage is not null)`;
const FIRST_OF = `select first.case_id as "caseId", stages.stage, first.visit, first.entered_at as "enteredAt"
  from stages cross join lateral (select v.case_id, v.visit, v.entered_at from stage_visits v
    where v.workspace_id = $1 and v.workflow_id = $2 and v.left_at is null and v.stage = stages.stage
    order by v.entered_at, v.case_id limit $3) as first order by stages.stage, first.entered_at, first.case_id`;
const FIRST = statement(`${STAGES} ${FIRST_OF}`);
const FIRST_OF_ONE = statement(`with stages as (select $4::text as stage) ${FIRST_OF}`);
const COUNTS = statement(
  `select stage, count(*)::integer as count from stage_visits ${STANDING} group by stage`,
);
const LATE_ITEMS = 'workspace_id = $1 and workflow_id = $2 and completed_at is null and due_at < now()';
const LATE = statement(
  `select stage, count(*)::integer as late from work_items where ${LATE_ITEMS} group by stage`,
);
const HEADS = statement(
  `select case_id as "caseId", number, title, priority from cases where workspace_id = $1 and case_id = any ($2)`,
);
// Beside a question that waits for an answer, the work itself is shown: the last one counts.
const ITEMS = statement(
  `select case_id as "caseId", stage, visit, work_item_id as "workItemId", owner_id as "ownerId", candidates,
      due_at as "dueAt" from work_items
    where workspace_id = $1 and case_id = any ($2) and completed_at is null order by status = 'asked' desc, work_item_id`,
);

export const boards = {
  /** The cards that fit. Late is who is so by the database's clock. */
  cards: async (scope: Scope, workflowId: string, filter: CardFilter): Promise<Cards> => {
    const { places, counts } = isOpen(filter)
      ? await allPlaces(scope, workflowId, filter)
      : await fittingPlaces(scope, workflowId, filter);
    const those = [scope.workspaceId, [...new Set(places.map(({ caseId }) => caseId))]];
    const [heads, items] = await Promise.all([
      scope.rows<Head>(HEADS, those),
      scope.rows<Item>(ITEMS, those),
    ]);
    return { cards: joined(places, heads, items), counts };
  },
};

const isOpen = ({ ownerId, late, text }: CardFilter): boolean =>
  ownerId === undefined && late !== true && sought(text) === '';

const sought = (text: string | undefined): string => text?.trim() ?? '';

type Places = { places: readonly Place[]; counts: readonly StageCount[] };

async function allPlaces(scope: Scope, workflowId: string, { stage, limit }: CardFilter): Promise<Places> {
  const here = [scope.workspaceId, workflowId];
  const [places, counts, late] = await Promise.all([
    stage === undefined
      ? scope.rows<Place>(FIRST, [...here, limit])
      : scope.rows<Place>(FIRST_OF_ONE, [...here, limit, stage]),
    scope.rows<{ stage: string; count: number }>(COUNTS, here),
    scope.rows<{ stage: string; late: number }>(LATE, here),
  ]);
  const lateIn = new Map(late.map((row) => [row.stage, row.late]));
  return { places, counts: counts.map((row) => ({ ...row, late: lateIn.get(row.stage) ?? 0 })) };
}

async function fittingPlaces(scope: Scope, workflowId: string, filter: CardFilter): Promise<Places> {
  const rows = await scope.rows<Place & StageCount>(...fitting([scope.workspaceId, workflowId], filter));
  const counts = new Map(rows.map(({ stage, count, late }) => [stage, { stage, count, late }]));
  return { places: rows, counts: [...counts.values()] };
}

/** Begins with what is fewest: the work of one, what is late, or else the titles of open cases. */
function fitting(here: readonly string[], { stage, ownerId, late, text, limit }: CardFilter): Query {
  const values: unknown[] = [...here];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const words = sought(text);
  const titled = words === '' ? '' : titledBy(words, given);
  const byWork = ownerId !== undefined || late === true;
  const held = [
    `select case_id, stage, visit, min(due_at) as due_at from work_items
      where workspace_id = $1 and workflow_id = $2 and completed_at is null`,
    ...(ownerId === undefined ? [] : [`owner_id = ${given(ownerId)}`]),
    ...(late === true ? ['due_at < now()'] : []),
  ].join(' and ');
  const from = byWork
    ? `select v.*, held.due_at from (${held} group by case_id, stage, visit) as held cross join lateral (${VISIT}
          and v.case_id = held.case_id and v.stage = held.stage and v.visit = held.visit offset 0) as v
        ${titled === '' ? '' : `cross join lateral (${OF_THE_CASE} and ${titled} offset 0) as c`}`
    : `select v.*, held.due_at from cases c cross join lateral (${VISIT} and v.case_id = c.case_id offset 0) as v
        left join lateral (select min(due_at) as due_at from work_items w where w.workspace_id = $1
          and w.case_id = c.case_id and w.stage = v.stage and w.visit = v.visit and w.completed_at is null) as held on true
        where c.workspace_id = $1 and c.workflow_id = $2 and c.status = 'open' and ${titled}`;
  const query = `select case_id as "caseId", stage, visit, entered_at as "enteredAt", count, late from (
      select fits.*, row_number() over (partition by stage order by entered_at, case_id) as place,
          (count(*) over (partition by stage))::integer as count,
          (count(*) filter (where due_at < now()) over (partition by stage))::integer as late
        from (${from}) as fits ${stage === undefined ? '' : `where stage = ${given(stage)}`}) as placed
    where place <= ${given(limit)} order by stage, entered_at, case_id`;
  return [statement(query), values];
}

type Query = readonly [Statement, readonly unknown[]];

function titledBy(words: string, given: (value: unknown) => string): string {
  const numbered = `c.number = ${given(numberIn(words))}::bigint`;
  return isNumberAlone(words) ? numbered : `(c.title ilike ${given(containing(words))} or ${numbered})`;
}

// The offset keeps these what they are: look-ups by key.
const VISIT = `select v.case_id, v.stage, v.visit, v.entered_at from stage_visits v
    where v.workspace_id = $1 and v.left_at is null`;
const OF_THE_CASE = 'select 1 from cases c where c.workspace_id = $1 and c.case_id = v.case_id';

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
