// The history of a case as a reader takes it in: who did what, when, from what to what, with every name looked up.
import type { Instant, Json } from '../../../core/base/index.ts';
import type { Compiled } from '../../../core/engine/index.ts';
import {
  type Actor,
  type CaseEvent,
  type Directory,
  type FieldValue,
  titleFromId,
} from '../../../core/model/index.ts';
import { revealed, revealedName } from '../personal.ts';

/** `token`: by which token a program asked in their name, if any. */
export type Who = {
  readonly kind: Actor['kind'];
  readonly id: string | null;
  readonly name: string | null;
  readonly token?: string;
};

export type ShownChange = {
  readonly field: string;
  readonly label: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
};

/** When something was done, and by whom. */
export type Mark = { readonly at: Instant; readonly by: Who };

/** One entry; members that an event of this type does not have are null or empty. */
export type HistoryEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly by: Who;
  readonly type: CaseEvent['type'];
  readonly stage: string | null;
  readonly to: string | null;
  /** Who got, had or did the work, by name. */
  readonly person: string | null;
  readonly people: readonly string[];
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly text: string | null;
  readonly rework: boolean;
  readonly dueAt: Instant | null;
  readonly changes: readonly ShownChange[];
};

/** What names are looked up in. */
export type Reading = {
  readonly compiled: Compiled;
  readonly directory: Directory;
  /** Personal values of the case by reference. */
  readonly stored: { readonly [reference: string]: Json };
};

type Looking = Pick<Reading, 'directory' | 'stored'>;
type Details = Partial<Omit<HistoryEntry, 'seq' | 'at' | 'by' | 'type'>>;

export function entryOf(event: CaseEvent, reading: Reading): HistoryEntry {
  return {
    ...{ seq: event.seq, at: event.at, type: event.type, by: whoOf(event.by, reading) },
    ...{ stage: null, to: null, person: null, people: [], outcome: null, reason: null, text: null },
    ...{ rework: false, dueAt: null, changes: [] },
    ...detailsOf(event, reading),
  };
}

function whoOf(by: Actor, { directory, stored }: Looking): Who {
  if (by.kind === 'person') {
    const who = { kind: 'person', id: by.person, name: nameIn(directory, by.person) } as const;
    return by.token === undefined ? who : { ...who, token: by.token };
  }
  if (by.kind === 'public') return { kind: 'public', id: null, name: revealedName(by.name, stored) };
  return { kind: 'machine', id: null, name: null };
}

export const markOf = ({ at, by }: CaseEvent, reading: Looking): Mark => ({
  at,
  by: whoOf(by, reading),
});

export const nameIn = (directory: Directory, person: string | null): string | null =>
  person === null ? null : (directory.people[person]?.name ?? null);

export const stageTitle = ({ compiled }: Pick<Reading, 'compiled'>, stage: string | null): string | null =>
  // Of a stage that a later version has no more, the id is all that is left.
  stage === null ? null : (compiled.stages.get(stage)?.title ?? titleFromId(stage));

export function outcomeTitle({ compiled }: Pick<Reading, 'compiled'>, stage: string, outcome: string | null) {
  if (outcome === null) return null;
  const way = compiled.stages.get(stage)?.outcomes.find((each) => each.outcome === outcome);
  return way?.title ?? outcome;
}

function detailsOf(event: CaseEvent, reading: Reading): Details {
  const { directory } = reading;
  const name = (person: string | null) => nameIn(directory, person);
  const title = (stage: string | null) => stageTitle(reading, stage);
  switch (event.type) {
    case 'CaseOpened':
      return {
        person: name(event.requester) ?? revealedName(event.requesterName, reading.stored),
        text: event.via,
      };
    case 'StageEntered':
      return { stage: title(event.stage), rework: event.rework };
    case 'StageLeft':
      return { stage: title(event.stage), to: title(event.to) };
    case 'WorkItemOffered': {
      const people = event.candidates.flatMap((person) => name(person) ?? []);
      return {
        stage: title(event.stage),
        person: name(event.owner),
        people,
        text: event.why,
        dueAt: event.dueAt,
      };
    }
    case 'HandoffAccepted':
    case 'WorkItemClaimed':
    case 'WorkItemStarted':
      return { stage: title(event.stage), person: name(event.person) };
    case 'WorkItemDelegated':
      return {
        ...{ stage: title(event.stage), person: name(event.to), reason: event.reason, text: event.why },
        people: event.from === null ? [] : [name(event.from) ?? ''],
      };
    case 'WorkItemReleased': {
      const people = event.candidates.flatMap((person) => name(person) ?? []);
      return { stage: title(event.stage), person: name(event.from), people, text: event.why };
    }
    case 'WorkItemCompleted': {
      const outcome = outcomeTitle(reading, event.stage, event.outcome);
      return { stage: title(event.stage), person: name(event.person), outcome, reason: event.reason };
    }
    case 'WorkItemWithdrawn':
      return { stage: title(event.stage), reason: event.reason };
    case 'HandoffReturned':
      return { stage: title(event.stage), to: title(event.to), reason: event.reason };
    case 'WorkItemPaused':
      return { stage: title(event.stage) };
    case 'WorkItemResumed':
      return { stage: title(event.stage), dueAt: event.dueAt };
    case 'InstancesPlanned': {
      const people = event.instances.flatMap(({ label, member }) => label ?? name(member ?? null) ?? []);
      return { stage: title(event.stage), people, text: String(event.instances.length) };
    }
    case 'InstanceAdded': {
      const { label, member } = event.instance;
      return { stage: title(event.stage), text: label ?? name(member ?? null), reason: event.reason };
    }
    case 'InstancesEnded': {
      const outcome = outcomeTitle(reading, event.stage, event.outcome);
      return { stage: title(event.stage), outcome, text: event.why };
    }
    case 'DecisionRecalled':
      return { stage: title(event.stage), person: name(event.person), reason: event.reason };
    case 'InformationAsked':
      return { stage: title(event.stage), person: name(event.asked), text: event.text };
    case 'InformationGiven':
      return { stage: title(event.stage), person: name(event.person), text: event.answer };
    case 'LateRungReached':
      return { stage: title(event.stage), text: event.act, person: name(event.whom) };
    default:
      return quieterDetails(event, reading);
  }
}

/** What happens among branches, waits and other cases. */
function flowDetails(event: CaseEvent, reading: Reading): Details {
  switch (event.type) {
    case 'BranchesStarted':
    case 'TokenReleased':
      return { stage: stageTitle(reading, event.stage) };
    case 'BranchesJoined':
      return { stage: stageTitle(reading, event.stage), text: String(event.arrived), outcome: event.rest };
    case 'TokenHeld':
      return { stage: stageTitle(reading, event.stage), text: event.held };
    case 'WayChosen':
      return {
        stage: stageTitle(reading, event.stage),
        outcome: outcomeTitle(reading, event.stage, event.outcome),
        reason: event.reason,
      };
    case 'MessageReceived':
      return { text: event.name, outcome: event.token === null && event.heard !== true ? 'kept' : null };
    case 'MessageTaken':
      return { text: event.name };
    case 'ChildEnded':
      return { stage: stageTitle(reading, event.stage), outcome: event.outcome };
    default:
      return {};
  }
}

function quieterDetails(event: CaseEvent, reading: Reading): Details {
  const names = (people: readonly string[]) =>
    people.flatMap((person) => nameIn(reading.directory, person) ?? []);
  switch (event.type) {
    case 'RecordChanged':
      return {
        stage: stageTitle(reading, event.stage),
        changes: event.changes.map((each) => shown(each, reading)),
      };
    case 'TaskTicked':
      return { text: event.done ? 'done' : 'open', outcome: String(event.task + 1) };
    case 'TasksAdded':
      return { stage: stageTitle(reading, event.stage), text: event.tasks.join(', ') };
    case 'PriorityChanged': {
      const change = { field: 'priority', label: 'Priority', before: event.before, after: event.after };
      return { changes: [change] };
    }
    case 'CommentAdded':
      return { text: event.text, people: names(event.mentions) };
    case 'Notified':
      return { text: event.text, people: names(event.people), reason: event.reason };
    case 'TimerSet':
      return { text: event.purpose, dueAt: event.dueAt };
    case 'EffectRequested':
      return { text: event.kind };
    case 'EffectFailed':
      return { reason: event.reason };
    case 'AutomationRan':
      return {
        text: titleOfAutomation(event.automation, reading),
        reason: event.why,
        people: [...event.did],
      };
    case 'IncidentRaised':
      return { text: event.text, person: nameIn(reading.directory, event.owner) };
    case 'CasePaused': {
      const reason = event.note === null ? event.reason : `${event.reason}. ${event.note}`;
      return { stage: stageTitle(reading, event.stage), reason, dueAt: event.until };
    }
    case 'CaseResumed':
      return { stage: stageTitle(reading, event.stage) };
    case 'StageSkipped': {
      const [stage, to] = [stageTitle(reading, event.stage), stageTitle(reading, event.to)];
      return { stage, to, reason: event.reason };
    }
    case 'SubmissionRecalled':
      return { reason: event.reason };
    case 'CaseReopened':
      return { to: stageTitle(reading, event.to), reason: event.reason };
    case 'CaseMigrated':
    case 'MigrationReverted':
      return { text: String(event.toVersion) };
    case 'CaseClosed':
      return { stage: stageTitle(reading, event.outcome) };
    case 'CaseCancelled':
      return { reason: event.reason };
    default:
      return flowDetails(event, reading);
  }
}

const titleOfAutomation = (id: string, { compiled }: Reading): string =>
  compiled.workflow.automations.find((each) => each.id === id)?.title ?? id;

/** A change with its field's label, personal values and persons named. */
export function shown(
  { field, before, after }: { field: string; before: FieldValue; after: FieldValue },
  { compiled, directory, stored }: Reading,
): ShownChange {
  const declared = compiled.workflow.record[field];
  const read = (value: FieldValue): FieldValue => {
    const plain = revealed(value, stored);
    return declared?.type === 'person' && typeof plain === 'string'
      ? (nameIn(directory, plain) ?? plain)
      : plain;
  };
  return { field, label: declared?.label ?? field, before: read(before), after: read(after) };
}
