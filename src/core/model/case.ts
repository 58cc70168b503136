// Where a case stands: the fold of its history. It holds what is open; what is over stands in the history alone,
// so that a decision costs the same after ten events and after ten thousand.
import type { Instant, Milliseconds } from '../base/index.ts';
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
import type { Instance, Question } from './instance.ts';
import type { CaseRecord, RequesterName } from './record.ts';

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type CaseStatus = 'open' | 'closed' | 'cancelled';

export type CaseState = {
  caseId: CaseId;
  workflow: WorkflowId;
  /** The workflow version the case runs under, 1 and up. */
  version: number;
  /** The case's number in its workspace, for people: #1042. */
  number: number;
  title: string;
  status: CaseStatus;
  /** How it ended: the end stage's id, or null. */
  outcome: StageId | null;
  priority: Priority;
  requester: PersonId | null;
  /** What a requester without sign-in calls themselves. */
  requesterName: RequesterName | null;
  record: CaseRecord;
  openedAt: Instant;
  closedAt: Instant | null;
  /** Sequence number of the last event; 0 before the first. */
  seq: number;
  /** The next number of the case's own id sequence. */
  nextId: number;
  tokens: readonly Token[];
  workItems: readonly WorkItem[];
  timers: readonly Timer[];
  /** Effects asked for and not yet reported. */
  effects: readonly PendingEffect[];
  /** Branches that are under way; absent where there are none. */
  forks?: readonly Fork[] | undefined;
  /** Messages that came before anything waited for them, and are kept. */
  messages?: readonly string[] | undefined;
  /** Cases of other workflows that stages of this one wait for. */
  children?: readonly Child[] | undefined;
  /** The case that waits for this one. */
  parent?: CaseId;
  /** How often each stage was entered. */
  visits: { readonly [stage: StageId]: number };
  /** Who last had each stage. */
  lastOwner: { readonly [stage: StageId]: PersonId };
  /** What is paused; absent while nothing is. */
  pauses?: readonly Pause[];
  /** Who has decided at which stage, where a person may decide only once in a case; absent while nobody has. */
  deciders?: { readonly [stage: StageId]: readonly PersonId[] };
  /** How many cases opened one another by machine before this one; absent where none did. */
  depth?: number;
  /** The instant of the last event. */
  changedAt: Instant;
  /** The case as it was before it was moved to another version: kept until its next command, so that the move can be undone. */
  beforeMigration?: CaseState | undefined;
};

/** A case, or one work item in it, that waits for somebody outside: its clocks stand still. */
export type Pause = {
  pause: PauseId;
  /** Null where the whole case is paused. */
  workItem: WorkItemId | null;
  reason: string;
  note: string | null;
  since: Instant;
  /** When it goes on by itself; null where somebody has to say so. */
  until: Instant | null;
};

/**
 * What is left of a clock that stands still. `date`: it stays where it was; `after-due`: it follows the due time of its work item.
 * **units**: milliseconds, of business time or on the clock.
 */
export type TimeLeft =
  | { kind: 'business'; ms: Milliseconds }
  | { kind: 'clock'; ms: Milliseconds }
  | { kind: 'date' }
  | { kind: 'after-due' };

/** Where a case stands. */
export type Token = {
  token: TokenId;
  stage: StageId;
  visit: number;
  enteredAt: Instant;
  /** How many actions of an automatic stage were begun: where it goes on when an effect was reported. */
  actionsDone: number;
  /** The branches it is one of; absent outside of branches. */
  fork?: ForkId;
  /** The several pieces of work that the stage is done in; absent where it is one. */
  instances?: readonly Instance[];
  /** Why its stage has not begun yet: another has to be done with first, or is not there yet. */
  held?: HeldBy;
  /** True for the token by which a scope watches over its stages: the case does not stand there. */
  guard?: true;
};

/** `alone`: only one of some stages is worked at a time; `while`: the stage is open only while another holds. */
export type HeldBy = 'alone' | 'while';

/** A case of another workflow that a stage waits for. */
export type Child = { child: CaseId; token: TokenId };

/** Branches that a split started together; a join waits for them. */
export type Fork = {
  fork: ForkId;
  /** The split. */
  stage: StageId;
  /** The branches that these are within. */
  parent?: ForkId;
  /** Joins that went on before all of these branches had come: whichever comes there later ends there. */
  joined?: readonly StageId[];
};

export type WorkItem = {
  workItem: WorkItemId;
  token: TokenId;
  stage: StageId;
  visit: number;
  /** Null while it waits in a pool. */
  owner: PersonId | null;
  /** Who may claim it; empty where it has an owner. */
  candidates: readonly PersonId[];
  /** Who answers for it until somebody takes it; absent where it has an owner. */
  keeper?: PersonId;
  /** Why this owner, in words. */
  why: string;
  status: 'offered' | 'claimed' | 'started';
  tasks: readonly Task[];
  offeredAt: Instant;
  startedAt: Instant | null;
  dueAt: Instant | null;
  /** Whether whoever received it has accepted it: `due` where they must and have not; absent where nobody asked. */
  acceptance?: 'due' | 'given';
  /** Where its clock stands still: since when, and what was left until it is due. */
  paused?: { since: Instant; left: TimeLeft };
  /** Which of several it is, and what it is for; absent where it is the only one. */
  instance?: number;
  label?: string;
  /** True where the case went on without it: it may still be done, and changes nothing any more. */
  left?: true;
  /** What is asked, where it is a question to somebody and no work of the stage. */
  question?: Question;
};

export type Task = { title: string; done: boolean };

/**
 * `late`: a rung of the work item's ladder; `wait`: the token goes on; `review`: something open without a deadline is looked at;
 * `pause`: a pause is over, or is looked at; `time-out`: nobody has decided in time; `unclaimed`: what nobody of a pool
 * took goes to its keeper; `enter`: the machine begins at the stage that a case was moved to.
 */
export type TimerPurpose = 'late' | 'wait' | 'review' | 'pause' | 'time-out' | 'unclaimed' | 'enter';

export type Timer = {
  timer: TimerId;
  purpose: TimerPurpose;
  dueAt: Instant;
  /** Null where it is the whole case's. */
  token: TokenId | null;
  workItem: WorkItemId | null;
  /** Index into the stage's `late`, of a `late` timer. */
  rung: number | null;
  /** What was left when it was stopped; absent while it runs. */
  stopped?: TimeLeft;
};

/** `token`: the automatic stage that waits for it, or null where nothing waits. */
export type PendingEffect = { effect: EffectId; kind: string; token: TokenId | null };
