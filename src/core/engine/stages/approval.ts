// People decide: one of the named outcomes, with a reason where the outcome needs one. By one, all, enough of them, one after
// another or by weight; never by whom the approval bars; with a time after which it is decided without them.
import { z } from 'zod';
import type { Compiled } from '../compile/compiled.ts';
import { wayByRule } from '../flow/ways.ts';
import { offerWork } from '../work/offer-work.ts';
import { checkDecides } from '../work/several/check-decides.ts';
import { countDecisions } from '../work/several/count.ts';
import { neverDecide } from '../work/several/deciders.ts';
import { type Decides, decidesShape, readDecides } from '../work/several/decides.ts';
import { addDecider, othersThan, severalDecide, startDeciding, timeOut } from '../work/several/deciding.ts';
import { goOnAfterOne } from '../work/several/several.ts';
import { defineStageKind, REST } from './stage-kind.ts';

export const approval = defineStageKind({
  kind: 'approval',
  title: 'Approval',
  summary: 'One or several people approve, reject or return it.',
  worked: true,
  settings: z.strictObject({ decides: decidesShape.meta({ title: 'Deciding' }) }),
  prepare: ({ decides }, preparing) => readDecides(decides, preparing),
  enter(progress, here) {
    if (here.ready.several) return startDeciding(progress, here);
    offerWork(progress, here, { tasks: here.stage.tasks, except: neverDecide(progress, here) });
    return REST;
  },
  barred: (progress, here, item) => [...neverDecide(progress, here), ...othersThan(progress, here, item)],
  verdict: (_, { ready, stage }, instances) => countDecisions(ready, stage, instances),
  on(progress, here, happening) {
    if (happening.what === 'timer') return timeOut(progress, here);
    if (happening.what !== 'completed') return REST;
    return here.token.instances === undefined
      ? wayByRule(progress, here, happening.outcome)
      : goOnAfterOne(progress, here, severalDecide(here));
  },
  addOne: addDecider,
  mayAsk: ({ ready }) => ready.ask,
  marks: ({ compiled }, { token }, { instance }) => ({
    ...weightOf(token.instances?.find((each) => each.instance === instance)?.weight),
    ...(someoneDecidesOnce(compiled) ? { decided: true } : {}),
  }),
  check: checkDecides,
});

const weightOf = (weight: number | undefined): { weight?: number } =>
  weight === undefined ? {} : { weight };

const onces = new WeakMap<Compiled, boolean>();

/** Whether any approval of the workflow says that nobody decides twice: only then is it kept who decided. */
function someoneDecidesOnce(compiled: Compiled): boolean {
  let once = onces.get(compiled);
  if (once === undefined) {
    const stages = [...compiled.stages.values()];
    once = stages.some(({ kind, ready }) => kind === 'approval' && (ready as Decides).once);
    onces.set(compiled, once);
  }
  return once;
}
