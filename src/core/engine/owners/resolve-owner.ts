// Who has it? An owner rule ends in a living person, with the reason in words: the rule, a deputy, or who takes what nobody has.
import type { OwnerRule, PersonId, StageId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { ableFor, nameOf, standIn } from './able.ts';
import { type Assignment, assigned } from './assignment.ts';
import { chooseFromTeam } from './choose-from-team.ts';
import { fallBack } from './fall-back.ts';
import { personOf } from './person-of.ts';

export type Wanted = {
  readonly rule: OwnerRule | null;
  readonly stage: StageId;
  /** Who may not have it, such as the requester of what they would decide on. */
  readonly except: readonly PersonId[];
  /** True where the work comes back: whoever of a team had it has it again. */
  readonly again?: boolean;
};

/** Resolves an owner rule. **shape**: an owner, or candidates; neither only where not even a fallback can sign in. */
export function resolveOwner(progress: Progress, { rule, stage, except, again }: Wanted): Assignment {
  const able = ableFor(progress, except);
  if (rule === null) return fallBack(progress, except, 'No owner rule');
  const before = again === true && rule.kind === 'team' ? progress.state.lastOwner[stage] : undefined;
  if (before !== undefined && able(before)) return assigned(before, 'Had it before');
  if (rule.kind === 'team') {
    return (
      chooseFromTeam(progress, { rule, stage, able }) ??
      fallBack(progress, except, 'Nobody of the team is there')
    );
  }
  const { person, why } = personOf(progress, rule);
  if (person === null) return fallBack(progress, except, why);
  if (able(person)) return assigned(person, why);
  const deputy = standIn(progress, person, able);
  if (deputy !== null) return assigned(deputy, `Deputy of ${nameOf(progress, person)}`);
  return fallBack(progress, except, `${nameOf(progress, person)} cannot take it`);
}
