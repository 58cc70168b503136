// What one acknowledged command leaves behind, and what its caller is told.
import type { Json } from '../../../core/base/index.ts';
import type { CaseEvent, CaseId, CaseState, Job } from '../../../core/model/index.ts';

/** A command as decided: its events, the state after them, and what must happen outside. */
export type CommitRequest = {
  workspaceId: string;
  caseId: CaseId;
  /** The seq of the case that the decision stands on; 0 opens the case. */
  expectedVersion: number;
  /** The hash of the case's last event as loaded with it; null when the case is opened. */
  headHash: string | null;
  events: readonly CaseEvent[];
  /** The state after the events. */
  state: CaseState;
  jobs: readonly Job[];
  /** Present where the caller may ask again: the same key gets the same answer. */
  idempotency?: IdempotencyKey;
  /** The job whose outcome this command reports; it is done with the command, or the command is stale. */
  finishes?: JobClaim;
  /** The header of the trace under which effects are asked for. */
  trace?: string | undefined;
  personalValues?: readonly PersonalValueRow[];
  /** True for what the sample workspace plays. */
  sample?: boolean;
};

/** `commandHash` tells a repeated command from another one under the same key; `answer` is kept for the repetition. */
export type IdempotencyKey = { key: string; commandHash: string; answer: Json };

/** Is it the command that was kept under its key? Where the kept hash was blanked, as an erasure does, the key alone tells. */
export const isSameCommand = (kept: string | null, asked: string | undefined): boolean =>
  kept === '' || kept === asked;

/** A job as its worker holds it: whoever claims it later gets a higher fence. */
export type JobClaim = { key: string; fence: number };

/** A value kept apart from the history. **units**: `salt` in hexadecimal. */
export type PersonalValueRow = { reference: string; salt: string; value: Json };

/**
 * `committed`: on disk. `conflict`: the case has moved on to `version`; decide again. `replayed`: the key was answered
 * before, with `answer`. `key-reused`: the key was used for another command. `stale`: the job went to another worker.
 */
export type CommitAnswer =
  | { outcome: 'committed'; version: number; headHash: string }
  | { outcome: 'conflict'; version: number }
  | { outcome: 'replayed'; answer: Json }
  | { outcome: 'key-reused' }
  | { outcome: 'stale' };
