// From when to when was a case under way? From its first event (or when its first work was ready or begun) to its last.
import type { Instant } from '../../base/index.ts';
import { type EventLog, spanOf } from '../../event-log/index.ts';
import type { MeasureOptions } from './measure.ts';

/** **units**: instants by case number; `endedAt` is NaN for a case that is still open. */
export type CaseSpans = {
  readonly beganAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly until: Instant;
};

/** Nearly every measure asks for them, with the same options: the last answer for a log is kept with it. */
const known = new WeakMap<
  EventLog,
  CaseSpans & Pick<MeasureOptions, 'open'> & { asked: Instant | undefined }
>();

/** From when to when each case was under way. **units**: instants by case, an end NaN while open. They must not be written to. */
export function caseSpans(log: EventLog, { open, until }: MeasureOptions = {}): CaseSpans {
  const before = known.get(log);
  if (before !== undefined && before.open === open && before.asked === until) return before;
  const spans = spansOf(log, open, until);
  known.set(log, { ...spans, open, asked: until });
  return spans;
}

function spansOf(log: EventLog, open: Uint8Array | undefined, until: Instant | undefined): CaseSpans {
  const beganAt = new Float64Array(log.cases);
  const endedAt = new Float64Array(log.cases);
  const { startedAt, readyAt } = log;
  for (let c = 0; c < log.cases; c++) {
    const start = log.caseStarts[c] as number;
    const end = log.caseStarts[c + 1] as number;
    let began = log.at[start] as number;
    for (let i = start; startedAt && i < end; i++)
      if ((startedAt[i] as number) < began) began = startedAt[i] as number;
    for (let i = start; readyAt && i < end; i++)
      if ((readyAt[i] as number) < began) began = readyAt[i] as number;
    beganAt[c] = began;
    endedAt[c] = open?.[c] === 1 ? Number.NaN : (log.at[end - 1] as number);
  }
  return { beganAt, endedAt, until: until ?? spanOf(log)?.to ?? 0 };
}

/** The same, and behind them the cases that no event tells of yet. */
export function everySpan(log: EventLog, options: MeasureOptions = {}): CaseSpans {
  const spans = caseSpans(log, options);
  const { unseen } = options;
  if (unseen === undefined) return spans;
  return {
    beganAt: joined(spans.beganAt, unseen.beganAt),
    endedAt: joined(spans.endedAt, unseen.endedAt),
    until: spans.until,
  };
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
