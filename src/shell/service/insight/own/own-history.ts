// The history that we lived: a workflow's events as a log held open by the analysis thread. It is read whole once; then only
// what changed is read on, whenever somebody asks, but no more often than a small share of the machine's time allows.
import { type BusinessHours, fail, type Result, succeed } from '../../../../core/base/index.ts';
import type { AnswerTo, Question } from '../../../analysis/index.ts';
import { workflows } from '../../../store/index.ts';
import type { Refusal } from '../../refusal.ts';
import { NO_SUCH_WORKFLOW } from '../../workflows/workflow-catalogue.ts';
import type { InsightGround } from '../insight-ground.ts';
import { aboutWorkflow, type ToldWorkflow } from './about-workflow.ts';
import { businessHoursOf, type HistoryOf } from './business-hours.ts';
import { type Changes, createChanges, hear } from './changes.ts';
import { type Place, readOn, readWhole } from './reading.ts';

export type OwnHistory = {
  ask<Asked extends Question>(
    workspaceId: string,
    workflowId: string,
    question: Asked,
  ): Promise<Result<AnswerTo<Asked>, Refusal>>;
  /** The hours that count as business time in a history. */
  businessHours(workspaceId: string, source: HistoryOf): Promise<BusinessHours>;
};

type Kept = {
  readonly changes: Changes;
  told: ToldWorkflow | null;
  readAt: number;
  checkedAt: number;
  tookMs: number;
  reading: Promise<void> | null;
};

/** Reading may take this share of the time at most: what takes a tenth of a second to read on is at most a second old. */
const RESTS = 10;
const LEAST_REST_MS = 500;
/** A message that was lost on its way is found out by counting, this often. */
const CHECK_EVERY_MS = 60_000;

export function createOwnHistory({ db, now, analyst }: InsightGround): OwnHistory {
  const kept = new Map<string, Kept>();
  db.listen((hearing) => {
    const workspace = hearing.kind === 'lost' ? '' : `${hearing.change.workspaceId}/`;
    for (const [key, { changes }] of kept) if (key.startsWith(workspace)) hear(changes, hearing);
  });

  const read = async (place: Place, history: Kept, whole: boolean): Promise<void> => {
    const began = now();
    const { changes } = history;
    // What is told from here on is not in what is read.
    const { caseIds, names, all } = changes.take();
    try {
      if (names || history.told === null) history.told = await aboutWorkflow(place.scope, place.workflowId);
      const check = all || began - history.checkedAt >= CHECK_EVERY_MS;
      if (whole || !(await readOn(place, history.told, { caseIds, check })))
        await readWhole(place, history.told);
      if (check || whole) history.checkedAt = began;
    } catch (error) {
      // A case that was half read is read on from where it is, and counted anew.
      changes.putBack(caseIds);
      history.told = null;
      throw error;
    }
    history.readAt = now();
    history.tookMs = history.readAt - began;
  };
  const refreshed = (place: Place, history: Kept, whole: boolean): Promise<void> => {
    history.reading ??= read(place, history, whole).finally(() => {
      history.reading = null;
    });
    return history.reading;
  };
  const isDue = ({ changes, readAt, tookMs, checkedAt }: Kept): boolean => {
    const since = now() - readAt;
    return changes.any()
      ? since >= Math.max(LEAST_REST_MS, tookMs * RESTS)
      : now() - checkedAt >= CHECK_EVERY_MS;
  };
  return {
    businessHours: (workspaceId, source) => businessHoursOf(db.in(workspaceId), source),
    ask: async (workspaceId, workflowId, question) => {
      const scope = db.in(workspaceId);
      const key = `${workspaceId}/own/${workflowId}`;
      if (!kept.has(key)) {
        if ((await workflows.get(scope, workflowId)) === undefined) return fail(NO_SUCH_WORKFLOW);
        kept.set(key, kept.get(key) ?? nothingYet());
      }
      const history = kept.get(key) ?? nothingYet();
      const place = { analyst, key, scope, workflowId };
      if (isDue(history)) await refreshed(place, history, false);
      for (;;) {
        const answer = await analyst.ask(key, question);
        if (answer !== undefined) return succeed(answer);
        await refreshed(place, history, true);
      }
    },
  };
}

const nothingYet = (): Kept => ({
  changes: createChanges(),
  told: null,
  readAt: 0,
  checkedAt: 0,
  tookMs: 0,
  reading: null,
});
