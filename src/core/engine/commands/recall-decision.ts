// Whoever decided takes it back, as long as others are still to decide: they have it before them again.
import { z } from 'zod';
import { type Instance, reject, type Token } from '../../model/index.ts';
import { withdrawItem } from '../flow/clear.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { standingAt } from '../flow/settle.ts';
import { assigned } from '../owners/assignment.ts';
import { offerWork } from '../work/offer-work.ts';
import { defineCommand } from './command-kind.ts';

export const recallDecision = defineCommand({
  type: 'RecallDecision',
  title: 'Take a decision back',
  access: 'person',
  input: z.strictObject({
    workItem: z.string().meta({ description: 'The work that the decision completed.' }),
    reason: z.string().max(5_000).nullish(),
  }),
  decide(progress, { workItem, reason, by }) {
    const found = decisionOf(progress, workItem);
    const standing = found === undefined ? undefined : standingAt(progress, found.token.token);
    if (found === undefined || standing === undefined) return reject('decision-final', { workItem });
    const { token, instance } = found;
    const { person } = instance;
    if (by.kind !== 'person' || person !== by.person)
      return reject('not-your-work', { workItem, owner: person ?? null });
    const { stage } = token;
    emit(progress, {
      type: 'DecisionRecalled',
      workItem,
      token: token.token,
      stage,
      instance: instance.instance,
      person,
      reason: reason ?? null,
    });
    takeBackLater(progress, token, instance);
    const here = standingAt(progress, token.token)?.here ?? standing.here;
    offerWork(progress, here, {
      tasks: here.stage.tasks,
      found: assigned(person, 'Took the decision back'),
      one: instance,
    });
    return null;
  },
});

function decisionOf(
  { state, compiled }: Progress,
  workItem: string,
): { token: Token; instance: Instance } | undefined {
  for (const token of state.tokens) {
    const instance = token.instances?.find((each) => each.workItem === workItem && each.person !== undefined);
    const isDecision = compiled.stages.get(token.stage)?.kind === 'approval';
    if (instance !== undefined && isDecision) return { token, instance };
  }
  return undefined;
}

/** Where they decide one after another, whoever came next has to wait again. */
function takeBackLater(progress: Progress, { token, stage }: Token, { instance }: Instance): void {
  const decides = progress.compiled.stages.get(stage)?.ready as { readonly by?: string } | undefined;
  if (decides?.by !== 'in order') return;
  for (const item of progress.state.workItems) {
    const isLater = item.token === token && item.instance !== undefined && item.instance > instance;
    if (isLater) withdrawItem(progress, item, 'The decision before it was taken back');
  }
}
