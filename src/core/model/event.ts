// What happened to a case. Facts only: an event carries what was decided, never what would have to be looked up.
// A released shape is never edited: add a version and an upcaster.
import type { Instant, Json } from '../base/index.ts';
import type { HeldBy, Priority, Task, TimeLeft, TimerPurpose, WorkItem } from './case.ts';
import type {
  CaseId,
  EffectId,
  ForkId,
  PauseId,
  PersonId,
  StageId,
  TimerId,
  TokenId,
  WorkflowId,
  WorkItemId,
} from './ids.ts';
import type { PlannedInstance } from './instance.ts';
import type { CaseRecord, FieldValue, RequesterName } from './record.ts';

/**
 * Who did it: a person, somebody without sign-in, or the machine (and which part of it). `token`: what the token is called by
 * which a program asked in the person's name; left out where they asked themselves.
 */
export type Actor =
  | { kind: 'person'; person: PersonId; token?: string }
  | { kind: 'public'; name: RequesterName | null }
  | { kind: 'machine'; part: string };

export type EventHead = {
  /** 1 and up, without gap, per case. */
  seq: number;
  at: Instant;
  by: Actor;
  /** The command's type, or `#<seq>` of the event that led to this one. */
  cause: string;
  /** The workflow version it happened under. */
  version: number;
};

export type FieldChange = { field: string; before: FieldValue; after: FieldValue };

/** Round robin: the turn that was taken, so that the next one is another's. */
export type Turn = { key: string; taken: number };

/** Open work that comes along when its case is moved to another version. */
export type CarriedWork = Pick<WorkItem, 'workItem' | 'stage' | 'visit' | 'dueAt'> & {
  readonly tasks: readonly Task[];
  /** Since when its clock stands still; left out while it goes. */
  readonly paused?: Instant;
};

/** One visit of a stage. */
export type StageVisit = { readonly stage: StageId; readonly visit: number };

export type EventBody =
  | {
      type: 'CaseOpened';
      caseId: CaseId;
      workflow: WorkflowId;
      number: number;
      title: string;
      requester: PersonId | null;
      requesterName: RequesterName | null;
      /** `people`, `public`, `api`, or `case` where another case opened it. */
      via: string;
      parent: CaseId | null;
      /** True where a stage of the parent waits for it; else left out. */
      awaited?: true;
      priority: Priority;
      record: CaseRecord;
      /** How many cases opened one another by machine before this one; left out where none did. */
      depth?: number;
    }
  | {
      type: 'StageEntered';
      token: TokenId;
      stage: StageId;
      visit: number;
      from: StageId | null;
      rework: boolean;
      /** True where whoever gets the work there must accept it; left out where they need not. */
      accept?: true;
      /** The branches it is one of; left out outside of branches. */
      fork?: ForkId;
      /** True where a scope begins to watch over its stages; else left out. */
      guard?: true;
    }
  | {
      type: 'StageLeft';
      token: TokenId;
      stage: StageId;
      visit: number;
      outcome: string | null;
      to: StageId | null;
    }
  /** A split starts branches, one for each stage that is entered with this fork. */
  | { type: 'BranchesStarted'; fork: ForkId; stage: StageId; parent: ForkId | null }
  /** A join goes on: `rest` says what becomes of the branches that had not come. */
  | {
      type: 'BranchesJoined';
      fork: ForkId;
      stage: StageId;
      arrived: number;
      rest: 'none' | 'cancelled' | 'running';
    }
  /** A stage was entered and does not begin yet; then it begins. */
  | { type: 'TokenHeld'; token: TokenId; stage: StageId; held: HeldBy }
  | { type: 'TokenReleased'; token: TokenId; stage: StageId }
  /** A message came: for the token that waited for it, or kept (`token` null) until something does. `heard`: by
   * automations alone, so that nothing is kept. */
  | { type: 'MessageReceived'; name: string; token: TokenId | null; heard?: true }
  | { type: 'MessageTaken'; name: string; token: TokenId }
  /** Somebody went on by hand from a stage that waited. */
  | { type: 'WayChosen'; token: TokenId; stage: StageId; outcome: string | null; reason: string }
  | { type: 'ChildEnded'; child: CaseId; token: TokenId; stage: StageId; outcome: StageId | null }
  | {
      type: 'WorkItemOffered';
      workItem: WorkItemId;
      token: TokenId;
      stage: StageId;
      visit: number;
      owner: PersonId | null;
      candidates: readonly PersonId[];
      why: string;
      tasks: readonly string[];
      dueAt: Instant | null;
      turn: Turn | null;
      /** Which of several it is, and what it is for; left out where it is the only one. */
      instance?: number;
      label?: string;
      /** Who answers for it until a candidate takes it; left out where it has an owner. */
      keeper?: PersonId;
      /** True where it must be accepted before it is begun; left out where it need not be. */
      accept?: true;
    }
  /** Whoever received the work has what they need. */
  | { type: 'HandoffAccepted'; workItem: WorkItemId; stage: StageId; person: PersonId }
  | { type: 'WorkItemClaimed'; workItem: WorkItemId; stage: StageId; person: PersonId }
  | { type: 'WorkItemStarted'; workItem: WorkItemId; stage: StageId; person: PersonId }
  | {
      type: 'WorkItemDelegated';
      workItem: WorkItemId;
      stage: StageId;
      from: PersonId | null;
      to: PersonId;
      reason: string | null;
      why: string;
      turn: Turn | null;
    }
  /** It was put back: whoever of the candidates takes it first has it. */
  | {
      type: 'WorkItemReleased';
      workItem: WorkItemId;
      stage: StageId;
      from: PersonId;
      candidates: readonly PersonId[];
      why: string;
      keeper?: PersonId;
    }
  | {
      type: 'WorkItemCompleted';
      workItem: WorkItemId;
      stage: StageId;
      visit: number;
      person: PersonId | null;
      outcome: string | null;
      reason: string | null;
      /** The last event of the case that whoever did it had before them; left out where they did not say. */
      seenSeq?: number;
      /** How much a decision counted, where decisions have weights. */
      weight?: number;
      /** True where a person may decide only once in the case. */
      decided?: true;
    }
  | { type: 'WorkItemWithdrawn'; workItem: WorkItemId; stage: StageId; reason: string }
  /** The stage is done in several pieces: who decides, or what for each; offered together or one after another. */
  | {
      type: 'InstancesPlanned';
      token: TokenId;
      stage: StageId;
      visit: number;
      instances: readonly PlannedInstance[];
    }
  /** One more, while the others are under way. */
  | {
      type: 'InstanceAdded';
      token: TokenId;
      stage: StageId;
      visit: number;
      instance: PlannedInstance;
      reason: string | null;
    }
  /** It is enough: what was decided, why, and what becomes of those that are not done. */
  | {
      type: 'InstancesEnded';
      token: TokenId;
      stage: StageId;
      visit: number;
      outcome: string | null;
      why: string;
      rest: 'none' | 'withdrawn' | 'left';
    }
  /** Whoever had decided took it back while others were still to decide. */
  | {
      type: 'DecisionRecalled';
      workItem: WorkItemId;
      token: TokenId;
      stage: StageId;
      instance: number;
      person: PersonId;
      reason: string | null;
    }
  /** Whoever decides asks somebody first: a question opens, and the clock of the decision stands still. */
  | {
      type: 'InformationAsked';
      question: WorkItemId;
      workItem: WorkItemId;
      token: TokenId;
      stage: StageId;
      visit: number;
      asked: PersonId;
      text: string;
      fields: readonly string[];
      why: string;
    }
  | {
      type: 'InformationGiven';
      question: WorkItemId;
      workItem: WorkItemId;
      stage: StageId;
      person: PersonId;
      answer: string;
    }
  | { type: 'TaskTicked'; workItem: WorkItemId; task: number; done: boolean }
  /** An automation added tasks to open work. */
  | { type: 'TasksAdded'; workItem: WorkItemId; stage: StageId; tasks: readonly string[] }
  | { type: 'RecordChanged'; changes: readonly FieldChange[]; stage: StageId | null }
  | { type: 'PriorityChanged'; before: Priority; after: Priority }
  | { type: 'CommentAdded'; comment: string; text: string; mentions: readonly PersonId[] }
  | {
      type: 'TimerSet';
      timer: TimerId;
      purpose: TimerPurpose;
      dueAt: Instant;
      token: TokenId | null;
      workItem: WorkItemId | null;
      rung: number | null;
    }
  | { type: 'TimerFired'; timer: TimerId }
  | { type: 'TimerCancelled'; timer: TimerId }
  /** The clock of a timer stands still; it is cancelled and set anew when it goes on. */
  | { type: 'TimerStopped'; timer: TimerId; left: TimeLeft }
  | {
      type: 'CasePaused';
      pause: PauseId;
      /** Null where the whole case is paused. */
      workItem: WorkItemId | null;
      stage: StageId | null;
      reason: string;
      note: string | null;
      until: Instant | null;
    }
  | { type: 'CaseResumed'; pause: PauseId; workItem: WorkItemId | null; stage: StageId | null }
  /** The clock of a work item stands still, by a pause of its own or of the case. */
  | { type: 'WorkItemPaused'; workItem: WorkItemId; stage: StageId; left: TimeLeft }
  | { type: 'WorkItemResumed'; workItem: WorkItemId; stage: StageId; dueAt: Instant | null }
  | {
      type: 'LateRungReached';
      workItem: WorkItemId;
      stage: StageId;
      rung: number;
      act: 'remind' | 'reassign' | 'escalate';
      whom: PersonId | null;
    }
  /** Work was sent back to an earlier stage by whoever has it, `missing` naming fields that were not there; the stage is left and entered by the events that follow. */
  | { type: 'HandoffReturned'; stage: StageId; to: StageId; reason: string; missing?: readonly string[] }
  /** A stage was passed over; it is left by the events that follow. */
  | { type: 'StageSkipped'; token: TokenId; stage: StageId; visit: number; to: StageId; reason: string }
  /** The requester took the case back before anybody had begun; what follows says whether it starts anew or is cancelled. */
  | { type: 'SubmissionRecalled'; reason: string; next: 'start' | 'cancel' }
  /** A finished case is open again; the stage is entered by the events that follow. */
  | { type: 'CaseReopened'; to: StageId; reason: string; before: 'closed' | 'cancelled' }
  | {
      type: 'Notified';
      people: readonly PersonId[];
      text: string;
      reason: NotificationReason;
      workItem: WorkItemId | null;
    }
  | {
      type: 'EffectRequested';
      effect: EffectId;
      kind: string;
      settings: Json;
      token: TokenId | null;
      /** What asked for it: `stage pay`, or `automation large-expense`. */
      source: string;
      /** Its place in the list of actions there, 0 and up. */
      action: number;
    }
  | { type: 'EffectApplied'; effect: EffectId; result: Json }
  | { type: 'EffectFailed'; effect: EffectId; reason: string }
  | { type: 'AutomationRan'; automation: string; why: string; did: readonly string[] }
  /** Something that the machine could not do by itself; it has an owner, so it is never in limbo. */
  | { type: 'IncidentRaised'; text: string; owner: PersonId | null }
  /**
   * The case was moved to another version of its workflow. `mapping`: where stages that are no more go on; `workItems`: the
   * open work that came along, as it is now. What else the move changes is said by the events that follow.
   */
  | {
      type: 'CaseMigrated';
      fromVersion: number;
      toVersion: number;
      mapping: { readonly [stage: StageId]: StageId };
      workItems: readonly CarriedWork[];
    }
  /**
   * The move was undone before anything else happened: the case stands as it did. `workItems` are open again as they were,
   * `timers` set again, `left` visits that the move had begun, `back` those that it had ended.
   */
  | {
      type: 'MigrationReverted';
      fromVersion: number;
      toVersion: number;
      workItems: readonly (Omit<CarriedWork, 'tasks'> & Pick<WorkItem, 'status'>)[];
      timers: readonly { readonly timer: TimerId; readonly dueAt: Instant }[];
      left: readonly StageVisit[];
      back: readonly StageVisit[];
    }
  | { type: 'CaseClosed'; outcome: StageId }
  | { type: 'CaseCancelled'; reason: string };

export type NotificationReason =
  | 'offered'
  | 'mentioned'
  | 'commented'
  | 'late'
  | 'escalated'
  | 'automation'
  | 'returned'
  | 'asked'
  | 'answered'
  | 'closed';

export type CaseEvent = EventHead & EventBody;
export type EventType = EventBody['type'];
/** One kind of event, by its name. */
export type EventOf<Type extends EventType> = EventHead & Extract<EventBody, { type: Type }>;
