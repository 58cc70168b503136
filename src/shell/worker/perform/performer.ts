// What performs an effect: one file per effect, each handing on the job's stable key, under which it is applied once.
import * as z from 'zod';
import type { Json, Milliseconds, Result } from '../../../core/base/index.ts';
import type { Handle } from '../../service/index.ts';
import type { ClaimedJob, Database } from '../../store/index.ts';
import type { Seen } from '../outcome.ts';

export type PerformGround = {
  readonly db: Pick<Database, 'in'>;
  readonly handle: Handle;
  /** How long somebody outside has to answer, where it is not the usual time. */
  readonly answerWithinMs?: Milliseconds;
  /** The header by which somebody outside continues the trace under way. */
  readonly traceparent?: (() => string | undefined) | undefined;
  /** Absent where no mail server is set. */
  readonly mailer?: Mailer | undefined;
};

/** Where a performer tells what it sees of somebody outside, as it sees it. */
export type Look = { see(part: Partial<Seen>): void };

/** A text as it stands in a job: what is kept apart is a reference there, and looked up at each attempt. */
export const outgoingShape = z.union([
  z.string(),
  z.array(z.union([z.string(), z.object({ personal: z.string(), hash: z.string() })])),
]);

/** The id that a receiver tells a repetition by: one that was sent anew has another. */
export const deliveryId = ({ key, delivery }: ClaimedJob): string =>
  delivery === 0 ? key : `${key}/${delivery}`;

/** What a mail says. `id` is the same at each attempt, by which receivers tell a repetition. */
export type Mail = {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
};

/** Hands a mail to the mail server. **rejects** with a `MailRefused` where trying again would not help, or with anything else. */
export type Mailer = (mail: Mail) => Promise<void>;

/** The mail server refuses this mail for good. */
export class MailRefused extends Error {}

/**
 * **shape**: what came of it, which is kept in the case's history; or why it cannot be done, which trying again would not
 * change. It throws where trying again may help.
 */
export type Performer = (job: ClaimedJob, ground: PerformGround & Look) => Promise<Result<Json, string>>;

/** It cannot be done now; not before so long it is of use to try again. */
export class TryLater extends Error {
  readonly afterMs: Milliseconds;
  constructor(message: string, afterMs: Milliseconds) {
    super(message);
    this.afterMs = afterMs;
  }
}
