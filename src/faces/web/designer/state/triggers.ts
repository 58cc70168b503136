// What a wait waits for, and what ends a scope: how the settings say it, and how it changes as a designer asks. Pure.
import type { Json } from '../../../../core/base/index.ts';
import {
  blankOutcome,
  blankTransition,
  edit,
  idFromTitle,
  type Stage,
  type Workflow,
} from '../../../../core/model/index.ts';

export type Trigger = { readonly [key: string]: Json };
export const TRIGGERS = ['after', 'field', 'message', 'when', 'hand', 'failure'] as const;
export type TriggerWord = (typeof TRIGGERS)[number];

/** What a wait may wait for: one thing, or the first of several. */
export const WAITS = ['after', 'field', 'message', 'when', 'first'] as const;
export type WaitWord = (typeof WAITS)[number];

type Settings = Stage['settings'];

const isMembers = (value: Json | undefined): value is Trigger =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True where each outcome of the stage has something that leads to it. */
export const hasTriggers = ({ kind, settings }: Stage): boolean =>
  kind === 'scope' || (kind === 'wait' && settings.for !== undefined);

/** By outcome. */
export const triggersOf = ({ settings }: Stage): { readonly [outcome: string]: Trigger } =>
  isMembers(settings.for) ? (settings.for as { readonly [outcome: string]: Trigger }) : {};

export function wordOf(trigger: Trigger | undefined): TriggerWord | null {
  if (trigger === undefined) return null;
  if (trigger.by === 'hand') return 'hand';
  return TRIGGERS.find((word) => Object.hasOwn(trigger, word)) ?? null;
}

/** What a trigger begins with. A rule that nobody has set yet never holds. */
export function freshTrigger(word: TriggerWord, { record }: Workflow): Trigger {
  switch (word) {
    case 'after':
      return { after: '3 days' };
    case 'field':
      return { field: Object.entries(record).find(([, { type }]) => type === 'date')?.[0] ?? '' };
    case 'message':
      return { message: 'answer-received' };
    case 'when':
      return { when: 'false' };
    case 'hand':
      return { by: 'hand' };
    case 'failure':
      return { failure: true };
  }
}

export function waitOf({ for: several, until, message, when }: Settings): WaitWord {
  if (several !== undefined) return 'first';
  if (message !== undefined) return 'message';
  if (when !== undefined) return 'when';
  return isMembers(until) ? 'field' : 'after';
}

/** The one thing that a wait waits for, as a trigger. */
export function triggerOfWait({ until, message, keep, when }: Settings): Trigger {
  if (message !== undefined) return { message, ...(keep === undefined ? {} : { keep }) };
  if (when !== undefined) return { when };
  return isMembers(until) ? until : { after: until ?? '' };
}

/** The settings of a wait with another single thing to wait for; what any stage may say stays. */
export function withWait(settings: Settings, trigger: Trigger): Settings {
  const { until: _u, message: _m, keep: _k, when: _w, for: _f, ...others } = settings;
  if (trigger.after !== undefined) return { ...others, until: trigger.after };
  if (trigger.field !== undefined) return { ...others, until: trigger };
  return { ...others, ...trigger };
}

/** Makes a wait wait for something else: one thing has a way on, the first of several has an outcome for each. */
export function chooseWait(workflow: Workflow, stage: Stage, word: WaitWord): Workflow {
  const { id, settings, next, outcomes } = stage;
  if (word === 'first') {
    const led = withoutTriggers(settings);
    const to = next[0]?.to;
    const changes = { next: [], settings: { ...led, for: {} } };
    const bare = edit(workflow, { type: 'ChangeStage', stage: id, changes });
    return to === undefined ? bare : addTriggered(bare, id, to, triggerOfWait(settings));
  }
  const kept = next.length > 0 ? next : outcomes.slice(0, 1).map(({ to }) => blankTransition(to));
  const changes = {
    outcomes: [],
    next: kept,
    settings: withWait(settings, freshTrigger(word, workflow)),
  };
  return edit(workflow, { type: 'ChangeStage', stage: id, changes });
}

const withoutTriggers = (settings: Settings): Settings => {
  const { until: _u, message: _m, keep: _k, when: _w, ...others } = settings;
  return others;
};

/** One more outcome with what leads to it. */
export function addTriggered(
  workflow: Workflow,
  id: string,
  to: string,
  trigger: Trigger = { by: 'hand' },
): Workflow {
  const stage = workflow.stages.find((each) => each.id === id);
  if (stage === undefined) return workflow;
  const taken = [...stage.outcomes.map(({ name }) => name), ...Object.keys(triggersOf(stage))];
  const name = idFromTitle(USUAL[wordOf(trigger) ?? 'hand'], taken, 'outcome');
  const grown = edit(workflow, { type: 'AddOutcome', stage: id, outcome: blankOutcome(name, to) });
  return setTrigger(grown, id, name, trigger);
}

/** How an outcome is called before somebody says otherwise. */
const USUAL: { readonly [word in TriggerWord]: string } = {
  after: 'Too late',
  field: 'Date came',
  message: 'Answered',
  when: 'Fulfilled',
  hand: 'Stopped',
  failure: 'Failed',
};

export function setTrigger(workflow: Workflow, id: string, outcome: string, trigger: Trigger): Workflow {
  const stage = workflow.stages.find((each) => each.id === id);
  if (stage === undefined) return workflow;
  const value = { ...triggersOf(stage), [outcome]: trigger };
  return edit(workflow, { type: 'SetSetting', stage: id, setting: 'for', value });
}

/** The outcome, and what leads to it. */
export function removeTriggered(workflow: Workflow, id: string, outcome: string): Workflow {
  const left = edit(workflow, { type: 'RemoveOutcome', stage: id, outcome });
  const stage = left.stages.find((each) => each.id === id);
  if (stage === undefined || !Object.hasOwn(triggersOf(stage), outcome)) return left;
  const { [outcome]: _, ...value } = triggersOf(stage);
  return edit(left, { type: 'SetSetting', stage: id, setting: 'for', value });
}
