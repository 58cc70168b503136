// Who decides on an approval? The list that it names, as far as its conditions hold; nobody twice, and as many as are needed.
import type { Instance, PersonId, PlannedInstance, TeamKey } from '../../../model/index.ts';
import { factsOf, type Progress } from '../../flow/progress.ts';
import { type Able, ableFor, nameOf, standIn } from '../../owners/able.ts';
import { type Assignment, assigned } from '../../owners/assignment.ts';
import { personOf } from '../../owners/named/person-of.ts';
import { resolveOwner } from '../../owners/resolve-owner.ts';
import type { Here } from '../../stages/stage-kind.ts';
import type { Deciders, Decides } from './decides.ts';
import { peopleOf } from './several.ts';

type Place = Here<Decides>;
type Entry = { readonly who: number | undefined; readonly deciders: Deciders };

/** Who may never decide here: whom the approval bars, and whoever decided at another stage where nobody decides twice. */
export function neverDecide(progress: Progress, { ready, stage }: Place): readonly PersonId[] {
  const { state, directory } = progress;
  const barred = ready.never.flatMap((rule) => {
    if (rule.kind === 'team') return directory.teams[rule.team]?.members ?? [];
    if (rule.kind === 'rule') return [];
    const { person } = personOf(progress, rule);
    return person === null ? [] : [person];
  });
  if (!ready.once) return barred;
  const before = Object.entries(state.deciders ?? {}).filter(([at]) => at !== stage.id);
  return [...barred, ...before.flatMap(([, people]) => people)];
}

/** The entries whose condition holds; the stage's owner where none does or none is named. */
function entriesOf(progress: Progress, { ready, stage }: Place): readonly Entry[] {
  const facts = factsOf(progress, null);
  const entries = [...ready.who.entries()]
    .map(([who, deciders]) => ({ who, deciders }))
    .filter(({ deciders: { when } }) => when === null || when(facts));
  if (entries.length > 0) return entries;
  const { owner } = stage;
  const everyone = owner?.kind === 'team' && ready.by !== 'any' ? owner.team : null;
  return [{ who: undefined, deciders: { rule: owner, everyone, when: null, weight: 1 } }];
}

/** One for each who decides: a person under two of the rules decides once, with the weight of both. */
export function planDeciders(progress: Progress, here: Place): PlannedInstance[] {
  if (here.ready.by === 'any') return [{ instance: 1 }];
  const able = ableFor(progress, neverDecide(progress, here));
  const planned: Omit<PlannedInstance, 'instance'>[] = [];
  const add = (entry: Entry, member: PersonId | null): void => {
    const at = planned.findIndex((each) => member !== null && each.member === member);
    const { weight } = entry.deciders;
    const before = planned[at];
    if (before !== undefined) planned[at] = { ...before, ...weighing((before.weight ?? 1) + weight, here) };
    else
      planned.push({
        ...whoOf(entry.who),
        ...(member === null ? {} : { member }),
        ...weighing(weight, here),
      });
  };
  for (const entry of entriesOf(progress, here)) {
    const { everyone, rule } = entry.deciders;
    if (everyone !== null) for (const member of membersOf(progress, everyone, able)) add(entry, member);
    else if (rule === null || rule.kind === 'team' || rule.kind === 'rule') add(entry, null);
    else add(entry, personOf(progress, rule).person);
  }
  return [...planned, ...missing(planned, here)].map((each, index) => ({ instance: index + 1, ...each }));
}

const whoOf = (who: number | undefined): { who?: number } => (who === undefined ? {} : { who });

const weighing = (weight: number, { ready }: Place): { weight?: number } =>
  ready.by === 'weighted' && weight !== 1 ? { weight } : {};

/** Members who can decide themselves, or by a deputy who is not one of them; whoever can do neither is left out. */
function membersOf(progress: Progress, key: TeamKey, able: Able): readonly PersonId[] {
  const members = progress.directory.teams[key]?.members ?? [];
  const free: Able = (person) => able(person) && !members.includes(person);
  return members.filter(
    (member) => able(member) || standIn(progress, member, { able: free, team: key }) !== null,
  );
}

/** Fewer than are needed would weaken what was agreed: whoever takes what has no other owner decides for those who are not there. */
function missing(
  planned: readonly Omit<PlannedInstance, 'instance'>[],
  { ready: { by, quorum } }: Place,
): readonly Omit<PlannedInstance, 'instance'>[] {
  if (by === 'weighted') {
    const short = quorum - planned.reduce((sum, { weight = 1 }) => sum + weight, 0);
    return short > 0 ? [short === 1 ? {} : { weight: short }] : [];
  }
  const needed = by === 'quorum' ? quorum : 1;
  return Array.from({ length: Math.max(0, needed - planned.length) }, () => ({}));
}

/** Finds who is to decide now; the one who was meant, a deputy, or who takes what has no other owner. */
export function findDecider(progress: Progress, here: Place, instance: Instance): Assignment {
  const except = [...neverDecide(progress, here), ...peopleOf(progress, here.token, instance.instance)];
  const { ready, stage } = here;
  if (ready.by === 'any') return anyOf(progress, here, except);
  const deciders = instance.who === undefined ? undefined : ready.who[instance.who];
  const rule = deciders?.rule ?? null;
  if (rule !== null && deciders?.everyone == null)
    return resolveOwner(progress, { rule, stage: stage.id, except });
  if (instance.member !== undefined)
    return memberOrDeputy(progress, here, { member: instance.member, except });
  return resolveOwner(progress, { rule: stage.owner, stage: stage.id, except });
}

function memberOrDeputy(
  progress: Progress,
  { stage }: Place,
  { member, except }: { member: PersonId; except: readonly PersonId[] },
): Assignment {
  const able = ableFor(progress, except);
  const name = nameOf(progress, member);
  if (able(member)) return assigned(member, `${name} is one of those who decide`);
  const deputy = standIn(progress, member, { able });
  if (deputy !== null) return assigned(deputy.person, deputy.why);
  return resolveOwner(progress, { rule: null, stage: stage.id, except });
}

/** The first of all of them who takes it decides. */
function anyOf(progress: Progress, here: Place, except: readonly PersonId[]): Assignment {
  const { stage } = here;
  const found = entriesOf(progress, here).map(({ deciders: { rule, everyone } }) => {
    const asked = everyone === null ? rule : ({ kind: 'team', team: everyone, choose: 'pull' } as const);
    return resolveOwner(progress, { rule: asked, stage: stage.id, except });
  });
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  const people = [
    ...new Set(found.flatMap(({ owner, candidates }) => (owner === null ? candidates : [owner]))),
  ];
  const [single] = people;
  if (people.length === 1 && single !== undefined) return assigned(single, only?.why ?? '');
  return {
    owner: null,
    candidates: people,
    why: 'Any one of these decides: the first who takes it',
    turn: null,
  };
}
