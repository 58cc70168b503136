// What would an automation have done in a case that is past? Its history is replayed event by event; wherever the automation
// would have answered, it is run on a copy of the case as it stood, together with the others that answer the same event.
import { canonicalJson, type Instant } from '../../../base/index.ts';
import type { CaseEvent, CaseState, Directory, EventBody, FieldChange } from '../../../model/index.ts';
import type { Compiled, CompiledAutomation } from '../../compile/compiled.ts';
import { isHeld } from '../../flow/clocks.ts';
import { factsOf, type Progress } from '../../flow/progress.ts';
import { apply } from '../../fold/apply.ts';
import { OWNER, STAGE } from '../action-kind.ts';
import { actionKind } from '../index.ts';
import { perform } from '../perform.ts';
import { momentsOf } from './moments.ts';
import { reach } from './reach.ts';
import { answers, type Happened, happenedBy } from './triggers.ts';

/** Another automation that answers the same event. `overlap`: it does the same there; `contradiction`: something else to the same thing. */
export type Meeting = {
  readonly automation: string;
  readonly kind: 'overlap' | 'contradiction';
  /** `#owner`, `#stage`, `priority`, or a field of the record. */
  readonly about: string;
};

/** Once that an automation would have run. `seq` is the event it would have answered, `did` is in words. */
export type Firing = {
  readonly seq: number;
  readonly at: Instant;
  readonly title: string;
  readonly did: readonly string[];
  readonly changes: readonly FieldChange[];
  readonly meetings: readonly Meeting[];
};

export type BackTest = {
  readonly compiled: Compiled;
  /** The automation that is tried; in the version it is switched on. */
  readonly automation: string;
  readonly directory: Directory;
  /** Of an automation at set times: those that are tried, in order. */
  readonly times?: readonly Instant[];
};

/**
 * Replays the whole history of one case. **shape**: in the order of the events; the history itself stays as it was, so that what the
 * automation does is seen against what people did then. **units**: people are those of `directory`, as they are now.
 */
export function backTest(test: BackTest, history: readonly CaseEvent[]): Firing[] {
  const tried = [...test.compiled.automations.values()].flat().find(isOf(test));
  if (tried === undefined) return [];
  if (tried.automation.on === 'schedule') return atItsTimes(test, tried, history);
  const late = new Set<string>();
  const firings: Firing[] = [];
  for (const { event, before } of momentsOf(history, apply)) {
    const happened = happenedBy(event, ({ workItem }) => !late.has(workItem) && late.add(workItem).size > 0);
    const firing = happened === null ? null : fire(test, tried, { event, before, happened });
    if (firing !== null) firings.push(firing);
  }
  return firings;
}

/** At each time, the case as it stood then: open, not paused, and its rule asked. */
function atItsTimes(test: BackTest, tried: CompiledAutomation, history: readonly CaseEvent[]): Firing[] {
  const firings: Firing[] = [];
  let state: CaseState | null = null;
  let next = 0;
  for (const at of test.times ?? []) {
    for (let event = history[next]; event !== undefined && event.at <= at; event = history[next]) {
      state = apply(state, event);
      next += 1;
    }
    if (state === null || state.status !== 'open' || isHeld(state, { workItem: null })) continue;
    const by = { kind: 'machine', part: 'schedule' } as const;
    const found = runOn(test, tried, { before: state, at, by, cause: 'RunSchedule', outcome: null });
    if (found === null) continue;
    const { did, changes } = found;
    firings.push({ seq: state.seq, at, title: state.title, did, changes, meetings: [] });
  }
  return firings;
}

const isOf =
  ({ automation: id }: BackTest) =>
  ({ automation }: CompiledAutomation): boolean =>
    automation.id === id;

type Moment = { readonly event: CaseEvent; readonly before: CaseState; readonly happened: Happened };

function fire(test: BackTest, tried: CompiledAutomation, moment: Moment): Firing | null {
  const own = tryOut(test, tried, moment);
  if (own === null) return null;
  const others = test.compiled.automations.get(moment.happened.on) ?? [];
  const meetings = others
    .filter((other) => other !== tried)
    .flatMap((other) => {
      const theirs = tryOut(test, other, moment);
      return theirs === null ? [] : meet(other.automation.id, own.touched, theirs.touched);
    });
  const { seq, at } = moment.event;
  return { seq, at, title: moment.before.title, did: own.did, changes: own.changes, meetings };
}

type Tried = {
  readonly did: readonly string[];
  readonly changes: readonly FieldChange[];
  /** What it would have set, by what it is about. */
  readonly touched: ReadonlyMap<string, string>;
};

/** Runs an automation on a copy of the case; null where it does not answer. */
function tryOut(
  test: BackTest,
  tried: CompiledAutomation,
  { event, before, happened }: Moment,
): Tried | null {
  if (!answers(tried, happened)) return null;
  const { at, by, seq } = event;
  return runOn(test, tried, { before, at, by, cause: `#${seq}`, outcome: happened.outcome });
}

type Ground = Pick<Progress, 'at' | 'by' | 'cause'> & {
  readonly before: CaseState;
  readonly outcome: string | null;
};

/** Runs it on a copy of the case; null where its rule does not hold. */
function runOn(
  { compiled, directory }: BackTest,
  tried: CompiledAutomation,
  { before, outcome, ...head }: Ground,
): Tried | null {
  const progress: Progress = {
    ...{ compiled, directory, ...head },
    ...{ state: { ...before }, events: [], entered: 0 },
  };
  if (tried.when?.(factsOf(progress, outcome)) === false) return null;
  const source = { source: `automation ${tried.automation.id}`, stage: null, token: null };
  const did = tried.actions.map((action, index) => {
    const from = progress.events.length;
    const { did } = perform(progress, action, { ...source, action: index }, reach);
    return progress.events.length > from || did === '' ? did : `${did} (as it was)`;
  });
  const bodies: readonly EventBody[] = progress.events;
  return { did, changes: changesIn(bodies), touched: touchedBy(tried, bodies, before) };
}

const changesIn = (events: readonly EventBody[]): FieldChange[] =>
  events.flatMap((event) => {
    if (event.type === 'RecordChanged') return event.changes;
    if (event.type !== 'PriorityChanged') return [];
    return [{ field: 'priority', before: event.before, after: event.after }];
  });

/** What it sets, what is so already included: two that set the same meet, whichever comes first. */
function touchedBy(
  { actions }: CompiledAutomation,
  events: readonly EventBody[],
  before: CaseState,
): Map<string, string> {
  const touched = new Map<string, string>();
  for (const { kind, ready } of actions) {
    for (const about of actionKind(kind)?.touches?.(ready) ?? []) touched.set(about, asItWas(before, about));
  }
  for (const { field, after } of changesIn(events)) touched.set(field, canonicalJson(after));
  for (const event of events) {
    if (event.type === 'WorkItemDelegated') touched.set(OWNER, canonicalJson([event.to]));
    if (event.type === 'WorkItemReleased') touched.set(OWNER, canonicalJson([null]));
    if (event.type === 'StageEntered') touched.set(STAGE, canonicalJson([event.stage]));
  }
  return touched;
}

function asItWas({ workItems, tokens, priority, record }: CaseState, about: string): string {
  if (about === OWNER) return canonicalJson(workItems.map(({ owner }) => owner));
  if (about === STAGE) return canonicalJson(tokens.map(({ stage }) => stage));
  return canonicalJson(
    about === 'priority' && record.priority === undefined ? priority : (record[about] ?? null),
  );
}

function meet(
  automation: string,
  own: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
): Meeting[] {
  return [...own].flatMap(([about, value]) => {
    const other = theirs.get(about);
    if (other === undefined) return [];
    return [{ automation, about, kind: other === value ? 'overlap' : 'contradiction' } as const];
  });
}
