// Where the machine cannot go on by itself, a person takes over: the stage becomes work of its owner, and what the
// machine had begun beyond it is taken back. Nobody is there to be refused, and nothing may stay in limbo.
import { REJECTIONS, type Rejection, type TokenId } from '../../model/index.ts';
import { type Happening, type Here, type Onward, REST } from '../stages/stage-kind.ts';
import { offerWork } from '../work/offer-work.ts';
import { emit, markOf, type Progress, rewind } from './progress.ts';
import { settle, standingAt } from './settle.ts';

/** Goes on from a stage without a person at hand; where that is refused, the stage stalls. */
export function settleByMachine(progress: Progress, here: Here, onward: Onward): void {
  const mark = markOf(progress);
  const refusal = settle(progress, here, onward);
  if (refusal === null) return;
  rewind(progress, mark);
  // Refused again, it is still with whoever has it.
  const isTaken = progress.state.workItems.some(
    ({ token, left }) => token === here.token.token && left !== true,
  );
  if (!isTaken) stall(progress, here, wordsFor(refusal));
}

/** Tells a token what happened, and goes on as its stage answers; nothing where it is gone, or its stage does not care. */
export function tellToken(progress: Progress, token: TokenId | null, happening: Happening): void {
  const standing = token === null ? undefined : standingAt(progress, token);
  if (standing === undefined) return;
  settleByMachine(progress, standing.here, standing.kind.on?.(progress, standing.here, happening) ?? REST);
}

/** Makes the stage work of its owner, who completes it to let the case go on; unless it or a scope around it says where failure leads. */
export function stall(progress: Progress, here: Here, text: string): void {
  if (goByFailure(progress, here)) return;
  const told = { text: `${progress.state.title}: ${text}`, reason: 'automation' } as const;
  // Whoever may not decide here may not do so in the place of the machine either.
  const except = standingAt(progress, here.token.token)?.kind.barred?.(progress, here, null) ?? [];
  const { owner, keeper = null } = offerWork(progress, here, { tasks: [], told, except });
  emit(progress, { type: 'IncidentRaised', text, owner: owner ?? keeper });
}

function wordsFor({ code, facts }: Rejection): string {
  const labels = facts.labels ?? facts.fields;
  return Array.isArray(labels) ? `${REJECTIONS[code].title} (${labels.join(', ')})` : REJECTIONS[code].title;
}

/** The way that is declared for failure: an outcome `failed` of the stage itself, or of a scope around it. */
function goByFailure(progress: Progress, here: Here): boolean {
  const guards = progress.compiled.guards.get(here.stage.id) ?? [];
  const around = progress.state.tokens.filter(({ guard, stage }) => guard === true && guards.includes(stage));
  for (const { token } of [here.token, ...around]) {
    const standing = standingAt(progress, token);
    const mark = markOf(progress);
    const onward = standing?.kind.on?.(progress, standing.here, { what: 'failed' }) ?? REST;
    if (standing === undefined || onward.next === 'rest') continue;
    if (settle(progress, standing.here, onward) === null) return true;
    rewind(progress, mark);
  }
  return false;
}
