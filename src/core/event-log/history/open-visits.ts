// Stages that a case of ours has entered and not left: what is known of each until it becomes a row.
import type { Instant } from '../../base/index.ts';

/** **units**: instants, NaN where not known; `person` and `decision` -1 where nobody finished it yet. */
export type OpenVisit = {
  stage: number;
  entered: boolean;
  readyAt: Instant;
  startedAt: Instant;
  dueAt: Instant;
  person: number;
  decision: number;
  /** Pieces of work offered and not done, and those of them whose clock stands still. */
  open: number;
  paused: number;
  /** Since when all of them stand still; NaN while one goes. **units**: milliseconds that they did before and after work began. */
  pausedSince: Instant;
  pausedReadyMs: number;
  pausedMs: number;
};

/** By number of the case; a case that stands nowhere has no entry. */
export type OpenVisits = Map<number, OpenVisit[]>;

/** The visit of a case to a stage, made now where there is none. */
export function visitOf(visits: OpenVisits, c: number, stage: number): OpenVisit {
  const held = visits.get(c) ?? [];
  if (held.length === 0) visits.set(c, held);
  const known = held.find((visit) => visit.stage === stage);
  if (known !== undefined) return known;
  const visit: OpenVisit = {
    stage,
    entered: false,
    readyAt: Number.NaN,
    startedAt: Number.NaN,
    dueAt: Number.NaN,
    person: -1,
    decision: -1,
    open: 0,
    paused: 0,
    pausedSince: Number.NaN,
    pausedReadyMs: 0,
    pausedMs: 0,
  };
  held.push(visit);
  return visit;
}

/** Counts work that was offered or done, paused or resumed; a stage stands still while all its open work does. */
export function countWork(visit: OpenVisit, { open = 0, paused = 0 }, at: Instant): void {
  visit.open = Math.max(0, visit.open + open);
  visit.paused = Math.max(0, visit.paused + paused);
  const rests = visit.paused > 0 && visit.paused >= visit.open;
  if (rests && Number.isNaN(visit.pausedSince)) visit.pausedSince = at;
  else if (!rests) takePause(visit, at);
}

/** Adds the pause that is under way to what was paused: before work began, or after. */
export function takePause(visit: OpenVisit, at: Instant): void {
  if (Number.isNaN(visit.pausedSince)) return;
  const ms = Math.max(0, at - visit.pausedSince);
  if (Number.isNaN(visit.startedAt)) visit.pausedReadyMs += ms;
  else visit.pausedMs += ms;
  visit.pausedSince = Number.NaN;
}

/** A stage is entered anew: whatever was known of it belongs to an earlier visit. */
export function enter(visits: OpenVisits, c: number, stage: number, at: Instant): OpenVisit {
  leave(visits, c, stage);
  const visit = visitOf(visits, c, stage);
  visit.entered = true;
  visit.readyAt = at;
  return visit;
}

export function leave(visits: OpenVisits, c: number, stage: number): void {
  const held = visits.get(c);
  if (held === undefined) return;
  const rest = held.filter((visit) => visit.stage !== stage);
  if (rest.length === 0) visits.delete(c);
  else visits.set(c, rest);
}
