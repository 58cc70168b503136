// Our own history becomes columns: the very shape an import has, so that lived and imported work meet on one map.
import type { Instant } from '../base/index.ts';
import type { CaseEvent, PersonId, StageId } from '../model/index.ts';
import { createLogBuilder, type LogBuilder } from './builder.ts';
import type { EventLog } from './event-log.ts';

/** One case and its events in order of `seq`. **shape**: `name` becomes the name of the case in the log. */
export type CaseHistory = { readonly name: string; readonly events: Iterable<CaseEvent> };

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

type Names = { stage(stage: StageId): string | null; person(person: PersonId | null): string | undefined };

/** The log of our own cases. **units**: instants as in the events. */
export function logFromEvents(histories: Iterable<CaseHistory>, options: HistoryOptions = {}): EventLog {
  const names: Names = {
    stage: options.stageName ?? ((stage) => stage),
    person: (person) => (person === null ? undefined : (options.personName?.(person) ?? person)),
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
  for (const event of history.events) {
    if (event.type === 'StageEntered') {
      visits.set(event.stage, { readyAt: event.at, startedAt: undefined, resource: undefined });
    } else if (event.type === 'WorkItemStarted') visitOf(event.stage).startedAt ??= event.at;
    else if (event.type === 'WorkItemCompleted') visitOf(event.stage).resource = names.person(event.person);
    else if (event.type === 'StageLeft') {
      const activity = names.stage(event.stage);
      if (activity !== null)
        builder.add({ case: history.name, activity, at: event.at, ...visitOf(event.stage) });
    }
  }
}

const STATES: { readonly [type: string]: string } = {
  WorkItemOffered: 'schedule',
  WorkItemClaimed: 'assign',
  WorkItemStarted: 'start',
  WorkItemDelegated: 'reassign',
  WorkItemWithdrawn: 'withdraw',
  WorkItemCompleted: 'complete',
};

function addLifeCycle(builder: LogBuilder, history: CaseHistory, names: Names): void {
  for (const event of history.events) {
    const lifecycle = STATES[event.type];
    if (lifecycle === undefined || !('stage' in event) || event.stage === null) continue;
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

function whoseEvent(event: CaseEvent, names: Names): string | undefined {
  if (event.type === 'WorkItemOffered') return names.person(event.owner);
  if (event.type === 'WorkItemDelegated') return names.person(event.to);
  return 'person' in event ? names.person(event.person) : undefined;
}
