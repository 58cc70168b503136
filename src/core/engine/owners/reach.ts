// Which stages can end in a person, and by what? Found by trying each owner rule where nobody else is there, on a case that
// is theirs wherever the case decides it: so it is the rule itself that answers.
import type { Instant } from '../../base/index.ts';
import type { CaseState, Directory, OwnerRule, Person, PersonId, StageId } from '../../model/index.ts';
import type { Compiled, CompiledStage } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';
import { unopenedCase } from '../fold/apply.ts';
import { personByKey } from './named/person-of.ts';
import { tryRule } from './resolve-owner.ts';

/** By what a stage can be somebody's. `deputy`: while they stand in; `rule`: a rule decides by the case, and may name them. */
export type ReachedBy = OwnerRule['kind'] | 'deputy';

/** **shape**: `of` is the team, the people, the field or the stage that makes it so; empty where nothing has to be named. */
export type ReachedStage = { readonly stage: StageId; readonly by: ReachedBy; readonly of: string };

type Seen = { readonly compiled: Compiled; readonly directory: Directory; readonly at: Instant };
type Asked = Seen & { readonly person: PersonId };
type Reached = Omit<ReachedStage, 'stage'>;

/** The stages that can be this person's, each with the first of its rules by which it can. **units**: `at` in milliseconds. */
export function stagesWithin(seen: Seen, person: PersonId): readonly ReachedStage[] {
  const asked = { ...seen, person };
  return [...seen.compiled.stages].flatMap(([stage, compiled]) => {
    const found = rulesOf(compiled).flatMap((rule) => reachedBy(asked, stage, rule) ?? []);
    return found.slice(0, 1).map((reached) => ({ stage, ...reached }));
  });
}

/** Does this person have what nobody else of the workflow can have? */
export function keepsWorkflow({ compiled, directory }: Omit<Seen, 'at'>, person: PersonId): boolean {
  const { owner } = compiled.workflow;
  return owner !== null && personByKey(directory, owner)?.id === person;
}

const rulesOf = ({ owner, else: otherwise = [] }: CompiledStage): readonly OwnerRule[] =>
  owner === null ? otherwise : [owner, ...otherwise];

function reachedBy(asked: Asked, stage: StageId, rule: OwnerRule): Reached | null {
  if (rule.kind === 'rule') return { by: 'rule', of: '' };
  if (rule.kind === 'owner-of-stage' && !canHave(asked, rule.stage)) return null;
  const alone = { ...asked, directory: withoutDeputies(asked.directory) };
  if (whyTheirs(alone, stage, rule) !== null) return { by: rule.kind, of: nameIn(asked, rule) };
  const standingIn = whyTheirs(asked, stage, rule);
  return standingIn === null ? null : { by: 'deputy', of: standingIn };
}

/** Only whoever can have a stage can have had it. */
const canHave = (asked: Asked, stage: StageId): boolean => {
  const compiled = asked.compiled.stages.get(stage);
  const rules = compiled === undefined ? [] : rulesOf(compiled);
  return rules.some((rule) => rule.kind !== 'owner-of-stage' && reachedBy(asked, stage, rule) !== null);
};

/** What the rule says where nobody but this person is there; null where it does not end in them. */
function whyTheirs(asked: Asked, stage: StageId, rule: OwnerRule): string | null {
  const { compiled, directory, at, person } = asked;
  const progress: Progress = {
    ...{ compiled, directory, at, cause: '', events: [], entered: 0 },
    by: { kind: 'machine', part: 'view' },
    state: { ...unopenedCase(''), ...theirs(asked, rule) },
  };
  const tried = tryRule(progress, rule, { stage, except: [], able: (id) => id === person });
  return typeof tried === 'string' ? null : tried.why;
}

/** What is so of a case in which the rule speaks of this person. */
function theirs({ directory, person }: Asked, rule: OwnerRule): Partial<CaseState> {
  if (rule.kind === 'requester') return { requester: person };
  if (rule.kind === 'manager-of-requester') return { requester: managedBy(directory, person)[0]?.id ?? null };
  if (rule.kind === 'field') return { record: { [rule.field]: person } };
  return rule.kind === 'owner-of-stage' ? { lastOwner: { [rule.stage]: person } } : {};
}

const managedBy = ({ people }: Directory, person: PersonId): readonly Person[] =>
  Object.values(people).filter(({ manager }) => manager === person);

const withoutDeputies = (directory: Directory): Directory => ({
  ...directory,
  people: Object.fromEntries(
    Object.entries(directory.people).map(([id, each]) => [id, { ...each, deputy: null, deputies: [] }]),
  ),
});

function nameIn({ compiled, directory, person }: Asked, rule: OwnerRule): string {
  if (rule.kind === 'team' || rule.kind === 'lead-of-team')
    return directory.teams[rule.team]?.name ?? rule.team;
  if (rule.kind === 'field') return compiled.workflow.record[rule.field]?.label ?? rule.field;
  if (rule.kind === 'owner-of-stage') return compiled.stages.get(rule.stage)?.title ?? rule.stage;
  const managed = rule.kind === 'manager-of-requester' ? managedBy(directory, person) : [];
  return managed.map(({ name }) => name).join(', ');
}
