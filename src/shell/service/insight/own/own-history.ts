// The history that we lived: a workflow's events as a log held open by the analysis thread, read again when somebody asks
// after something changed, but no more often than a small share of the machine's time allows.
import { fail, type Result, succeed } from '../../../../core/base/index.ts';
import type { AnswerTo, HistoryRow, LogSource, Question } from '../../../analysis/index.ts';
import { caseEvents, people, type Scope, teams, workflows, workflowVersions } from '../../../store/index.ts';
import type { Refusal } from '../../refusal.ts';
import { NO_SUCH_WORKFLOW } from '../../workflows/workflow-catalogue.ts';
import type { InsightGround } from '../insight-ground.ts';
import { factsIn, toldFacts } from './case-facts.ts';

export type OwnHistory = {
  ask<Asked extends Question>(
    workspaceId: string,
    workflowId: string,
    question: Asked,
  ): Promise<Result<AnswerTo<Asked>, Refusal>>;
};

type Kept = { stale: boolean; readAt: number; tookMs: number; reading: Promise<unknown> | null };

/** Reading may take this share of the time at most: a history that takes two seconds is at most twenty seconds old. */
const RESTS = 10;
const LEAST_REST_MS = 500;

export function createOwnHistory({ db, now, analyst }: InsightGround): OwnHistory {
  const kept = new Map<string, Kept>();
  db.listen((hearing) => {
    const place = hearing.kind === 'lost' ? '' : `${hearing.change.workspaceId}/`;
    for (const [key, history] of kept) if (key.startsWith(place)) history.stale = true;
  });
  const read = async (workspaceId: string, workflowId: string, key: string, history: Kept) => {
    const began = now();
    // What changes from here on is not in what is read.
    history.stale = false;
    const scope = db.in(workspaceId);
    const { source, facts } = await aboutWorkflow(scope, workflowId);
    await analyst.open(key, source, narrowed(scope, workflowId, facts));
    history.readAt = now();
    history.tookMs = history.readAt - began;
  };
  const refreshed = (workspaceId: string, workflowId: string, key: string, history: Kept) => {
    history.reading ??= read(workspaceId, workflowId, key, history)
      .catch((error: unknown) => {
        history.stale = true;
        throw error;
      })
      .finally(() => {
        history.reading = null;
      });
    return history.reading;
  };
  const isDue = ({ stale, readAt, tookMs }: Kept) =>
    stale && now() - readAt >= Math.max(LEAST_REST_MS, tookMs * RESTS);
  return {
    ask: async (workspaceId, workflowId, question) => {
      const key = `${workspaceId}/own/${workflowId}`;
      const history = kept.get(key) ?? { stale: true, readAt: 0, tookMs: 0, reading: null };
      if (!kept.has(key)) {
        if ((await workflows.get(db.in(workspaceId), workflowId)) === undefined)
          return fail(NO_SUCH_WORKFLOW);
        kept.set(key, history);
      }
      if (isDue(history)) await refreshed(workspaceId, workflowId, key, history);
      for (;;) {
        const answer = await analyst.ask(key, question);
        if (answer !== undefined) return succeed(answer);
        await refreshed(workspaceId, workflowId, key, history);
      }
    },
  };
}

/** What analysis reads of a case: its stages, its work and its two ends. */
const KINDS = [
  'CaseOpened',
  'StageEntered',
  'WorkItemStarted',
  'WorkItemCompleted',
  'StageLeft',
  'CaseClosed',
  'CaseCancelled',
];

async function* narrowed(
  scope: Scope,
  workflowId: string,
  facts: ReturnType<typeof factsIn>,
): AsyncGenerator<HistoryRow[]> {
  for await (const rows of caseEvents.narrow(scope, workflowId, KINDS)) {
    yield rows.map(({ caseId, kind, at, actor, stage }) => ({ caseId, kind, at, actor, stage }));
  }
  yield* toldFacts(scope, workflowId, facts);
}

/** Where nobody works there is no activity: ends, and ways chosen by rule. */
const SILENT: ReadonlySet<string> = new Set(['end', 'decide']);

type Told = { source: Extract<LogSource, { from: 'history' }>; facts: ReturnType<typeof factsIn> };

/** Titles by stage, the newest version's where several have it, the people's names and teams, and what cases tell. */
async function aboutWorkflow(scope: Scope, workflowId: string): Promise<Told> {
  const [versions, everybody, groups] = await Promise.all([
    workflowVersions.list(scope, workflowId),
    people.list(scope),
    teams.list(scope),
  ]);
  const facts = factsIn(versions);
  const stages: { [stage: string]: string | null } = {};
  const unworked: { [stage: string]: 'waits' | 'works' } = {};
  for (const { workflow } of versions.reverse()) {
    for (const { id, kind, title } of workflow.stages) {
      stages[id] = SILENT.has(kind) ? null : title;
      if (kind === 'wait') unworked[id] = 'waits';
      else if (kind === 'automatic') unworked[id] = 'works';
    }
  }
  const names = Object.fromEntries(everybody.map(({ personId, name }) => [personId, name]));
  // Whoever is in several teams counts for the first by name.
  const inTeam = Object.fromEntries(
    groups.toReversed().flatMap(({ name, memberIds }) => memberIds.map((person) => [person, name])),
  );
  const columns = facts.map(({ name, kind }) => ({ name, kind }));
  const source = { from: 'history', stages, unworked, people: names, teams: inTeam, facts: columns } as const;
  return { source, facts };
}
