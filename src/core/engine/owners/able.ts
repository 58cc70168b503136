// Who can have work now: active, able to sign in, not away, and not the one who may not have it. And who stands in.
import type { Deputy, OwnerRule, Person, PersonId, TeamKey } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';

export type Able = (person: PersonId) => boolean;

export function ableFor({ directory, at }: Progress, except: readonly PersonId[]): Able {
  return (id) => {
    const person = directory.people[id];
    if (person === undefined || except.includes(id)) return false;
    return person.active && person.canSignIn && !isAway(person, at);
  };
}

const isAway = ({ absences }: Person, at: number): boolean =>
  absences.length > 0 && absences.some(({ from, to }) => at >= from && at < to);

/** Somebody who stands in, for whom they do, and that in words. */
export type StandIn = { readonly person: PersonId; readonly why: string };

/** Who stands in: a deputy for this work and this time, else the deputy for all; or a deputy's deputy; null where none can. */
export function standIn(
  progress: Progress,
  person: PersonId,
  { able, team = null }: { able: Able; team?: TeamKey | null },
): StandIn | null {
  const seen = new Set([person]);
  const asked = [person];
  for (const id of asked) {
    for (const { person: deputy, scope } of deputiesOf(progress, id, team)) {
      if (seen.has(deputy)) continue;
      if (able(deputy)) return { person: deputy, why: `Deputy of ${nameOf(progress, person)}${scope}` };
      seen.add(deputy);
      asked.push(deputy);
    }
  }
  return null;
}

function deputiesOf(progress: Progress, id: PersonId, team: TeamKey | null) {
  const { deputy = null, deputies = [] } = progress.directory.people[id] ?? {};
  const inForce = deputies
    .filter((each) => isInForce(each, progress, team))
    .map((each) => ({ person: each.person, scope: scopeOf(each, progress) }));
  return deputy === null ? inForce : [...inForce, { person: deputy, scope: '' }];
}

function isInForce(
  { from, to, ...scope }: Deputy,
  { at, compiled }: Progress,
  team: TeamKey | null,
): boolean {
  if (from !== null && at < from) return false;
  if (to !== null && at >= to) return false;
  if (scope.team !== null && scope.team !== team) return false;
  return scope.workflow === null || scope.workflow === compiled.workflow.id;
}

function scopeOf({ team, workflow }: Deputy, { directory, compiled }: Progress): string {
  const where = [
    ...(team === null ? [] : [directory.teams[team]?.name ?? team]),
    ...(workflow === null ? [] : [compiled.workflow.title]),
  ];
  return where.length === 0 ? '' : ` for ${where.join(' and ')}`;
}

/** The team whose work a rule speaks of; null where it is no team's. */
export const teamOfRule = (rule: OwnerRule): TeamKey | null =>
  rule.kind === 'team' || rule.kind === 'lead-of-team' ? rule.team : null;

export const nameOf = ({ directory }: Progress, person: PersonId): string =>
  directory.people[person]?.name ?? 'Somebody who left';
