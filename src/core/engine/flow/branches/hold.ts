// May a stage begin that a token has come to? It may have to wait for others to be done, or be open only while another holds.
import type { HeldBy, StageId, Token } from '../../../model/index.ts';
import type { Way } from '../../compile/compiled.ts';
import type { Here } from '../../stages/stage-kind.ts';
import { clearToken } from '../clear.ts';
import { emit, type Progress } from '../progress.ts';
import { canReach, flowGraph } from './flow-graph.ts';

/** Why it does not begin; `missed` where what it needed is over for good; null where it may. */
export function heldBy(progress: Progress, { stage, token }: Here): HeldBy | 'missed' | null {
  const { flow } = stage;
  if (flow === null) return null;
  const others = progress.state.tokens.filter((each) => each.token !== token.token);
  if (flow.while !== null && !others.some((each) => flow.while?.at.includes(each.stage))) {
    return mayStillCome(progress, others, flow.while.at) ? 'while' : 'missed';
  }
  return flow.alone !== null && isTaken(progress, token, flow.alone) ? 'alone' : null;
}

/** Whether another has what can be had by one alone: whoever came before, or has begun already. */
function isTaken({ state, compiled }: Progress, { token }: Token, alone: string): boolean {
  const place = state.tokens.findIndex((each) => each.token === token);
  const hasBegun = (other: string): boolean =>
    [...state.workItems, ...state.timers, ...state.effects].some((each) => each.token === other);
  return state.tokens.some(
    (other, index) =>
      other.token !== token &&
      other.held === undefined &&
      compiled.stages.get(other.stage)?.flow?.alone === alone &&
      (index < place || hasBegun(other.token)),
  );
}

function mayStillCome({ compiled }: Progress, tokens: readonly Token[], wanted: readonly StageId[]): boolean {
  const graph = flowGraph(compiled.workflow);
  return tokens.some((each) => wanted.some((stage) => canReach(graph, each.stage, stage)));
}

/** Withdraws what is at the stages that this one cancels. */
export function cancelOthers(progress: Progress, { stage, token }: Here): void {
  const { cancels = [] } = stage.flow ?? {};
  for (const each of progress.state.tokens) {
    if (each.token === token.token || !cancels.includes(each.stage)) continue;
    clearToken(progress, each, { to: null, reason: `Cancelled by ${stage.title}` });
  }
}

/** Whether work that was offered while the stage was open must be taken back: nobody has started it, and it no longer is. */
export function mustClose(progress: Progress, here: Here): HeldBy | 'missed' | null {
  if (here.stage.flow?.while == null) return null;
  const isStarted = progress.state.workItems.some(
    ({ token, status }) => token === here.token.token && status === 'started',
  );
  const why = isStarted ? null : heldBy(progress, here);
  return why === 'alone' ? null : why;
}

/** Where a case goes from a stage that missed what it needed: the way it says, or nowhere. */
export function missedWay({ stage }: Here): Way | null {
  const to = stage.flow?.while?.else ?? null;
  return to === null ? null : { to, outcome: null, carries: [], rework: false };
}

/** Takes back the work of a stage that is not open now; it begins anew when it is. */
export function holdAgain(progress: Progress, { stage, token }: Here, held: HeldBy): void {
  for (const item of progress.state.workItems) {
    if (item.token !== token.token) continue;
    const reason = `${stage.title} is not open now`;
    emit(progress, { type: 'WorkItemWithdrawn', workItem: item.workItem, stage: item.stage, reason });
  }
  for (const timer of progress.state.timers) {
    if (timer.token === token.token) emit(progress, { type: 'TimerCancelled', timer: timer.timer });
  }
  emit(progress, { type: 'TokenHeld', token: token.token, stage: stage.id, held });
}
