// What the machine has to do because something happened: the outbox, written in the transaction of its cause.
import type { Instant, Json } from '../base/index.ts';
import type { CaseId } from './ids.ts';

/**
 * `timer`: report `FireTimer` when `dueAt` has come. `effect`: carry it out, then report it. `cancel`: take the job of that key back.
 * `key` is stable: `<case>/<n>`; a receiver that honours it applies the effect once.
 */
export type Job =
  | { kind: 'timer'; key: string; caseId: CaseId; dueAt: Instant }
  | { kind: 'effect'; key: string; caseId: CaseId; dueAt: Instant; effect: string; settings: Json }
  | { kind: 'cancel'; key: string; caseId: CaseId };
