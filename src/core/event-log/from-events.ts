// Our own history becomes columns: the very shape an import has, so that lived and imported work meet on one map.
import type { Instant } from '../base/index.ts';
import type { EventType, PersonId, StageId } from '../model/index.ts';
import { createLogBuilder, type LogBuilder } from './builder.ts';
import type { EventLog } from './event-log.ts';

/** What analysis reads of an event: a whole one, or only these columns of it. */
export type HistoryEvent = {
  readonly type: EventType;
  readonly at: Instant;
  readonly stage?: StageId | null;
  readonly person?: PersonId | null;
  readonly owner?: PersonId | null;
  readonly to?: string | null;
};

/** One case and its events in order of `seq`. **shape**: `name` becomes the name of the case in the log. */
export type CaseHistory = { readonly name: string; readonly events: Iterable<HistoryEvent> };

/**
 * How the log names stages and people, and what it shows: `visits` one event for each stage that was left, with the
 * start of its work; `life-cycle` each event of a work item under its XES state. A stage that `stageName` answers
 * with null (an end, a bare decision) is left out.
 */
export type HistoryOptions = {
  readonly show?: 'visits' | 'life-cycle' | undefined;
  readonly stageName?: ((stage: StageId) => string | null) | undefined;
  readonly personName?: ((person: PersonId) => string) | undefined;
};

type Names = {
  stage(stage: StageId): string | null;
  person(person: PersonId | null | undefined): string | undefined;
};

/** The log of our own cases. **units**: instants as in the events. */
export function logFromEvents(histories: Iterable<CaseHistory>, options: HistoryOptions = {}): EventLog {
  const names: Names = {
    stage: options.stageName ?? ((stage) => stage),
    person: (person) =>
      person === null || person === undefined ? undefined : (options.personName?.(person) ?? person),
  };
  const builder = createLogBuilder();
  const add = options.show === 'life-cycle' ? addLifeCycle : addVisits;
  for (const history of histories) add(builder, history, names);
  return builder.build();
}

type Visit = { readyAt: Instant | undefined; startedAt: Instant | undefined; resource: string | undefined };

function addVisits(builder: LogBuilder, history: CaseHistory, names: Names): void {
  const visits = new Map<string, Visit>();
  const visitOf = (stage: StageId): Visit => {
    const visit = visits.get(stage) ?? { readyAt: undefined, startedAt: undefined, resource: undefined };
    visits.set(stage, visit);
    return visit;
  };
  for (const { type, at, stage, person } of history.events) {
    if (stage === null || stage === undefined) continue;
    if (type === 'StageEntered')
      visits.set(stage, { readyAt: at, startedAt: undefined, resource: undefined });
    else if (type === 'WorkItemStarted') visitOf(stage).startedAt ??= at;
    else if (type === 'WorkItemCompleted') visitOf(stage).resource = names.person(person);
    else if (type === 'StageLeft') {
      const activity = names.stage(stage);
      if (activity !== null) builder.add({ case: history.name, activity, at, ...visitOf(stage) });
    }
  }
}

const STATES: { readonly [type: string]: string } = {
  WorkItemOffered: 'schedule',
  WorkItemClaimed: 'assign',
  WorkItemStarted: 'start',
  WorkItemDelegated: 'reassign',
  WorkItemReleased: 'reassign',
  WorkItemWithdrawn: 'withdraw',
  WorkItemCompleted: 'complete',
};

function addLifeCycle(builder: LogBuilder, history: CaseHistory, names: Names): void {
  for (const event of history.events) {
    const lifecycle = STATES[event.type];
    if (lifecycle === undefined || event.stage === null || event.stage === undefined) continue;
    const activity = names.stage(event.stage);
    if (activity === null) continue;
    builder.add({
      case: history.name,
      activity,
      at: event.at,
      lifecycle,
      resource: whoseEvent(event, names),
    });
  }
}

function whoseEvent(event: HistoryEvent, names: Names): string | undefined {
  if (event.type === 'WorkItemOffered') return names.person(event.owner);
  if (event.type === 'WorkItemDelegated') return names.person(event.to);
  if (event.type === 'WorkItemReleased') return names.person(null);
  return names.person(event.person);
}
