// Who of a team has it? In turn, the least busy, the least busy who can do it, or whoever claims it first.
// Whoever has as much as they should is passed over while another has not.
import type { PersonId, StageId, Team, TeamChoice, TeamRule } from '../../model/index.ts';
import { factsOf, type Progress } from '../flow/progress.ts';
import { type Able, nameOf, standIn } from './able.ts';
import { type Assignment, assigned, type Tried } from './assignment.ts';
import { isFull, openOf } from './load.ts';
import { keeperOfTeam } from './pool/keeper.ts';

type Asked = {
  readonly rule: TeamRule;
  readonly stage: StageId;
  readonly able: Able;
  readonly except: readonly PersonId[];
};
type Choosing = Asked & {
  readonly progress: Progress;
  readonly team: Team;
  readonly members: readonly PersonId[];
  /** What they all can do, in words; empty where nothing was asked of them. */
  readonly skilled: string;
};

const choosers: { readonly [Choice in TeamChoice]: (choosing: Choosing) => Assignment } = {
  'round-robin'({ progress, team, members, stage }) {
    const key = `${progress.compiled.workflow.id}/${stage}`;
    const taken = turnsTaken(progress, key);
    const next = members[taken % members.length] ?? '';
    return assigned(next, `Next in turn of ${team.name}`, { key, taken: taken + 1 });
  },
  'least-loaded': leastLoaded,
  'by-skill': leastLoaded,
  pull: (choosing) => ({
    owner: null,
    candidates: choosing.members,
    why: `For ${choosing.team.name}: the first who takes it has it`,
    turn: null,
    keeper: keeperOfTeam(choosing.progress, choosing.team, choosing.except).person,
    within: choosing.rule.within,
  }),
};

function leastLoaded({ progress, team, members, skilled }: Choosing): Assignment {
  const { people } = progress.directory;
  const key = (id: PersonId): string => people[id]?.key ?? id;
  let [least, fewest] = ['', Number.POSITIVE_INFINITY];
  for (const member of members) {
    const open = openOf(progress, member);
    if (open < fewest || (open === fewest && key(member) < key(least))) [least, fewest] = [member, open];
  }
  return assigned(least, `Least busy of ${team.name}${skilled}: ${fewest} open`);
}

/** A turn that this very decision took counts. */
function turnsTaken({ directory, events }: Progress, key: string): number {
  const turns = events.flatMap((event) =>
    'turn' in event && event.turn?.key === key ? [event.turn.taken] : [],
  );
  return Math.max(directory.turns[key] ?? 0, ...turns);
}

/** Chooses among the members who can have work, else among their deputies; else says why there is nobody. */
export function chooseFromTeam(progress: Progress, asked: Asked): Tried {
  const { rule, able } = asked;
  const team = progress.directory.teams[rule.team];
  if (team === undefined) return 'Nobody of the team is there';
  const skill = skillAsked(progress, rule);
  const fit = team.members.filter((id) => hasSkill(progress, id, skill));
  if (fit.length === 0 && skill !== null) return `Nobody of ${team.name} has the skill ${skill}`;
  const there = fit.filter(able);
  const free = there.filter((id) => !isFull(progress, id));
  const members = free.length > 0 ? free : there;
  if (members.length > 0) {
    const skilled = skill === null ? '' : ` with ${skill}`;
    const found = choosers[rule.choose]({ ...asked, progress, team, members, skilled });
    return { ...found, why: `${found.why}${fullness(progress, there, free)}` };
  }
  for (const member of fit) {
    const deputy = standIn(progress, member, { able, team: rule.team });
    if (deputy !== null) return assigned(deputy.person, `${deputy.why} of ${team.name}`);
  }
  return skill === null ? 'Nobody of the team is there' : `Nobody of ${team.name} with ${skill} is there`;
}

/** Who was passed over since they have enough; or that all have. */
function fullness(progress: Progress, there: readonly PersonId[], free: readonly PersonId[]): string {
  if (free.length === there.length) return '';
  if (free.length === 0) return '. Everybody has as much as they should';
  const full = there.filter((id) => !free.includes(id)).map((id) => nameOf(progress, id));
  return `. ${full.join(', ')} ${full.length === 1 ? 'has' : 'have'} as much as they should`;
}

/** The skill that the work asks for; null where it asks for none. */
function skillAsked(progress: Progress, { choose, skill }: TeamRule): string | null {
  if (choose !== 'by-skill' || skill === undefined) return null;
  const asked = progress.compiled.owners.skills.get(skill)?.(factsOf(progress, null)).trim() ?? '';
  return asked === '' ? null : asked;
}

function hasSkill({ directory }: Progress, person: PersonId, skill: string | null): boolean {
  if (skill === null) return true;
  const skills = directory.people[person]?.skills ?? [];
  return skills.some((each) => each.trim().toLowerCase() === skill.toLowerCase());
}
