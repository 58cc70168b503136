// Who may ask this? One rule per command, judged by what the actor is to the case.
import {
  type Actor,
  type CaseState,
  type PersonId,
  type Rejection,
  reject,
  type WorkItem,
} from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';
import { mayTake } from '../work/work.ts';
import type { AccessRule } from './command-kind.ts';
import { COMMANDS, type Command } from './index.ts';

/** What the shell knows of the actor beyond the command. `operator`: may run the work of others, as the workspace's operators may. */
export type Standing = {
  readonly operator: boolean;
  /** The version the case runs under; without it what only a stage could permit is refused. */
  readonly compiled?: Compiled | undefined;
};

type Seen = {
  readonly state: CaseState | null;
  readonly by: Actor;
  readonly command: Command;
  readonly operator: boolean;
  readonly compiled: Compiled | undefined;
};

/**
 * May this actor ask this? Null where they may. Ask it before `decide`, with the same state.
 * **rejects**: not-permitted; not-your-work where the work is somebody else's.
 */
export function checkAccess(
  state: CaseState | null,
  command: Command,
  { operator, compiled }: Standing,
): Rejection | null {
  const seen = { state, by: command.by, command, operator, compiled };
  return rules[COMMANDS[command.type].access](seen);
}

const PERMITTED = null;
const refused = ({ command }: Seen): Rejection => reject('not-permitted', { command: command.type });

const rules: { readonly [Rule in AccessRule]: (seen: Seen) => Rejection | null } = {
  anyone: () => PERMITTED,
  person: (seen) => (seen.by.kind === 'person' ? PERMITTED : refused(seen)),
  // Whose work it is, `decide` itself knows and says.
  owner: (seen) => (seen.by.kind === 'person' ? PERMITTED : refused(seen)),
  'owner-or-operator': (seen) => {
    if (seen.by.kind !== 'person') return refused(seen);
    if (seen.operator || hasWork(seen.state, seen.by.person)) return PERMITTED;
    return reject('not-your-work', { command: seen.command.type });
  },
  participant: (seen) => permitIf(seen, (person) => takesPart(seen.state, person)),
  // The machine cancels what a case had opened and waits for no longer.
  requester: (seen) =>
    seen.by.kind === 'machine' ? PERMITTED : permitIf(seen, (person) => seen.state?.requester === person),
  skipper: (seen) => permitIf(seen, (person) => maySkip(seen, person)),
  operator: (seen) => permitIf(seen, () => false),
  'operator-or-machine': (seen) => (seen.by.kind === 'machine' ? PERMITTED : permitIf(seen, () => false)),
  machine: (seen) => (seen.by.kind === 'machine' ? PERMITTED : refused(seen)),
};

function permitIf(seen: Seen, is: (person: PersonId) => boolean): Rejection | null {
  if (seen.by.kind !== 'person') return refused(seen);
  return seen.operator || is(seen.by.person) ? PERMITTED : refused(seen);
}

function maySkip({ state, command, compiled }: Seen, person: PersonId): boolean {
  if (command.type !== 'SkipStage') return false;
  const { stage } = command;
  const declared = compiled?.workflow.stages.find(({ id }) => id === stage);
  if (declared?.skippable !== true) return false;
  const here = state?.workItems.filter((item) => item.stage === stage) ?? [];
  return here.some((item) => item.question === undefined && isOf(item, person));
}

/** Who is only asked something may answer, and has no hand in the work itself. */
const hasWork = (state: CaseState | null, person: PersonId): boolean =>
  state?.workItems.some((item) => item.question === undefined && isOf(item, person)) ?? false;

const isOf = (item: WorkItem, person: PersonId): boolean => item.owner === person || mayTake(item, person);

const takesPart = (state: CaseState | null, person: PersonId): boolean =>
  state?.workItems.some((item) => isOf(item, person)) === true ||
  state?.requester === person ||
  (state !== null && Object.values(state.lastOwner).includes(person));
