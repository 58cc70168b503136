// What happened to the cases: the history of one, and the narrow columns of many for analysis.
import type { Instant } from '../../../core/base/index.ts';
import type { CaseEvent } from '../../../core/model/index.ts';
import { firstBrokenLink, type Link } from '../commit/chain.ts';
import { type Scope, statement } from '../connections.ts';

/**
 * A page of events as analysis reads them. **shape**: `columns` is the JSON of eight lists (case, seq, kind as its place
 * among the kinds asked for, at, actor, stage, due, outcome), written by the database: whoever passes it on never opens it.
 */
export type EventPage = { readonly count: number; readonly columns: string };

const HISTORY = statement(
  `select data from case_events where workspace_id = $1 and case_id = $2 and seq > $3 order by seq limit $4`,
);
const HISTORIES = statement(
  `select case_id as "caseId", data from case_events where workspace_id = $1 and case_id = any ($2::text[])
    order by case_id, seq`,
);
const LINKS = statement(
  `select seq, data as event, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
    from case_events where workspace_id = $1 and case_id = $2 order by seq`,
);
// One text a page: a million rows made into objects would hold up everybody who shares the thread.
const COLUMNS = `count(*)::int as count, (array_agg(case_id))[count(*)::int] as "lastCase",
    (array_agg(seq))[count(*)::int] as "lastSeq", json_build_array(json_agg(case_id), json_agg(seq), json_agg(kind),
      json_agg(at), json_agg(actor), json_agg(stage), json_agg(due), json_agg(outcome))::text as columns`;
// The data of an event is opened for the two kinds that say when work is due and what was decided.
const NARROW_ROW = `e.case_id, e.seq, array_position($3::text[], e.kind) - 1 as kind,
    (extract(epoch from e.at) * 1000)::bigint as at, e.actor, e.stage,
    case when e.kind = 'WorkItemOffered' then (e.data ->> 'dueAt')::bigint end as due,
    case when e.kind = 'WorkItemCompleted' then e.data ->> 'outcome' end as outcome`;
const NARROW = statement(
  `select ${COLUMNS} from (select ${NARROW_ROW} from case_events e
    where e.workspace_id = $1 and e.workflow_id = $2 and e.kind = any ($3) and (e.case_id, e.seq) > ($4, $5)
    order by e.case_id, e.seq limit $6) page`,
);
// The offset keeps the inner part what it is: one look-up by key for each case.
const NARROW_AFTER = statement(
  `select ${COLUMNS} from (select e.* from unnest($4::text[], $5::bigint[]) as known(case_id, seq)
    cross join lateral (select ${NARROW_ROW} from case_events e
      where e.workspace_id = $1 and e.case_id = known.case_id and e.seq > known.seq and e.workflow_id = $2
        and e.kind = any ($3) order by e.seq offset 0) e) page`,
);

/** What an automation did to a case. **shape**: `caseTitle` as it is now, `did` in words. */
export type AutomationRun = {
  automation: string;
  caseId: string;
  caseTitle: string;
  at: Instant;
  why: string;
  did: string[];
};
// Events have no index by kind: a history of thousands of cases is not searched for what happened lately.
const RUNS = statement(
  `select e.data ->> 'automation' as automation, e.case_id as "caseId", c.title as "caseTitle", e.at,
      e.data ->> 'why' as why, array(select jsonb_array_elements_text(e.data -> 'did')) as did
    from (select case_id, title from cases where workspace_id = $1 and workflow_id = $2
        order by case_id desc limit 1000) c
      join case_events e on e.workspace_id = $1 and e.case_id = c.case_id
    where e.kind = 'AutomationRan' order by e.at desc, e.case_id, e.seq desc limit $3`,
);

/** How often an automation ran, and when last. */
export type AutomationCount = { automation: string; runs: number; lastAt: Instant };
const RUN_COUNTS = statement(
  `select e.data ->> 'automation' as automation, count(*)::int as runs, max(e.at) as "lastAt"
    from (select case_id from cases where workspace_id = $1 and workflow_id = $2
        order by case_id desc limit 1000) c
      join case_events e on e.workspace_id = $1 and e.case_id = c.case_id
    where e.kind = 'AutomationRan' group by 1 order by 1`,
);

type PageRow = EventPage & { lastCase: string | null; lastSeq: number | null };
const PAGE = 20_000;
const CASES_AT_ONCE = 500;

export const caseEvents = {
  /** The history of a case, oldest first. */
  history: async (scope: Scope, caseId: string, after = 0, limit = 10_000): Promise<CaseEvent[]> => {
    const rows = await scope.rows<{ data: CaseEvent }>(HISTORY, [scope.workspaceId, caseId, after, limit]);
    return rows.map((row) => row.data);
  },

  /** The whole histories of some cases, in the order in which the cases are named. */
  historiesOf: async (scope: Scope, caseIds: readonly string[]): Promise<Map<string, CaseEvent[]>> => {
    const found = new Map<string, CaseEvent[]>(caseIds.map((caseId) => [caseId, []]));
    const values = [scope.workspaceId, caseIds];
    const rows = await scope.rows<{ caseId: string; data: CaseEvent }>(HISTORIES, values);
    for (const { caseId, data } of rows) found.get(caseId)?.push(data);
    return found;
  },

  /** The seq of the first event that was altered, removed or moved; null when the chain verifies. */
  firstBroken: async (scope: Scope, caseId: string): Promise<number | null> =>
    firstBrokenLink(await scope.rows<Link>(LINKS, [scope.workspaceId, caseId])),

  /** What the automations of a workflow did lately, newest first. */
  automationRuns: (scope: Scope, workflowId: string, limit: number): Promise<AutomationRun[]> =>
    scope.rows<AutomationRun>(RUNS, [scope.workspaceId, workflowId, limit]),

  /** How often the automations of a workflow ran in its last thousand cases. */
  automationCounts: (scope: Scope, workflowId: string): Promise<AutomationCount[]> =>
    scope.rows<AutomationCount>(RUN_COUNTS, [scope.workspaceId, workflowId]),

  /** All events of some kinds of a workflow's cases, by case and seq, in pages. */
  async *narrow(scope: Scope, workflowId: string, kinds: readonly string[]): AsyncGenerator<EventPage> {
    let place: readonly [string, number] = ['', 0];
    for (;;) {
      const values = [scope.workspaceId, workflowId, kinds, ...place, PAGE];
      const [page] = await scope.rows<PageRow>(NARROW, values);
      if (page === undefined || page.lastCase === null || page.lastSeq === null) return;
      yield { count: page.count, columns: page.columns };
      if (page.count < PAGE) return;
      place = [page.lastCase, page.lastSeq];
    }
  },

  /** The events of these cases after the last one known of each (0: all of them). Cases of other workflows have none. */
  async *after(
    scope: Scope,
    workflowId: string,
    kinds: readonly string[],
    known: readonly { readonly caseId: string; readonly seq: number }[],
  ): AsyncGenerator<EventPage> {
    for (let from = 0; from < known.length; from += CASES_AT_ONCE) {
      const some = known.slice(from, from + CASES_AT_ONCE);
      const [page] = await scope.rows<PageRow>(NARROW_AFTER, [
        ...[scope.workspaceId, workflowId, kinds],
        ...[some.map(({ caseId }) => caseId), some.map(({ seq }) => seq)],
      ]);
      if (page !== undefined && page.count > 0) yield { count: page.count, columns: page.columns };
    }
  },
};
