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
  };
  held.push(visit);
  return visit;
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
