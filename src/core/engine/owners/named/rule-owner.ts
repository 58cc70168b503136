// Whom does an expression name? A person, the key of a person or a team, or an owner rule as text.
import { type OwnerRule, ownerFromText, type PersonId } from '../../../model/index.ts';
import { factsOf, type Progress } from '../../flow/progress.ts';
import { personByKey } from './person-of.ts';

/** **shape**: a person, a rule to go by, or why there is neither. */
export type Named =
  | { readonly person: PersonId }
  | { readonly rule: Exclude<OwnerRule, { kind: 'rule' }> }
  | string;

export function namedByRule(progress: Progress, source: string): Named {
  const answer = progress.compiled.owners.rules.get(source)?.(factsOf(progress, null));
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
    return { person: answer.id };
  if (typeof answer !== 'string' || answer.trim() === '') return 'The rule names nobody';
  const { directory } = progress;
  const name = answer.trim();
  const person = personByKey(directory, name);
  if (person !== undefined) return { person: person.id };
  if (Object.hasOwn(directory.people, name)) return { person: name };
  if (Object.hasOwn(directory.teams, name))
    return { rule: { kind: 'team', team: name, choose: 'least-loaded' } };
  const rule = ownerFromText(name);
  if (rule === null || rule.kind === 'rule') return `The rule names ${name}, who is nobody here`;
  return { rule };
}
