// A case goes on from stage to stage until it rests: at a person, a timer, an effect, or its end. Bounded.
import {
  type ForkId,
  isEmptyValue,
  type PersonId,
  type Rejection,
  reject,
  type StageId,
  type TokenId,
  type WorkItem,
} from '../../model/index.ts';
import type { Way } from '../compile/compiled.ts';
import { stageKind } from '../stages/index.ts';
import type { Here, Onward, StageKind } from '../stages/stage-kind.ts';
import { forkOnward } from './branches/go-back.ts';
import { cancelOthers, heldBy, missedWay } from './branches/hold.ts';
import { clearRest, clearToken } from './clear.ts';
import { closeIfOver } from './close.ts';
import { emit, factsOf, freshId, type Progress, type Refused } from './progress.ts';

/** Stages that one decision may enter; a circle of automatic stages is stopped here. */
export const STAGES_PER_DECISION = 400;

/** Enters the first stage of a case and goes on from there. */
export function enterFirst(progress: Progress, stage: StageId): Refused {
  return enterAndSettle(progress, { stage, from: null, rework: false });
}

/** Goes on until the case rests. **rejects**: no-way-on, handoff-incomplete, stage-unknown, too-many-steps. */
export function settle(progress: Progress, here: Here, onward: Onward): Refused {
  if (onward.next === 'rest') return null;
  if (onward.next === 'refuse') return onward.rejection;
  if (onward.next === 'fork') return startBranches(progress, here, onward.ways);
  const way = repeated(progress, here, onward.way);
  const missing = missingCarried(progress, way);
  if (missing !== null) return missing;
  const closed = onward.closes?.();
  leave(progress, here, way);
  const fork = onward.closes === undefined ? forkOnward(progress, here.token, way.to) : closed;
  const { to: stage, rework, accept } = way;
  return enterAndSettle(progress, { stage, from: here.stage.id, rework, fork, accept });
}

/** Tokens that a case may have at once. */
const MOST_BRANCHES = 200;

/** Starts one branch for each way; all of them stand where they begin before the first goes on. **rejects**: handoff-incomplete, too-many-branches, and whatever entering a stage rejects. */
function startBranches(progress: Progress, here: Here, ways: readonly Way[]): Refused {
  const { state } = progress;
  if (state.tokens.length + ways.length > MOST_BRANCHES) {
    return reject('too-many-branches', { stage: here.stage.id, most: MOST_BRANCHES });
  }
  for (const way of ways) {
    const missing = missingCarried(progress, way);
    if (missing !== null) return missing;
  }
  const { token, stage, visit } = here.token;
  const fork = freshId(progress);
  emit(progress, { type: 'BranchesStarted', fork, stage, parent: here.token.fork ?? null });
  clearRest(progress, here.token);
  emit(progress, { type: 'StageLeft', token, stage, visit, outcome: null, to: null });
  return enterAll(progress, ways, { from: stage, fork });
}

function enterAll(
  progress: Progress,
  ways: readonly Way[],
  { from, fork }: { from: StageId; fork: string },
): Refused {
  const branches: string[] = [];
  for (const { to, rework, accept } of ways) {
    const entered = enterStage(progress, { stage: to, from, rework, fork, accept });
    if (typeof entered !== 'string') return entered;
    branches.push(entered);
  }
  for (const branch of branches) {
    const refused = goOnIn(progress, branch);
    if (refused !== null) return refused;
  }
  return null;
}

/** A stage that is done again as long as its rule says so leads to itself; a way that somebody picked is taken. */
function repeated(progress: Progress, { stage }: Here, way: Way): Way {
  if (stage.flow?.repeat == null || way.outcome !== null) return way;
  return stage.flow.repeat(factsOf(progress, null))
    ? { to: stage.id, outcome: null, carries: [], rework: false }
    : way;
}

type Entry = {
  stage: StageId;
  from: StageId | null;
  rework: boolean;
  fork?: ForkId | undefined;
  guard?: true;
  /** Whoever gets the work there must accept it. */
  accept?: true | undefined;
};

/** Enters a stage and goes on. The recursion is bounded by the stages that one decision may enter. */
export function enterAndSettle(progress: Progress, entry: Entry): Refused {
  const entered = enterStage(progress, entry);
  return typeof entered === 'string' ? goOnIn(progress, entered) : entered;
}

/** Puts a token in a stage, and no more. **rejects**: stage-unknown, too-many-steps. */
export function enterStage(
  progress: Progress,
  { stage: id, from, rework, fork, guard, accept }: Entry,
): TokenId | Rejection {
  const stage = progress.compiled.stages.get(id);
  const kind = stage === undefined ? undefined : stageKind(stage.kind);
  if (stage === undefined || kind === undefined) return reject('stage-unknown', { stage: id });
  progress.entered += 1;
  if (progress.entered > STAGES_PER_DECISION) return reject('too-many-steps', { stage: id });
  const token = freshId(progress);
  const visit = (progress.state.visits[id] ?? 0) + 1;
  const branch = fork === undefined ? {} : { fork };
  const watch = guard === undefined ? {} : { guard };
  const asked = accept === undefined ? {} : { accept };
  emit(progress, {
    type: 'StageEntered',
    token,
    stage: id,
    visit,
    from,
    rework,
    ...branch,
    ...watch,
    ...asked,
  });
  return token;
}

/** Lets a token that has just come begin: its kind does what it does, unless it is held back or gone already. */
export function goOnIn(progress: Progress, token: TokenId): Refused {
  const found = progress.state.tokens.find((each) => each.token === token);
  if (found === undefined) return null;
  for (const scope of progress.compiled.guards.get(found.stage) ?? []) {
    // One that ends as it begins takes the token along: the scopes within it have nothing left to watch.
    if (standingAt(progress, token) === undefined) return null;
    const refused = watchOver(progress, scope);
    if (refused !== null) return refused;
  }
  const standing = standingAt(progress, token);
  if (standing === undefined) return null;
  const { here } = standing;
  cancelOthers(progress, here);
  const held = heldBy(progress, here);
  if (held === null) return settle(progress, here, standing.kind.enter(progress, here));
  if (held === 'missed') return miss(progress, here);
  emit(progress, { type: 'TokenHeld', token, stage: here.stage.id, held });
  return null;
}

/** A scope begins to watch as the first of its stages is entered. */
function watchOver(progress: Progress, scope: StageId): Refused {
  if (progress.state.tokens.some(({ stage, guard }) => guard === true && stage === scope)) return null;
  return enterAndSettle(progress, { stage: scope, from: null, rework: false, guard: true });
}

/** What a stage needed is over for good: the case goes where the stage says, or this branch ends. */
export function miss(progress: Progress, here: Here): Refused {
  const way = missedWay(here);
  const { stage } = here.token;
  if (way !== null) {
    clearToken(progress, here.token, { to: way.to, reason: `${here.stage.title} was not open any more` });
    return enterAndSettle(progress, { stage: way.to, from: stage, rework: false, fork: here.token.fork });
  }
  clearToken(progress, here.token, { to: null, reason: `${here.stage.title} was not open any more` });
  closeIfOver(progress, stage);
  return null;
}

function leave(progress: Progress, { stage, token }: Here, way: Way): void {
  clearRest(progress, token);
  emit(progress, {
    type: 'StageLeft',
    token: token.token,
    stage: stage.id,
    visit: token.visit,
    outcome: way.outcome,
    to: way.to,
  });
}

/** The handoff contract: what the next owner needs and is still empty. */
export function missingCarried({ state, compiled }: Progress, way: Way): Rejection | null {
  const fields = way.carries.filter((field) => isEmptyValue(state.record[field]));
  if (fields.length === 0) return null;
  const labels = fields.map((field) => compiled.workflow.record[field]?.label ?? field);
  return reject('handoff-incomplete', { to: way.to, fields, labels });
}

/** The place of a token and the kind of stage it stands in; undefined where the token is gone. */
export function standingAt(progress: Progress, token: string): { here: Here; kind: StageKind } | undefined {
  const found = progress.state.tokens.find((each) => each.token === token);
  const stage = found === undefined ? undefined : progress.compiled.stages.get(found.stage);
  const kind = stage === undefined ? undefined : stageKind(stage.kind);
  if (found === undefined || stage === undefined || kind === undefined) return undefined;
  return { here: { stage, token: found, ready: stage.ready }, kind };
}

/** Who may not have a piece of work, since they may not decide on it. */
export function barredFrom(progress: Progress, item: WorkItem): readonly PersonId[] {
  const standing = standingAt(progress, item.token);
  return standing?.kind.barred?.(progress, standing.here, item) ?? [];
}

/** Why somebody may not have a piece of work; null where they may. **rejects**: requester-may-not-decide, may-not-decide. */
export function refusalTo(progress: Progress, item: WorkItem, person: PersonId): Refused {
  if (item.question !== undefined || !barredFrom(progress, item).includes(person)) return null;
  const standing = standingAt(progress, item.token);
  const everBarred = standing?.kind.barred?.(progress, standing.here, null) ?? [];
  const isRequester = progress.state.requester === person && everBarred.includes(person);
  return reject(isRequester ? 'requester-may-not-decide' : 'may-not-decide', { stage: item.stage });
}
