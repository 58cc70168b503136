// What happened to the cases: the history of one, and the narrow columns of many for analysis.
import type { Instant } from '../../../core/base/index.ts';
import type { CaseEvent } from '../../../core/model/index.ts';
import { firstBrokenLink, type Link } from '../commit/chain.ts';
import { type Scope, statement } from '../connections.ts';

/** An event as analysis reads it: no jsonb is opened. */
export type NarrowEvent = {
  caseId: string;
  kind: string;
  at: Instant;
  actor: string | null;
  stage: string | null;
  workItemId: string | null;
  version: number;
};

const HISTORY = statement(
  `select data from case_events where workspace_id = $1 and case_id = $2 and seq > $3 order by seq limit $4`,
);
const LINKS = statement(
  `select seq, data as event, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
    from case_events where workspace_id = $1 and case_id = $2 order by seq`,
);
const NARROW = statement(
  `select e.case_id as "caseId", e.kind, e.at, e.actor, e.stage, e.work_item_id as "workItemId", e.version, e.seq
    from case_events e
    where e.workspace_id = $1 and e.workflow_id = $2 and e.kind = any ($3) and (e.case_id, e.seq) > ($4, $5)
    order by e.case_id, e.seq limit $6`,
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
    from (select workspace_id, case_id, title from cases where workspace_id = $1 and workflow_id = $2
        order by case_id desc limit 1000) c
      join case_events e on e.workspace_id = c.workspace_id and e.case_id = c.case_id
    where e.kind = 'AutomationRan' order by e.at desc, e.case_id, e.seq desc limit $3`,
);

type NarrowRow = NarrowEvent & { seq: number };
const PAGE = 50_000;

export const caseEvents = {
  /** The history of a case, oldest first. */
  history: async (scope: Scope, caseId: string, after = 0, limit = 10_000): Promise<CaseEvent[]> => {
    const rows = await scope.rows<{ data: CaseEvent }>(HISTORY, [scope.workspaceId, caseId, after, limit]);
    return rows.map((row) => row.data);
  },

  /** The seq of the first event that was altered, removed or moved; null when the chain verifies. */
  firstBroken: async (scope: Scope, caseId: string): Promise<number | null> =>
    firstBrokenLink(await scope.rows<Link>(LINKS, [scope.workspaceId, caseId])),

  /** What the automations of a workflow did lately, newest first. */
  automationRuns: (scope: Scope, workflowId: string, limit: number): Promise<AutomationRun[]> =>
    scope.rows<AutomationRun>(RUNS, [scope.workspaceId, workflowId, limit]),

  /** All events of some kinds of a workflow's cases, by case and seq, in pages. */
  async *narrow(scope: Scope, workflowId: string, kinds: readonly string[]): AsyncGenerator<NarrowEvent[]> {
    let place: readonly [string, number] = ['', 0];
    for (;;) {
      const rows = await scope.rows<NarrowRow>(NARROW, [
        ...[scope.workspaceId, workflowId, kinds],
        ...[...place, PAGE],
      ]);
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      place = [last.caseId, last.seq];
    }
  },
};
