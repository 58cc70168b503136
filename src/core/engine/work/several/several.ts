// A stage is done in several pieces under one token: they are planned, offered together or one after another, and when what is
// done is enough the case goes on and the rest is taken back or left. Approvals and `each` share it. Source: the workflow
// patterns WCP-13 to 15 and 34 to 36, van der Aalst and ter Hofstede.
import type { Instance, PersonId, PlannedInstance, Token, WorkItem } from '../../../model/index.ts';
import { withdrawItem } from '../../flow/clear.ts';
import { emit, type Progress } from '../../flow/progress.ts';
import { wayByRule } from '../../flow/ways.ts';
import { type Here, type Onward, REST, type Verdict } from '../../stages/stage-kind.ts';

/** How the pieces of a stage are offered, and what becomes of those that are not needed any more. */
export type Several = {
  readonly inOrder: boolean;
  readonly rest: 'withdrawn' | 'left';
  offer(progress: Progress, instance: Instance): void;
  verdict(progress: Progress, instances: readonly Instance[]): Verdict;
};

/** Pieces of work that one stage may be done in. */
export const MOST_INSTANCES = 1000;

export const isDone = ({ person }: Instance): boolean => person !== undefined;

export const tokenNow = ({ state }: Progress, { token }: Pick<Token, 'token'>): Token | undefined =>
  state.tokens.find((each) => each.token === token);

export const instancesNow = (progress: Progress, token: Pick<Token, 'token'>): readonly Instance[] =>
  tokenNow(progress, token)?.instances ?? [];

/** The open work item of a piece; undefined before its turn and after. */
export const itemOfInstance = (
  { state }: Pick<Progress, 'state'>,
  { token }: Pick<Token, 'token'>,
  { instance }: Instance,
): WorkItem | undefined => state.workItems.find((item) => item.token === token && item.instance === instance);

/** Plans the pieces and offers them; with none to do, the case goes on at once. */
export function startSeveral(
  progress: Progress,
  here: Here,
  { planned, several }: { planned: readonly PlannedInstance[]; several: Several },
): Onward {
  const { token, stage } = here;
  emit(progress, {
    type: 'InstancesPlanned',
    token: token.token,
    stage: stage.id,
    visit: token.visit,
    instances: planned,
  });
  if (planned.length === 0)
    return endSeveral(progress, here, { outcome: null, why: 'There was nothing to do', rest: 'withdrawn' });
  for (const instance of several.inOrder ? planned.slice(0, 1) : planned) several.offer(progress, instance);
  return REST;
}

/** After one was done: offers the next where they come one after another, and goes on where it is enough. */
export function goOnAfterOne(progress: Progress, here: Here, several: Several): Onward {
  const verdict = several.verdict(progress, instancesNow(progress, here.token));
  if (verdict.over) return endSeveral(progress, here, { ...verdict, rest: several.rest });
  if (several.inOrder) offerNext(progress, here, several);
  return REST;
}

/** Offers the first that waits, unless one is open. */
export function offerNext(progress: Progress, { token }: Here, several: Several): void {
  const instances = instancesNow(progress, token);
  if (instances.some((each) => itemOfInstance(progress, token, each) !== undefined)) return;
  const next = instances.find((each) => !isDone(each));
  if (next !== undefined) several.offer(progress, next);
}

export type Ending = {
  readonly outcome: string | null;
  readonly why: string;
  readonly rest: Several['rest'];
};

/** It is enough: what is still open is taken back or left, and the case goes on by what was decided. */
export function endSeveral(progress: Progress, here: Here, { outcome, why, rest }: Ending): Onward {
  const { token, stage } = here;
  const open = progress.state.workItems.filter((item) => item.token === token.token);
  emit(progress, {
    type: 'InstancesEnded',
    token: token.token,
    stage: stage.id,
    visit: token.visit,
    outcome,
    why,
    rest: open.length === 0 ? 'none' : rest,
  });
  if (rest === 'withdrawn') for (const item of open) withdrawItem(progress, item, why);
  return wayByRule(progress, here, outcome);
}

/** Adds one more, and offers it unless it has to wait for its turn. */
export function addToSeveral(
  progress: Progress,
  here: Here,
  { planned, reason, several }: { planned: PlannedInstance; reason: string | null; several: Several },
): void {
  const { token, stage } = here;
  emit(progress, {
    type: 'InstanceAdded',
    token: token.token,
    stage: stage.id,
    visit: token.visit,
    instance: planned,
    reason,
  });
  if (several.inOrder) offerNext(progress, here, several);
  else several.offer(progress, planned);
}

/** Who has one of several: whoever did it, has it open, or is to have it later. */
export function peopleOf(
  progress: Progress,
  token: Pick<Token, 'token'>,
  except: number | undefined = undefined,
): readonly PersonId[] {
  const others = instancesNow(progress, token).filter(({ instance }) => instance !== except);
  return others.flatMap(
    (each) => each.person ?? itemOfInstance(progress, token, each)?.owner ?? each.member ?? [],
  );
}
