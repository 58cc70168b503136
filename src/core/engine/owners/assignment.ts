// Who was found: one owner, or candidates where the first who claims has it; and why, in words.
import type { PersonId, Turn } from '../../model/index.ts';

export type Assignment = {
  readonly owner: PersonId | null;
  readonly candidates: readonly PersonId[];
  readonly why: string;
  readonly turn: Turn | null;
};

export const assigned = (owner: PersonId, why: string, turn: Turn | null = null): Assignment => ({
  owner,
  candidates: [],
  why,
  turn,
});
