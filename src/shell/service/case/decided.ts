// What was decided in a case, and what whoever decided had before them: the version of the record, and what it lacked.
import type { CaseEvent, EventOf } from '../../../core/model/index.ts';
import { type Mark, markOf, outcomeTitle, type Reading, stageTitle } from './history.ts';

/** The record as a decider saw it. **shape**: `version` counts from 1, the record as the case was opened; `missed` names fields
 * that others changed between what was seen and the decision. */
export type SawRecord = { readonly version: number; readonly missed: readonly string[] };

export type DecidedLine = {
  readonly stage: string;
  readonly outcome: string;
  readonly reason: string | null;
  /** Null where they did not say what they saw. */
  readonly saw: SawRecord | null;
} & Mark;

/** Every decision after an event, in order. */
export const decidedIn = (history: readonly CaseEvent[], since: number, reading: Reading): DecidedLine[] =>
  history.flatMap((event) => {
    if (event.seq <= since || event.type !== 'WorkItemCompleted' || event.outcome === null) return [];
    const { stage, outcome, reason } = event;
    return [
      {
        stage: stageTitle(reading, stage) ?? stage,
        outcome: outcomeTitle(reading, stage, outcome) ?? outcome,
        reason,
        saw: sawOf(event, history, reading),
        ...markOf(event, reading),
      },
    ];
  });

function sawOf(
  decision: EventOf<'WorkItemCompleted'>,
  history: readonly CaseEvent[],
  { compiled }: Reading,
): SawRecord | null {
  const { seenSeq } = decision;
  if (seenSeq === undefined) return null;
  const changes = history.filter((event) => event.type === 'RecordChanged');
  const missed = changes
    .filter(
      ({ seq, at, cause }) =>
        seq > seenSeq && seq < decision.seq && !(at === decision.at && cause === decision.cause),
    )
    .flatMap((event) => event.changes.map(({ field }) => compiled.workflow.record[field]?.label ?? field));
  return { version: 1 + changes.filter(({ seq }) => seq <= seenSeq).length, missed: [...new Set(missed)] };
}
