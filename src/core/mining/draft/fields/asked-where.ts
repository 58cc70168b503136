// Where is a field asked for? In the form that opens a case where the history knows it from the first event on; else at the
// stages where it was written.
import type { EventLog } from '../../../event-log/index.ts';
import { movingEvents } from '../ways/moving.ts';
import type { LogField } from './field-of.ts';

/** **shape**: `stages` by number. `share` of the cases that have it. */
export type AskedWhere = {
  readonly field: LogField;
  readonly atStart: boolean;
  readonly isWholeCase: boolean;
  readonly share: number;
  readonly stages: readonly { readonly stage: number; readonly share: number }[];
};

// Known at the first event in so many of the cases that have it at all.
const FROM_THE_START = 0.8;
// Told anew at so many of a stage's events.
const WRITTEN = 0.3;
const CONSTANT = 0.95;

export function askedWhere(log: EventLog, stageOf: Int32Array, stages: number, field: LogField): AskedWhere {
  const { codes, of } = field.clue.attribute;
  if (of === 'case') {
    const share = shareOf(codes);
    return { field, atStart: true, isWholeCase: true, share, stages: [] };
  }
  const { known, first, constant } = casesKnowing(log, codes);
  const atStart = first >= known * FROM_THE_START;
  const isWholeCase = atStart && constant >= known * CONSTANT && shareOf(codes) >= CONSTANT;
  const written = writtenAt(log, codes, stageOf, stages).filter(({ news }) => news >= WRITTEN);
  return {
    field,
    atStart,
    isWholeCase,
    share: known / Math.max(log.cases, 1),
    stages: isWholeCase ? [] : written,
  };
}

const shareOf = (codes: Int32Array): number =>
  codes.reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0) / Math.max(codes.length, 1);

function casesKnowing(log: EventLog, codes: Int32Array) {
  let [known, first, constant] = [0, 0, 0];
  for (let c = 0; c < log.cases; c++) {
    const begin = log.caseStarts[c] as number;
    let value = -1;
    let isConstant = true;
    for (let i = begin; i < (log.caseStarts[c + 1] as number); i++) {
      const code = codes[i] as number;
      if (code < 0) continue;
      if (value >= 0 && code !== value) isConstant = false;
      value = code;
    }
    if (value < 0) continue;
    known++;
    if ((codes[begin] as number) >= 0) first++;
    if (isConstant) constant++;
  }
  return { known, first, constant };
}

// `news` is the share of a stage's events that tell something new: what is only repeated should not be asked again.
function writtenAt(log: EventLog, codes: Int32Array, stageOf: Int32Array, stages: number) {
  const moves = movingEvents(log);
  const [events, written, news] = [0, 1, 2].map(() => new Uint32Array(stages)) as [Counts, Counts, Counts];
  for (let c = 0; c < log.cases; c++) {
    let known = -1;
    for (let i = log.caseStarts[c] as number; i < (log.caseStarts[c + 1] as number); i++) {
      const stage = stageOf[log.activity[i] as number] as number;
      const code = codes[i] as number;
      if (stage >= 0 && moves(i)) events[stage] = (events[stage] as number) + 1;
      if (stage >= 0 && code >= 0) written[stage] = (written[stage] as number) + 1;
      if (stage >= 0 && code >= 0 && code !== known) news[stage] = (news[stage] as number) + 1;
      if (code >= 0) known = code;
    }
  }
  const share = (count: number, stage: number): number =>
    Math.min(1, count / Math.max(events[stage] as number, 1));
  return Array.from(written, (count, stage) => ({
    stage,
    share: share(count, stage),
    news: share(news[stage] as number, stage),
  }));
}

type Counts = Uint32Array<ArrayBuffer>;
