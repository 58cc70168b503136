// When was which case in which stage, how long, and how did it leave?
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type StageVisitRow = {
  caseId: string;
  stage: string;
  visit: number;
  ownerId: string | null;
  fromStage: string | null;
  toStage: string | null;
  rework: boolean;
  outcome: string | null;
  enteredAt: Instant;
  leftAt: Instant | null;
};

const COLUMNS = `case_id as "caseId", stage, visit, owner_id as "ownerId", from_stage as "fromStage",
  to_stage as "toStage", rework, outcome, entered_at as "enteredAt", left_at as "leftAt"`;
const OF_CASE = statement(
  `select ${COLUMNS} from stage_visits where workspace_id = $1 and case_id = $2 order by entered_at, stage, visit`,
);
const OF_WORKFLOW = statement(
  `select ${COLUMNS} from stage_visits where workspace_id = $1 and workflow_id = $2
    and (case_id, stage, visit) > ($3, $4, $5::integer) order by case_id, stage, visit limit $6`,
);
const OPEN_BY_STAGE = statement(
  `select stage, count(*)::integer as open from stage_visits
    where workspace_id = $1 and workflow_id = $2 and left_at is null group by stage`,
);

const PAGE = 50_000;

export const stageVisits = {
  ofCase: (scope: Scope, caseId: string): Promise<StageVisitRow[]> =>
    scope.rows<StageVisitRow>(OF_CASE, [scope.workspaceId, caseId]),

  /** All visits of a workflow's stages, in pages. */
  async *ofWorkflow(scope: Scope, workflowId: string): AsyncGenerator<StageVisitRow[]> {
    let place: readonly [string, string, number] = ['', '', 0];
    for (;;) {
      const rows = await scope.rows<StageVisitRow>(OF_WORKFLOW, [
        scope.workspaceId,
        workflowId,
        ...place,
        PAGE,
      ]);
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      place = [last.caseId, last.stage, last.visit];
    }
  },

  /** How many cases are in each stage now. */
  openByStage: async (scope: Scope, workflowId: string): Promise<{ [stage: string]: number }> => {
    const rows = await scope.rows<{ stage: string; open: number }>(OPEN_BY_STAGE, [
      scope.workspaceId,
      workflowId,
    ]);
    return Object.fromEntries(rows.map(({ stage, open }) => [stage, open]));
  },
};
