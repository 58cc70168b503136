// Who of a team has it? In turn, the least busy, or whoever claims it first.
import type {
  CaseEvent,
  Directory,
  OwnerRule,
  PersonId,
  StageId,
  Team,
  TeamChoice,
} from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { type Able, nameOf, standIn } from './able.ts';
import { type Assignment, assigned } from './assignment.ts';

type TeamRule = Extract<OwnerRule, { kind: 'team' }>;
type Choosing = {
  readonly team: Team;
  readonly members: readonly PersonId[];
  readonly turnKey: string;
  readonly directory: Directory;
  /** What this decision has offered already: the directory does not know of it yet. */
  readonly offered: readonly CaseEvent[];
};

const choosers: { readonly [Choice in TeamChoice]: (choosing: Choosing) => Assignment } = {
  'round-robin'({ team, members, turnKey, directory, offered }) {
    const taken = turnIn(offered, turnKey) ?? directory.turns[turnKey] ?? 0;
    const next = members[taken % members.length] ?? '';
    return assigned(next, `Next in turn of ${team.name}`, { key: turnKey, taken: taken + 1 });
  },
  'least-loaded'({ team, members, directory, offered }) {
    const { openWork, people } = directory;
    const key = (id: PersonId): string => people[id]?.key ?? id;
    let [least, fewest] = ['', Number.POSITIVE_INFINITY];
    for (const member of members) {
      const open = (openWork[member] ?? 0) + offeredTo(offered, member);
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

function turnIn(events: readonly CaseEvent[], key: string): number | undefined {
  const took = events.findLast((event) => event.type === 'WorkItemOffered' && event.turn?.key === key);
  return took?.type === 'WorkItemOffered' ? took.turn?.taken : undefined;
}

const offeredTo = (events: readonly CaseEvent[], person: PersonId): number =>
  events.filter((event) => event.type === 'WorkItemOffered' && event.owner === person).length;

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
  if (members.length > 0)
    return choosers[rule.choose]({ team, members, turnKey, directory, offered: progress.events });
  for (const member of team.members) {
    const deputy = standIn(progress, member, able);
    if (deputy !== null) return assigned(deputy, `Deputy of ${nameOf(progress, member)} of ${team.name}`);
  }
  return null;
}
