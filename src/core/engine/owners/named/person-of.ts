// Whom does a rule name that names one person? One entry per kind of rule, each with its reason in words.
import {
  type Directory,
  type OwnerRule,
  type Person,
  type PersonId,
  personIn,
} from '../../../model/index.ts';
import type { Progress } from '../../flow/progress.ts';
import { nameOf } from '../able.ts';

type Found = { readonly person: PersonId | null; readonly why: string };
type PersonRule = Exclude<OwnerRule, { kind: 'team' | 'rule' }>;
type Finder<Kind extends PersonRule['kind']> = (
  progress: Progress,
  rule: Extract<PersonRule, { kind: Kind }>,
) => Found;

const finders: { readonly [Kind in PersonRule['kind']]: Finder<Kind> } = {
  person({ directory }, rule) {
    const person = personByKey(directory, rule.person);
    if (person === undefined) return { person: null, why: `Nobody here is called ${rule.person}` };
    return { person: person.id, why: `${person.name} has this stage` };
  },
  requester({ state }) {
    if (state.requester === null) return { person: null, why: 'The requester cannot sign in' };
    return { person: state.requester, why: 'Made the request' };
  },
  'manager-of-requester'(progress) {
    const { state, directory } = progress;
    const requester = state.requester === null ? undefined : directory.people[state.requester];
    if (requester === undefined) return { person: null, why: 'The requester has no manager here' };
    if (requester.manager === null) return { person: null, why: `${requester.name} has no manager` };
    return { person: requester.manager, why: `Manager of ${requester.name}` };
  },
  'owner-of-stage'({ state, compiled }, rule) {
    const title = compiled.stages.get(rule.stage)?.title ?? rule.stage;
    const person = state.lastOwner[rule.stage] ?? null;
    return { person, why: person === null ? `Nobody had ${title} yet` : `Had ${title}` };
  },
  'lead-of-team'({ directory }, rule) {
    const team = directory.teams[rule.team];
    if (team === undefined) return { person: null, why: `There is no team ${rule.team}` };
    return { person: team.lead, why: team.lead === null ? `${team.name} has no lead` : `Leads ${team.name}` };
  },
  field(progress, rule) {
    const label = progress.compiled.workflow.record[rule.field]?.label ?? rule.field;
    const person = personIn(progress.state.record[rule.field]);
    if (person === null || person === '') return { person: null, why: `${label} names nobody` };
    return { person, why: `${label} is ${nameOf(progress, person)}` };
  },
};

/** The person that a rule names, whether or not they can have work; null with the reason where it names nobody. */
export function personOf(progress: Progress, rule: PersonRule): Found {
  // The table's type pairs each kind with its finder; the compiler cannot follow that through a lookup.
  const finder = finders[rule.kind] as (progress: Progress, rule: PersonRule) => Found;
  return finder(progress, rule);
}

/** Keys by directory: made once for each list of people, however many decisions ask. */
const byKey = new WeakMap<Directory['people'], ReadonlyMap<string, Person>>();

export function personByKey({ people }: Pick<Directory, 'people'>, key: string): Person | undefined {
  let keys = byKey.get(people);
  if (keys === undefined) {
    keys = new Map(Object.values(people).map((person) => [person.key, person]));
    byKey.set(people, keys);
  }
  return keys.get(key);
}
