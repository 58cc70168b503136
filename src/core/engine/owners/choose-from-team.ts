// Who of a team has it? In turn, the least busy, or whoever claims it first.
import type { Directory, OwnerRule, PersonId, StageId, Team, TeamChoice } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { type Able, nameOf, standIn } from './able.ts';
import { type Assignment, assigned } from './assignment.ts';

type TeamRule = Extract<OwnerRule, { kind: 'team' }>;
type Choosing = {
  readonly team: Team;
  readonly members: readonly PersonId[];
  readonly turnKey: string;
  readonly directory: Directory;
};

const choosers: { readonly [Choice in TeamChoice]: (choosing: Choosing) => Assignment } = {
  'round-robin'({ team, members, turnKey, directory }) {
    const taken = directory.turns[turnKey] ?? 0;
    const next = members[taken % members.length] ?? '';
    return assigned(next, `Next in turn of ${team.name}`, { key: turnKey, taken: taken + 1 });
  },
  'least-loaded'({ team, members, directory }) {
    const { openWork, people } = directory;
    const key = (id: PersonId): string => people[id]?.key ?? id;
    let [least, fewest] = ['', Number.POSITIVE_INFINITY];
    for (const member of members) {
      const open = openWork[member] ?? 0;
      if (open < fewest || (open === fewest && key(member) < key(least))) [least, fewest] = [member, open];
    }
    return assigned(least, `Least busy of ${team.name}: ${fewest} open`);
  },
  pull: ({ team, members }) => ({
    owner: null,
    candidates: members,
    why: `For ${team.name}: the first who takes it has it`,
    turn: null,
  }),
};

/** Chooses among the members who can have work, else among their deputies; null where there is nobody. */
export function chooseFromTeam(
  progress: Progress,
  { rule, stage, able }: { rule: TeamRule; stage: StageId; able: Able },
): Assignment | null {
  const { directory, compiled } = progress;
  const team = directory.teams[rule.team];
  if (team === undefined) return null;
  const members = team.members.filter(able);
  const turnKey = `${compiled.workflow.id}/${stage}`;
  if (members.length > 0) return choosers[rule.choose]({ team, members, turnKey, directory });
  for (const member of team.members) {
    const deputy = standIn(progress, member, able);
    if (deputy !== null) return assigned(deputy, `Deputy of ${nameOf(progress, member)} of ${team.name}`);
  }
  return null;
}
