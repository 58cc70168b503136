// Where do the cases stand? The folded state for decisions and narrow columns for lists.
import type { CaseRecord, CaseState } from '../../../core/model/index.ts';
import { type Scope, statement } from '../connections.ts';
import { type CaseFilter, type CasePlace, type CaseRow, listQuery } from './case-list.ts';

/** What a decision stands on. `version` and `headHash` go back with the commit. */
export type LoadedCase = { state: CaseState; version: number; headHash: string };

/** A case as analysis knows it besides its events: the record holds references where values are personal. */
export type CaseFactsRow = Pick<
  CaseRow,
  'caseId' | 'workflowVersion' | 'priority' | 'outcome' | 'version'
> & {
  record: CaseRecord;
};

const LOAD = statement(
  `select state, version, encode(head_hash, 'hex') as "headHash" from cases where workspace_id = $1 and case_id = $2`,
);
const LOAD_MANY = statement(
  `select state, version, encode(head_hash, 'hex') as "headHash" from cases
    where workspace_id = $1 and case_id = any ($2)`,
);
const IDS_OF = statement(
  `select case_id as "caseId" from cases where workspace_id = $1 and workflow_id = $2 order by opened_at, case_id`,
);

const NEWEST_IDS = statement(
  `select case_id as "caseId" from cases where workspace_id = $1 and workflow_id = $2
    order by opened_at desc, case_id limit $3`,
);
const OPEN_ELSEWHERE = statement(
  `select state, version, encode(head_hash, 'hex') as "headHash" from cases
    where workspace_id = $1 and workflow_id = $2 and status = 'open' and workflow_version <> $3 and case_id > $4
    order by case_id limit $5`,
);
const OPEN_PAGE = 200;

const OPEN_WITH = statement(
  `select case_id as "caseId" from cases where workspace_id = $1 and workflow_id = $2 and status = 'open'
    and state -> 'record' @> $3::jsonb order by updated_at, case_id limit $4`,
);

const FACTS_OF = `case_id as "caseId", workflow_version as "workflowVersion", priority, outcome, version,
    state -> 'record' as record from cases where workspace_id = $1 and workflow_id = $2`;
const FACTS = statement(`select ${FACTS_OF} and case_id > $3 order by case_id limit $4`);
const FACTS_OF_SOME = statement(`select ${FACTS_OF} and case_id = any ($3)`);
// Records are opened in the thread that serves everybody: a page must not hold it up.
const FACTS_PAGE = 1_000;

const TOTALS = statement(
  `select count(*)::int as cases, coalesce(sum(version), 0)::bigint as versions from cases
    where workspace_id = $1 and workflow_id = $2`,
);
const HEADS = statement(
  `select array_agg(case_id) as "caseIds", array_agg(version::int) as versions from (select case_id, version from cases
    where workspace_id = $1 and workflow_id = $2 and case_id > $3 order by case_id limit $4) page`,
);
const HEADS_PAGE = 5_000;

/** Cases and the number of the last event of each. */
export type CaseHeads = { readonly caseIds: readonly string[]; readonly versions: readonly number[] };

export const cases = {
  /** The case as it stands, or undefined. */
  load: async (scope: Scope, caseId: string): Promise<LoadedCase | undefined> =>
    (await scope.rows<LoadedCase>(LOAD, [scope.workspaceId, caseId]))[0],

  loadMany: (scope: Scope, caseIds: readonly string[]): Promise<LoadedCase[]> =>
    scope.rows<LoadedCase>(LOAD_MANY, [scope.workspaceId, caseIds]),

  /** Open cases of a workflow that run on another version than this one, by case, in pages. */
  async *openElsewhere(scope: Scope, workflowId: string, version: number): AsyncGenerator<LoadedCase[]> {
    let place = '';
    for (;;) {
      const values = [scope.workspaceId, workflowId, version, place, OPEN_PAGE];
      const rows = await scope.rows<LoadedCase>(OPEN_ELSEWHERE, values);
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < OPEN_PAGE) return;
      place = last.state.caseId;
    }
  },

  /** Every open case of a workflow, whatever version it is under, by case, in pages. */
  open: (scope: Scope, workflowId: string): AsyncGenerator<LoadedCase[]> =>
    cases.openElsewhere(scope, workflowId, 0),

  /** A page of cases, last changed first. */
  list: (scope: Scope, filter: CaseFilter, limit: number, after?: CasePlace): Promise<CaseRow[]> =>
    scope.rows<CaseRow>(...listQuery(scope.workspaceId, filter, { limit, after })),

  /** What is known of all cases of a workflow besides their events, by case, in pages. */
  async *facts(scope: Scope, workflowId: string): AsyncGenerator<CaseFactsRow[]> {
    let place = '';
    for (;;) {
      const rows = await scope.rows<CaseFactsRow>(FACTS, [scope.workspaceId, workflowId, place, FACTS_PAGE]);
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < FACTS_PAGE) return;
      place = last.caseId;
    }
  },

  /** The same of some cases; of those that belong to another workflow nothing. */
  async *factsOfSome(
    scope: Scope,
    workflowId: string,
    caseIds: readonly string[],
  ): AsyncGenerator<CaseFactsRow[]> {
    for (let from = 0; from < caseIds.length; from += FACTS_PAGE) {
      const some = caseIds.slice(from, from + FACTS_PAGE);
      yield await scope.rows<CaseFactsRow>(FACTS_OF_SOME, [scope.workspaceId, workflowId, some]);
    }
  },

  /** How many cases a workflow has, and the sum of the numbers of their last events. */
  totals: async (scope: Scope, workflowId: string): Promise<{ cases: number; versions: number }> =>
    (await scope.rows<{ cases: number; versions: number }>(TOTALS, [scope.workspaceId, workflowId]))[0] ?? {
      cases: 0,
      versions: 0,
    },

  /** The number of the last event of all cases of a workflow, by case, in pages. */
  async *heads(scope: Scope, workflowId: string): AsyncGenerator<CaseHeads> {
    let place = '';
    for (;;) {
      const values = [scope.workspaceId, workflowId, place, HEADS_PAGE];
      const [page] = await scope.rows<{ caseIds: string[] | null; versions: number[] }>(HEADS, values);
      const caseIds = page?.caseIds ?? [];
      const last = caseIds.at(-1);
      if (page === undefined || last === undefined) return;
      yield { caseIds, versions: page.versions };
      if (caseIds.length < HEADS_PAGE) return;
      place = last;
    }
  },

  /** The cases that were opened last, newest first. */
  newestIds: async (scope: Scope, workflowId: string, limit: number): Promise<string[]> => {
    const rows = await scope.rows<{ caseId: string }>(NEWEST_IDS, [scope.workspaceId, workflowId, limit]);
    return rows.map(({ caseId }) => caseId);
  },

  /** Open cases whose record holds these values. **shape**: of a list field, those that hold at least these. */
  openWith: async (
    scope: Scope,
    workflowId: string,
    record: CaseRecord,
    limit: number,
  ): Promise<string[]> => {
    const asked = [scope.workspaceId, workflowId, JSON.stringify(record), limit];
    return (await scope.rows<{ caseId: string }>(OPEN_WITH, asked)).map(({ caseId }) => caseId);
  },

  idsOf: async (scope: Scope, workflowId: string): Promise<string[]> =>
    (await scope.rows<{ caseId: string }>(IDS_OF, [scope.workspaceId, workflowId])).map((row) => row.caseId),
};
