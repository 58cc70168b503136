// Who has it? An owner rule ends in a living person, with the reason in words: the rule, a deputy, who comes after,
// or who takes what nobody has.
import type { OwnerRule, PersonId, StageId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { type Able, ableFor, nameOf, standIn, teamOfRule } from './able.ts';
import { type Assignment, assigned, type Tried } from './assignment.ts';
import { chooseFromTeam } from './choose-from-team.ts';
import { fallBack } from './fall-back.ts';
import { personOf } from './named/person-of.ts';
import { namedByRule } from './named/rule-owner.ts';

export type Wanted = {
  readonly rule: OwnerRule | null;
  /** Who has it where the rule ends in nobody, in order. */
  readonly otherwise?: readonly OwnerRule[];
  readonly stage: StageId;
  /** Who may not have it, such as the requester of what they would decide on. */
  readonly except: readonly PersonId[];
  /** True where the work comes back: whoever of a team had it has it again. */
  readonly again?: boolean;
};

/** Resolves an owner rule. **shape**: an owner, or candidates with a keeper; neither only where nobody at all can sign in. */
export function resolveOwner(progress: Progress, wanted: Wanted): Assignment {
  const { rule, otherwise = [], stage, except, again } = wanted;
  const able = ableFor(progress, except);
  if (rule === null) return fallBack(progress, except, 'No owner rule');
  const before = again === true && isChosen(rule) ? progress.state.lastOwner[stage] : undefined;
  if (before !== undefined && able(before)) return assigned(before, 'Had it before');
  const asked = { stage, except, able };
  const tried = tryRule(progress, rule, asked);
  if (typeof tried !== 'string') return tried;
  for (const next of otherwise) {
    const found = tryRule(progress, next, asked);
    if (typeof found !== 'string') return { ...found, why: `${tried}: ${found.why}` };
  }
  return fallBack(progress, except, tried);
}

/** Whether the same rule may name another person the next time it is asked. */
const isChosen = ({ kind }: OwnerRule): boolean => kind === 'team' || kind === 'rule';

type Asked = { readonly stage: StageId; readonly except: readonly PersonId[]; readonly able: Able };

/** **shape**: who has it by this rule alone, or why nobody has. */
export function tryRule(progress: Progress, rule: OwnerRule, asked: Asked): Tried {
  if (rule.kind === 'team') return chooseFromTeam(progress, { ...asked, rule });
  if (rule.kind === 'rule') return tryExpression(progress, rule.rule, asked);
  const { person, why } = personOf(progress, rule);
  return person === null ? why : orDeputy(progress, { person, why, rule }, asked.able);
}

function tryExpression(progress: Progress, source: string, asked: Asked): Tried {
  const named = namedByRule(progress, source);
  if (typeof named === 'string') return named;
  if ('person' in named) {
    const why = `The rule names ${nameOf(progress, named.person)}`;
    return orDeputy(progress, { person: named.person, why, rule: null }, asked.able);
  }
  const tried = tryRule(progress, named.rule, asked);
  return typeof tried === 'string' ? tried : { ...tried, why: `By rule: ${tried.why}` };
}

type Meant = { readonly person: PersonId; readonly why: string; readonly rule: OwnerRule | null };

function orDeputy(progress: Progress, { person, why, rule }: Meant, able: Able): Tried {
  if (able(person)) return assigned(person, why);
  const deputy = standIn(progress, person, { able, team: rule === null ? null : teamOfRule(rule) });
  if (deputy !== null) return assigned(deputy.person, deputy.why);
  return `${nameOf(progress, person)} cannot take it`;
}
