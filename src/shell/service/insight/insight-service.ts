// Insight, as the faces see it: logs brought in or traced by hand, our own history, and every question about either.
import { type BusinessHours, type Result, succeed } from '../../../core/base/index.ts';
import type { AnswerTo, ConformanceAnswer, Filter, Question, TraceEvent } from '../../analysis/index.ts';
import type { By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import type { BegunWorkflow } from '../workflows/workflow-catalogue.ts';
import { type LogUpload, type ReceivedLog, receiveLog } from './arrival/receive-log.ts';
import { type CasesAsked, type CasesBehind, casesOfLog, casesOfOurs } from './cases-behind.ts';
import { draftOfLog } from './draft-of-log.ts';
import type { InsightGround } from './insight-ground.ts';
import { createKeptLogs, type KeptLogs } from './kept-logs.ts';
import { createOpenLogs } from './open-logs.ts';
import { type ConformanceAsked, intendedFor, withIntended } from './own/intended.ts';
import { createOwnHistory } from './own/own-history.ts';
import { csvOfTraces, type TracedCase } from './traced-cases.ts';

/** Whose history: an imported log's, or that of a workflow of ours. */
export type HistorySource =
  | { readonly of: 'log'; readonly logId: string }
  | { readonly of: 'workflow'; readonly workflowId: string };

export type InsightService = KeptLogs & {
  receive(by: By, upload: LogUpload): Promise<Result<ReceivedLog, Refusal>>;
  /** Cases told by hand, kept and read as a log. */
  trace(by: By, traced: { title: string; cases: readonly TracedCase[] }): ReturnType<KeptLogs['read']>;
  /** Drafts the workflow behind a log, with the people in it. */
  draft(by: By, logId: string, title: string | undefined): Promise<Result<BegunWorkflow, Refusal>>;
  ask<Asked extends Question>(
    workspaceId: string,
    source: HistorySource,
    question: Asked,
  ): Promise<Result<AnswerTo<Asked>, Refusal>>;
  /** One case of an imported log, event by event. */
  caseOfLog(
    workspaceId: string,
    logId: string,
    caseName: string,
  ): Promise<Result<readonly TraceEvent[], Refusal>>;
  /** The hours that count as business time in this history. */
  businessHours(workspaceId: string, source: HistorySource): Promise<BusinessHours>;
  /** How a history follows a workflow: the named one, or its own where none is named; and what became of rules in words. */
  conformance(
    workspaceId: string,
    source: HistorySource,
    asked: ConformanceAsked,
  ): Promise<Result<ConformanceAnswer, Refusal>>;
  /** What of a history its workflow allows, and what of the workflow never happens; null where there is none. */
  marks(
    workspaceId: string,
    source: HistorySource,
    filters: readonly Filter[],
  ): Promise<Result<AnswerTo<Extract<Question, { about: 'marks' }>>, Refusal>>;
  casesBehind(
    workspaceId: string,
    source: HistorySource,
    asked: CasesAsked,
  ): Promise<Result<CasesBehind, Refusal>>;
};

export function createInsightService(ground: InsightGround): InsightService {
  const open = createOpenLogs(ground);
  const own = createOwnHistory(ground);
  const kept = createKeptLogs(ground, open);
  const ask: InsightService['ask'] = async (workspaceId, source, asked) => {
    const question = await withIntended(ground.db.in(workspaceId), asked);
    return source.of === 'log'
      ? open.ask(workspaceId, source.logId, question)
      : own.ask(workspaceId, source.workflowId, question);
  };
  return {
    ...kept,
    ask,
    receive: (by, upload) => receiveLog(ground, by, upload),
    trace: async (by, { title, cases }) => {
      const content = Buffer.from(csvOfTraces(cases, ground.now()));
      const received = await receiveLog(ground, by, { name: `${title}.csv`, content: once(content) });
      return received.ok ? kept.read(by, received.value.log.id, { columns: TRACED_COLUMNS }) : received;
    },
    draft: (by, logId, title) => draftOfLog(ground, open, by, logId, title),
    caseOfLog: open.caseNamed,
    businessHours: own.businessHours,
    conformance: async (workspaceId, source, { workflow, ...asked }) => {
      const intended = await intendedFor(ground.db.in(workspaceId), source, workflow);
      return intended.ok
        ? ask(workspaceId, source, { about: 'conformance', ...asked, intended: intended.value })
        : intended;
    },
    marks: async (workspaceId, source, filters) => {
      const intended = await intendedFor(ground.db.in(workspaceId), source, null);
      return intended.ok
        ? ask(workspaceId, source, { about: 'marks', filters, intended: intended.value })
        : intended;
    },
    casesBehind: async (workspaceId, source, asked) => {
      const found = await ask(workspaceId, source, { about: 'cases', ...asked });
      if (!found.ok) return found;
      return source.of === 'log'
        ? succeed(casesOfLog(found.value))
        : casesOfOurs(ground.db.in(workspaceId), found.value);
    },
  };
}

const TRACED_COLUMNS = {
  case: 'case',
  activity: 'activity',
  start: 'start',
  time: 'time',
  resource: 'resource',
};

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
