// Who did what in a case: for each person the work they completed, how long they had it, and what came of it.
import type { Instant, Milliseconds } from '../../../core/base/index.ts';
import type { CaseEvent, PersonId } from '../../../core/model/index.ts';
import { nameIn, outcomeTitle, type Reading, stageTitle } from './history.ts';

/** One piece of work. **units**: `hadMs` from when they got it until it was done, without the time for which its clock stood still. */
export type DoneWork = {
  readonly stage: string;
  readonly outcome: string | null;
  readonly hadMs: Milliseconds;
  readonly at: Instant;
};

export type PersonDid = {
  readonly person: PersonId;
  readonly name: string | null;
  readonly done: readonly DoneWork[];
};

type Had = {
  owner: PersonId | null;
  readonly offered: Instant;
  since: Instant;
  pausedMs: Milliseconds;
  pausedAt: Instant | null;
};

/** In the order in which each first completed something. */
export function whoDidWhat(history: readonly CaseEvent[], reading: Reading): PersonDid[] {
  const had = new Map<string, Had>();
  const did = new Map<PersonId, DoneWork[]>();
  for (const event of history) {
    if (!('workItem' in event) || event.workItem === null) continue;
    const { workItem, at } = event;
    const held = had.get(workItem);
    switch (event.type) {
      case 'WorkItemOffered':
        had.set(workItem, { owner: event.owner, offered: at, since: at, pausedMs: 0, pausedAt: null });
        break;
      case 'WorkItemClaimed':
        got(held, event.person, at);
        break;
      case 'WorkItemDelegated':
        got(held, event.to, at);
        break;
      case 'WorkItemPaused':
        if (held !== undefined) held.pausedAt ??= at;
        break;
      case 'WorkItemResumed':
        if (held !== undefined) goOn(held, at);
        break;
      case 'WorkItemCompleted':
        if (event.person !== null && held !== undefined) {
          goOn(held, at);
          const { stage, outcome } = event;
          const done = did.get(event.person) ?? [];
          done.push({
            stage: stageTitle(reading, stage) ?? stage,
            outcome: outcomeTitle(reading, stage, outcome),
            hadMs: at - (held.since === at ? held.offered : held.since) - held.pausedMs,
            at,
          });
          did.set(event.person, done);
        }
    }
  }
  return [...did].map(([person, done]) => ({ person, name: nameIn(reading.directory, person), done }));
}

/** Somebody else has it from now on. (What is taken from a pool only as it is done counts from the offer on.) */
function got(held: Had | undefined, owner: PersonId, at: Instant): void {
  if (held === undefined || held.owner === owner) return;
  Object.assign(held, { owner, since: at, pausedMs: 0, pausedAt: held.pausedAt === null ? null : at });
}

function goOn(held: Had, at: Instant): void {
  if (held.pausedAt !== null) held.pausedMs += at - held.pausedAt;
  held.pausedAt = null;
}
