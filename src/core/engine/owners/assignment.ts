// Who was found: one owner, or candidates where the first who claims has it; and why, in words.
import type { PersonId, Turn } from '../../model/index.ts';

export type Assignment = {
  readonly owner: PersonId | null;
  readonly candidates: readonly PersonId[];
  readonly why: string;
  readonly turn: Turn | null;
  /** Of candidates: who answers for the work until somebody takes it. */
  readonly keeper?: PersonId | null;
  /** Of candidates: how long it may wait for somebody to take it, as the rule says it. */
  readonly within?: string | undefined;
};

/** What trying one rule gives: an assignment, or why there is none. */
export type Tried = Assignment | string;

export const assigned = (owner: PersonId, why: string, turn: Turn | null = null): Assignment => ({
  owner,
  candidates: [],
  why,
  turn,
});
