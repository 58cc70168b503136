// What the events of the case itself change: opening, record, priority, conversation, automation, the end.
import type { FieldValue } from '../../model/index.ts';
import { type Appliers, type Change, UNCHANGED } from './applier.ts';
import { withoutPauses } from './of-pause.ts';

export const caseAppliers: Appliers<
  | 'CaseOpened'
  | 'RecordChanged'
  | 'PriorityChanged'
  | 'CommentAdded'
  | 'Notified'
  | 'AutomationRan'
  | 'IncidentRaised'
  | 'CaseClosed'
  | 'CaseCancelled'
> = {
  CaseOpened: (_, event) => ({
    caseId: event.caseId,
    workflow: event.workflow,
    number: event.number,
    title: event.title,
    requester: event.requester,
    requesterName: event.requesterName,
    priority: event.priority,
    record: event.record,
    openedAt: event.at,
    ...(event.depth === undefined ? {} : { depth: event.depth }),
    ...(event.awaited === true && event.parent !== null ? { parent: event.parent } : {}),
  }),
  RecordChanged: (state, event) => {
    const record: { [field: string]: FieldValue } = { ...state.record };
    for (const { field, after } of event.changes) record[field] = after;
    return { record };
  },
  PriorityChanged: (_, event) => ({ priority: event.after }),
  CommentAdded: (state) => ({ nextId: state.nextId + 1 }),
  Notified: () => UNCHANGED,
  AutomationRan: () => UNCHANGED,
  IncidentRaised: () => UNCHANGED,
  CaseClosed: (state, event) => ({
    ...ONCE_OVER,
    ...withoutPauses(state, () => true),
    status: 'closed',
    outcome: event.outcome,
    closedAt: event.at,
  }),
  CaseCancelled: (state, event) => ({
    ...ONCE_OVER,
    ...withoutPauses(state, () => true),
    status: 'cancelled',
    closedAt: event.at,
  }),
};

/** What only an open case has. */
const ONCE_OVER: Change = { forks: undefined, messages: undefined };
