// What does a case look like after an event? Total and pure: never refuses, never looks anything up.
import type { CaseEvent, CaseState, EventType } from '../../model/index.ts';
import { type Applier, type Change, UNCHANGED } from './applier.ts';
import { caseAppliers } from './of-case.ts';
import { isSettled, migrationAppliers } from './of-migration.ts';
import { pauseAppliers } from './of-pause.ts';
import { severalAppliers } from './of-several.ts';
import { stageAppliers } from './of-stage.ts';
import { workItemAppliers } from './of-work-item.ts';

const appliers: { readonly [Type in EventType]: Applier<Type> } = {
  ...caseAppliers,
  ...pauseAppliers,
  ...migrationAppliers,
  ...stageAppliers,
  ...workItemAppliers,
  ...severalAppliers,
};

/** A case before its first event. */
export const unopenedCase = (caseId: string): CaseState => ({
  caseId,
  workflow: '',
  version: 0,
  number: 0,
  title: '',
  status: 'open',
  outcome: null,
  priority: 'normal',
  requester: null,
  requesterName: null,
  record: {},
  openedAt: 0,
  closedAt: null,
  seq: 0,
  nextId: 1,
  tokens: [],
  workItems: [],
  timers: [],
  effects: [],
  visits: {},
  lastOwner: {},
  changedAt: 0,
});

/** The state after one more event. **shape**: a new state; the old one is untouched. Kinds it does not know change the head alone. */
export function apply(state: CaseState | null, event: CaseEvent): CaseState {
  const before = state ?? unopenedCase('');
  const { seq, at: changedAt, version } = event;
  return { ...before, seq, changedAt, version, ...changeBy(before, event) };
}

/** The same, within a state that nobody else has: a decision copies its state once and not once an event. */
export function applyWithin(state: CaseState, event: CaseEvent): void {
  const change = changeBy(state, event);
  state.seq = event.seq;
  state.changedAt = event.at;
  state.version = event.version;
  Object.assign(state, change);
}

function changeBy(state: CaseState, event: CaseEvent): Change {
  // Each event meets the applier of its own type; the table's type says so, the compiler cannot follow it through a lookup.
  const applier = appliers[event.type] as Applier<EventType> | undefined;
  const change = applier === undefined ? UNCHANGED : applier(state, event as never);
  return isSettled(state, event) ? { ...change, beforeMigration: undefined } : change;
}
