// Several pieces of work under one token: the deciders of an approval, or one piece for each element of a list. And a
// question that whoever decides has asked somebody.
import type { PersonId, WorkItemId } from './ids.ts';

/** One of several pieces of work, as it was planned when the stage was entered or added while it ran. */
export type PlannedInstance = {
  /** Its place, 1 and up. */
  instance: number;
  /** What it is for, such as the element of the list; left out where it has no name of its own. */
  label?: string;
  /** Which rule of the approval's list finds the decider, 0 and up; left out where the stage's owner rule does. */
  who?: number;
  /** The person it is for, where that is known beforehand. */
  member?: PersonId;
  /** How much the decision counts; 1 where it is left out. */
  weight?: number;
};

/** One of several pieces of work, and what has become of it. */
export type Instance = PlannedInstance & {
  /** Its work item, once it was offered. */
  workItem?: WorkItemId | undefined;
  /** Who did it, once it was done. */
  person?: PersonId | undefined;
  outcome?: string | undefined;
};

/** Something that somebody was asked before a decision; the answer may fill these fields. */
export type Question = { of: WorkItemId; text: string; fields: readonly string[] };
