// Imported logs held open by the analysis thread: read from the database the first time somebody asks, one reading at a time.
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import type { AnswerTo, Question, Reading, ReadingProblem, TraceEvent } from '../../analysis/index.ts';
import { type LogRow, logs } from '../../store/index.ts';
import type { Refusal } from '../refusal.ts';
import type { InsightGround } from './insight-ground.ts';
import { bytesOf, type Mapping, mappingOf, type ReadingProgress } from './log-view.ts';
import { NO_CASE, NO_LOG, NOT_READ_YET, unreadable } from './refusals.ts';

export type OpenLogs = {
  read(workspaceId: string, row: LogRow, mapping: Mapping): Promise<Result<Reading, ReadingProblem>>;
  /** How far the reading under way is; null where there is none. */
  progress(workspaceId: string, logId: string): ReadingProgress | null;
  ask<Asked extends Question>(
    workspaceId: string,
    logId: string,
    question: Asked,
  ): Promise<Result<AnswerTo<Asked>, Refusal>>;
  /** One case, event by event. */
  caseNamed(
    workspaceId: string,
    logId: string,
    caseName: string,
  ): Promise<Result<readonly TraceEvent[], Refusal>>;
  forget(workspaceId: string, logId: string): void;
};

type UnderWay = { progress: ReadingProgress; answer: Promise<Result<Reading, ReadingProblem>> };

export function createOpenLogs({ db, analyst }: Pick<InsightGround, 'db' | 'analyst'>): OpenLogs {
  const underWay = new Map<string, UnderWay>();
  const read = (workspaceId: string, row: LogRow, mapping: Mapping) => {
    const key = keyOf(workspaceId, row.logId);
    const reading: UnderWay = { progress: { read: 0, of: bytesOf(row) }, answer: Promise.resolve(NEVER) };
    const pieces = counted(db.fileKeeper.read(workspaceId, row.fileHash), (bytes) => {
      reading.progress = { ...reading.progress, read: bytes };
    });
    // A second reading waits for the first: the last one asked for is the one that stays.
    const before = underWay.get(key)?.answer.catch(() => undefined);
    reading.answer = Promise.resolve(before)
      .then(() => analyst.open(key, { from: 'file', options: mapping }, pieces))
      .finally(() => underWay.get(key) === reading && underWay.delete(key));
    underWay.set(key, reading);
    return reading.answer;
  };
  const reopen = async (workspaceId: string, logId: string): Promise<Result<undefined, Refusal>> => {
    const row = await logs.get(db.in(workspaceId), logId);
    if (row === undefined) return fail(NO_LOG);
    if ((row.counts as { found?: unknown }).found === null) return fail(NOT_READ_YET);
    const answer = underWay.get(keyOf(workspaceId, logId))?.answer ?? read(workspaceId, row, mappingOf(row));
    const opened = await answer;
    return opened.ok ? succeed(undefined) : fail(unreadable(opened.problem));
  };
  const ask: OpenLogs['ask'] = async (workspaceId, logId, question) => {
    const key = keyOf(workspaceId, logId);
    for (;;) {
      const answer = await analyst.ask(key, question);
      if (answer !== undefined) return succeed(answer);
      const opened = await reopen(workspaceId, logId);
      if (!opened.ok) return opened;
    }
  };
  return {
    read,
    ask,
    progress: (workspaceId, logId) => underWay.get(keyOf(workspaceId, logId))?.progress ?? null,
    caseNamed: async (workspaceId, logId, caseName) => {
      const found = await ask(workspaceId, logId, { about: 'trace', caseName });
      if (!found.ok) return found;
      return found.value === null ? fail(NO_CASE) : succeed(found.value);
    },
    forget: (workspaceId, logId) => analyst.forget(keyOf(workspaceId, logId)),
  };
}

const keyOf = (workspaceId: string, logId: string): string => `${workspaceId}/log/${logId}`;

const NEVER = fail<ReadingProblem>({ code: 'unreadable-file', message: '', remedy: '' });

async function* counted(
  pieces: AsyncIterable<Buffer>,
  tell: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    tell(bytes);
    yield piece;
  }
}
