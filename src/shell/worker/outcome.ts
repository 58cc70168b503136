// What can become of a job, and how long to wait before it is tried again.
import type { Json, Milliseconds } from '../../core/base/index.ts';
import type { ClaimedJob } from '../store/index.ts';

/** What performing an effect came to. `failed` with `again` may work later; without, or tried too often, it is given up. */
export type Performed = (
  | { kind: 'applied'; result: Json }
  | { kind: 'failed'; reason: string; again: boolean; afterMs?: Milliseconds }
) & { seen?: Seen | undefined };

/** What was seen of an attempt that went outside. **shape**: `address` without what is secret, `answer` the beginning as text. */
export type Seen = {
  readonly address: string;
  readonly status: number | null;
  readonly answer: string | null;
};

/** What is reported as a command: a timer that came due, or an effect that was applied or given up. */
export type Outcome =
  | { kind: 'due' }
  | { kind: 'applied'; result: Json }
  | { kind: 'failed'; reason: string };

/** Performs the effect of a job. A rejection counts as a failure that may work later. */
export type Perform = (job: ClaimedJob) => Promise<Performed>;

/**
 * Reports the outcome through the door that all commands take; the job's key and fence go along, so that job and case
 * change together. **returns** whether the job ended with it. **rejects** where the door is shut for now: the job is tried again.
 */
export type Report = (job: ClaimedJob, outcome: Outcome) => Promise<boolean>;

export const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** The pause before the next attempt: doubled each time, up to an hour, spread so that failures do not march in step. */
export function pauseBefore(attempts: number, chance: number, firstMs = FIRST_PAUSE_MS): Milliseconds {
  const full = Math.min(firstMs * 2 ** Math.min(attempts - 1, 30), LONGEST_PAUSE_MS);
  return Math.round(full * (0.5 + chance / 2));
}
