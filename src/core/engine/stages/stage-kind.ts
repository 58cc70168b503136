// What a stage kind is: how its settings read, what happens when a case enters, and what it does with what happens there.
import type { z } from 'zod';
import type {
  Directory,
  EventOf,
  ForkId,
  Instance,
  PersonId,
  Stage,
  StageId,
  TimerPurpose,
  Token,
  Workflow,
  WorkItem,
} from '../../model/index.ts';
import type { CompiledStage, Preparing, Way } from '../compile/compiled.ts';
import type { Noted } from '../compile/findings.ts';
import type { Progress, Refused } from '../flow/progress.ts';

/** Where a case stands: the stage, the token in it, and the stage's settings made ready. */
export type Here<Ready = unknown> = {
  readonly stage: CompiledStage;
  readonly token: Token;
  readonly ready: Ready;
};

/**
 * What follows in a stage: the case rests there, goes on by a way, goes on by several ways at once, or cannot. `closes` ends what is
 * over as it goes on, and says in which fork it does; it is left undone where the case may not go on.
 */
export type Onward =
  | { readonly next: 'rest' }
  | { readonly next: 'go'; readonly way: Way; closes?(): ForkId | undefined }
  | { readonly next: 'fork'; readonly ways: readonly Way[] }
  | { readonly next: 'refuse'; readonly rejection: Exclude<Refused, null> };

/** What may happen in a stage while a case rests there. */
export type Happening =
  | { readonly what: 'completed'; readonly outcome: string | null }
  | { readonly what: 'timer'; readonly purpose: TimerPurpose; readonly rung: number | null }
  | { readonly what: 'applied' }
  | { readonly what: 'record-changed' }
  /** A message came that the kind awaits. */
  | { readonly what: 'message'; readonly name: string }
  /** Somebody goes on by hand, by an outcome where the stage has some. */
  | { readonly what: 'chosen'; readonly outcome: string | null }
  /** Something within a scope failed that the machine cannot mend. */
  | { readonly what: 'failed' }
  /** A case that the stage waits for has ended; `outcome` null where it was cancelled. */
  | { readonly what: 'child-ended'; readonly outcome: StageId | null }
  /** Another token went on; told to kinds that listen. `stuck`: nothing else in the case can move any more. */
  | { readonly what: 'tokens-changed' | 'stuck' };

/** Is what was done so far enough for the case to go on? `outcome`: what was decided; `why` in words. */
export type Verdict =
  | { readonly over: false }
  | { readonly over: true; readonly outcome: string | null; readonly why: string };

/** What a verdict may look at beside what was done. */
export type Judging = Pick<Progress, 'compiled' | 'state' | 'directory' | 'at'>;

/** One more of several: what it is for, or who is to decide as well, and why. */
export type Added = {
  readonly label: string | null;
  readonly person: PersonId | null;
  readonly weight: number | null;
  readonly reason: string | null;
};

export const REST: Onward = { next: 'rest' };

export type StageKind<Settings = unknown, Ready = unknown> = {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  /** True where a person works here, so that it must have an owner rule. */
  readonly worked: boolean;
  /** True where the machine takes a case straight on, so that a circle of such stages alone need never rest. */
  readonly passes?: true;
  /** True where every way is taken whose rule holds, and not the first alone. */
  readonly branches?: true;
  /** True where it matters to the stage what other tokens do. */
  readonly listens?: true;
  /** Whether the kind itself picks among the ways of this stage, whatever their rules; left out where it never does. */
  picks?(stage: Stage): boolean;
  /** True where outcomes are chosen by what happens, and not by an owner. */
  readonly ownOutcomes?: true;
  /** The stages over which it watches; a token of its own stands in it while any of them has one. */
  covers?(ready: Ready): readonly StageId[];
  /** Whether it waits for a message of this name, and would keep one that comes too early. */
  awaits?(ready: Ready, message: string): { readonly keep: boolean } | null;
  readonly settings: z.ZodType<Settings>;
  /** Makes settings ready once per version; notes what is wrong with them. */
  prepare(settings: Settings, preparing: Preparing, stage: Stage): Ready;
  enter(progress: Progress, here: Here<Ready>): Onward;
  /** Left out where nothing that happens here is the kind's own. */
  on?(progress: Progress, here: Here<Ready>, happening: Happening): Onward;
  /**
   * Who may not have the work here, since they may not decide on it; left out where anybody may. With an item, whoever has
   * another of its several may not have it either.
   */
  barred?(progress: Progress, here: Here<Ready>, item: WorkItem | null): readonly PersonId[];
  /** Where the stage is done in several pieces: is it enough? Left out where one piece is all there is. */
  verdict?(judging: Judging, here: Here<Ready>, instances: readonly Instance[]): Verdict;
  /** Adds one more of several while they run, where the stage lets people do so. */
  addOne?(progress: Progress, here: Here<Ready>, added: Added): Refused;
  /** True where whoever decides here may ask somebody first. */
  mayAsk?(here: Here<Ready>): boolean;
  /** What the history says of a piece of work beyond its outcome. */
  marks?(progress: Progress, here: Here<Ready>, item: WorkItem): Marks;
  /** What the kind finds wrong with a stage beyond its settings. */
  check?(stage: Stage, workflow: Workflow, directory?: Directory): Noted[];
};

export type Marks = Pick<EventOf<'WorkItemCompleted'>, 'weight' | 'decided'>;

/** Declares a kind; the settings' and the ready type are inferred from it. */
export const defineStageKind = <Settings, Ready>(kind: StageKind<Settings, Ready>): StageKind => kind;
