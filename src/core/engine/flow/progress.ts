// A decision in the making: the events so far and the state they lead to. The only thing in the engine that changes,
// and it never leaves `decide`.
import type { Instant } from '../../base/index.ts';
import type {
  Actor,
  CaseEvent,
  CaseState,
  Directory,
  EventBody,
  FieldChange,
  Priority,
  Rejection,
} from '../../model/index.ts';
import type { Compiled, Facts } from '../compile/compiled.ts';
import { applyWithin } from '../fold/apply.ts';

export type Progress = {
  readonly compiled: Compiled;
  readonly directory: Directory;
  readonly at: Instant;
  readonly by: Actor;
  /** The command's type, or `#<seq>` while an automation answers that event. */
  cause: string;
  /** This decision's own copy; its lists and records are never changed in place. */
  state: CaseState;
  readonly events: CaseEvent[];
  /** Stages entered in this decision. */
  entered: number;
};

/** What a step of a decision answers: why it may not be, or null where it was done. */
export type Refused = Rejection | null;

/** Adds one event and folds it. */
export function emit(progress: Progress, body: EventBody): void {
  const { state, at, by, cause, compiled } = progress;
  const { version } = compiled;
  const event: CaseEvent = {
    seq: state.seq + 1,
    at: Math.max(at, state.changedAt),
    by,
    cause,
    version,
    ...body,
  };
  progress.events.push(event);
  applyWithin(state, event);
}

/** The next id of the case's own sequence; the event that carries it takes it. */
export const freshId = (progress: Progress): string => `${progress.state.caseId}/${progress.state.nextId}`;

/** A place to come back to, should what follows be refused. */
export type Mark = { readonly state: CaseState; readonly events: number; readonly entered: number };

export const markOf = ({ state, events, entered }: Progress): Mark => ({
  state: { ...state },
  events: events.length,
  entered,
});

export function rewind(progress: Progress, mark: Mark): void {
  progress.state = mark.state;
  progress.events.length = mark.events;
  progress.entered = mark.entered;
}

/** What rules see at this moment. */
export function factsOf(
  { state, directory, at }: Pick<Progress, 'state' | 'directory' | 'at'>,
  outcome: string | null,
): Facts {
  return {
    record: state.record,
    title: state.title,
    priority: state.priority,
    number: state.number,
    requester: state.requester,
    requesterName: state.requesterName,
    people: directory.people,
    outcome,
    at,
  };
}

/** Records the changes of fields, if there are any. */
export function changeRecord(
  progress: Progress,
  changes: readonly FieldChange[],
  stage: string | null,
): void {
  if (changes.length > 0) emit(progress, { type: 'RecordChanged', changes, stage });
}

/** Changes the priority, if it is another. */
export function changePriority(progress: Progress, after: Priority): void {
  const before = progress.state.priority;
  if (before !== after) emit(progress, { type: 'PriorityChanged', before, after });
}
