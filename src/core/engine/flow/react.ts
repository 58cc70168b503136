// What answers what happened, in the same decision: stages that wait for the record, and automations. Bounded, so that
// automations which set each other off are stopped, with an incident that somebody owns.
import type { CaseEvent, StageId } from '../../model/index.ts';
import { reach } from '../actions/automation/reach.ts';
import { answers, happenedBy } from '../actions/automation/triggers.ts';
import { perform } from '../actions/perform.ts';
import type { CompiledAutomation } from '../compile/compiled.ts';
import type { Happening, Here } from '../stages/stage-kind.ts';
import { heldBy, holdAgain, mustClose } from './branches/hold.ts';
import { isHeld } from './clocks.ts';
import { raiseIncident } from './incident.ts';
import { emit, factsOf, markOf, type Progress, rewind } from './progress.ts';
import { miss, standingAt } from './settle.ts';
import { settleByMachine, stall, tellToken } from './stall.ts';

/** Automations that one decision may run. */
export const AUTOMATIONS_PER_DECISION = 50;

/** A move to another version is nothing that the case did: nothing answers it, what would go on does so a moment later. */
const MOVES: ReadonlySet<string> = new Set(['MigrateCase', 'RevertMigration']);

/** Goes through the events of the decision, those that answers add included. */
export function react(progress: Progress): void {
  const { cause } = progress;
  if (MOVES.has(cause)) return;
  const budget = { left: AUTOMATIONS_PER_DECISION };
  let index = 0;
  do index = answerFrom(progress, index, budget);
  while (progress.compiled.listens && unstick(progress));
  progress.cause = cause;
}

function answerFrom(progress: Progress, first: number, budget: { left: number }): number {
  let index = first;
  for (; index < progress.events.length && budget.left >= 0; index++) {
    const event = progress.events[index];
    if (event === undefined) continue;
    progress.cause = `#${event.seq}`;
    if (event.type === 'RecordChanged') tell(progress, { what: 'record-changed' });
    if (event.type === 'StageLeft' && progress.compiled.listens) tell(progress, { what: 'tokens-changed' });
    if (progress.compiled.automations.size > 0) automate(progress, event, budget);
  }
  return index;
}

function automate(progress: Progress, event: CaseEvent, budget: { left: number }): void {
  const happened = happenedBy(event, (rung) => isFirstRung(progress, rung));
  if (happened === null) return;
  for (const each of progress.compiled.automations.get(happened.on) ?? []) {
    if (!answers(each, happened) || each.when?.(factsOf(progress, happened.outcome)) === false) continue;
    budget.left -= 1;
    if (budget.left < 0) {
      stop(progress, each);
      return;
    }
    run(progress, each);
  }
}

/** Tells every token. What changes among tokens is told to kinds that listen, and lets held ones begin. */
function tell(progress: Progress, happening: Happening): void {
  // What waits for the record goes on when the case is resumed.
  if (happening.what === 'record-changed' && isHeld(progress.state, { workItem: null })) return;
  for (const { token } of progress.state.tokens) {
    const standing = standingAt(progress, token);
    if (standing === undefined) continue;
    if (
      happening.what === 'tokens-changed' &&
      (changeHold(progress, standing.here) || standing.kind.listens !== true)
    )
      continue;
    if (standing.here.token.held !== undefined) continue;
    tellToken(progress, token, happening);
  }
}

/** A held stage may begin now, or one that is open may be so no longer. **shape**: whether this token was dealt with. */
function changeHold(progress: Progress, here: Here, force = false): boolean {
  const { token, held } = here.token;
  const why = held === undefined ? mustClose(progress, here) : heldBy(progress, here);
  if (why === 'missed') {
    clearMissed(progress, here);
    return true;
  }
  if (held === undefined) {
    if (why !== null) holdAgain(progress, here, why);
    return why !== null;
  }
  if (why !== null && !force) return true;
  emit(progress, { type: 'TokenReleased', token, stage: here.stage.id });
  const standing = standingAt(progress, token);
  if (standing !== undefined)
    settleByMachine(progress, standing.here, standing.kind.enter(progress, standing.here));
  return true;
}

function clearMissed(progress: Progress, here: Here): void {
  const mark = markOf(progress);
  const refused = miss(progress, here);
  if (refused === null) return;
  rewind(progress, mark);
  stall(progress, here, `${here.stage.title} could not go on.`);
}

/** Joins that wait for each other wait for nothing: the first of them goes on. **shape**: whether something moved. */
function unstick(progress: Progress): boolean {
  const { status, tokens, workItems, timers, effects } = progress.state;
  // A scope only watches: its own clock moves nothing of what it watches over.
  const guards = new Set(tokens.filter(({ guard }) => guard === true).map(({ token }) => token));
  const clocks = timers.filter(({ token }) => token === null || !guards.has(token));
  if (status !== 'open' || workItems.length + clocks.length + effects.length > 0) return false;
  const before = progress.events.length;
  for (const { token } of tokens) {
    const standing = standingAt(progress, token);
    if (standing === undefined) continue;
    if (standing.here.token.held !== undefined) changeHold(progress, standing.here, true);
    else tellToken(progress, token, { what: 'stuck' });
    if (progress.events.length > before) return true;
  }
  return false;
}

/** Work becomes late once: when the first rung of its ladder is reached, whichever that is. */
function isFirstRung({ state, compiled }: Progress, event: { workItem: string; stage: StageId }): boolean {
  const rungs = compiled.stages.get(event.stage)?.late.length ?? 0;
  const left = state.timers.filter((each) => each.workItem === event.workItem && each.purpose === 'late');
  return left.length === rungs - 1;
}

/** Performs its actions and says so; `why` where there is more to say than when it runs. */
export function run(progress: Progress, { automation, why, actions }: CompiledAutomation, more = ''): void {
  const { id } = automation;
  const did = actions.map((action, index) => {
    const source = { source: `automation ${id}`, stage: null, token: null, action: index };
    return perform(progress, action, source, reach).did;
  });
  emit(progress, { type: 'AutomationRan', automation: id, why: `${why}${more}`, did });
}

function stop(progress: Progress, { automation }: CompiledAutomation): void {
  raiseIncident(
    progress,
    `Automations set each other off in a circle and were stopped at "${automation.title}". Change one of their rules.`,
  );
}
