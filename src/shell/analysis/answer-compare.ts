// By what can the cases of an open log be told apart, and how do two sets of them differ?
import type { EventLog } from '../../core/event-log/index.ts';
import {
  boundedSurvey,
  type CaseColumns,
  caseColumns,
  compareCases,
  tellsStarts,
} from '../../core/mining/index.ts';
import { keptBy } from './kept-by.ts';
import type { OpenLog } from './open-log.ts';
import type { ComparisonAnswer, Question } from './question.ts';
import { spansOf } from './spans-of.ts';
import { timesOf } from './times-of.ts';

const known = new WeakMap<EventLog, CaseColumns>();

/** Looked through once for as long as the log is held open. */
export function columnsOf(log: EventLog): CaseColumns {
  const columns = known.get(log) ?? caseColumns(log);
  known.set(log, columns);
  return columns;
}

/** How many rows cross over: who has read so many sentences knows enough. */
const MOST_ROWS = 400;

export function compareSets(
  opened: OpenLog,
  asked: Extract<Question, { about: 'compare' }>,
): ComparisonAnswer {
  const { log, open } = opened;
  const all = keptBy(opened, asked.filters) ?? new Uint8Array(log.cases).fill(1);
  const among = (kept: Uint8Array | undefined) => (kept ? kept.map((bit, c) => bit & (all[c] ?? 0)) : all);
  const first = among(keptBy(opened, asked.first));
  const second =
    asked.second === null
      ? all.map((bit, c) => (first[c] === 1 ? 0 : bit))
      : among(keptBy(opened, asked.second));
  const spans = tellsStarts(log) ? spansOf(log) : undefined;
  const { rows, ...comparison } = compareCases(log, { first, second }, { open, spans, things: timesOf(log) });
  return {
    ...{ first: boundedSurvey(comparison.first), second: boundedSurvey(comparison.second) },
    ...{ overlap: comparison.overlap, rows: rows.slice(0, MOST_ROWS), ofRows: rows.length },
  };
}
