// Who has it? An owner rule ends in a living person, with the reason in words: the rule, a deputy, or who takes what nobody has.
import type { OwnerRule, PersonId, StageId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { type Able, ableFor, nameOf, standIn } from './able.ts';
import { type Assignment, assigned } from './assignment.ts';
import { chooseFromTeam } from './choose-from-team.ts';
import { personOf } from './person-of.ts';

export type Wanted = {
  readonly rule: OwnerRule | null;
  readonly stage: StageId;
  /** Who may not have it: the requester of what they would decide on. */
  readonly except: PersonId | null;
  /** True where the work comes back: whoever of a team had it has it again. */
  readonly again?: boolean;
};

/** Resolves an owner rule. **shape**: an owner, or candidates; neither only where not even a fallback can sign in. */
export function resolveOwner(progress: Progress, { rule, stage, except, again }: Wanted): Assignment {
  const able = ableFor(progress, except);
  if (rule === null) return fallback(progress, able, 'No owner rule');
  const before = again === true && rule.kind === 'team' ? progress.state.lastOwner[stage] : undefined;
  if (before !== undefined && able(before)) return assigned(before, 'Had it before');
  if (rule.kind === 'team') {
    return (
      chooseFromTeam(progress, { rule, stage, able }) ??
      fallback(progress, able, `Nobody of the team is there`)
    );
  }
  const { person, why } = personOf(progress, rule);
  if (person === null) return fallback(progress, able, why);
  if (able(person)) return assigned(person, why);
  const deputy = standIn(progress, person, able);
  if (deputy !== null) return assigned(deputy, `Deputy of ${nameOf(progress, person)}`);
  return fallback(progress, able, `${nameOf(progress, person)} cannot take it`);
}

/** The workflow's owner, then whoever takes what has no other owner. */
function fallback(progress: Progress, able: Able, why: string): Assignment {
  const { directory, compiled } = progress;
  const { owner } = compiled.workflow;
  const keeper = owner === null ? null : personOf(progress, { kind: 'person', person: owner }).person;
  for (const person of [keeper, directory.fallback]) {
    if (person === null) continue;
    if (able(person))
      return assigned(person, `${why}: ${nameOf(progress, person)} takes what has no other owner`);
  }
  // Somebody away is still better than nobody at all.
  const last = [keeper, directory.fallback].find((person) => person !== null && canSignIn(progress, person));
  if (last != null) return assigned(last, `${why}: ${nameOf(progress, last)} takes what has no other owner`);
  return { owner: null, candidates: [], why, turn: null };
}

function canSignIn({ directory }: Progress, id: PersonId): boolean {
  const person = directory.people[id];
  return person?.active === true && person.canSignIn;
}
