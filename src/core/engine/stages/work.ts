// A person does it: fills the form, ticks the tasks, and picks an outcome where the stage has several ways on. With `each`, a
// piece of work for each element of a list, or as many as a number says.
import { z } from 'zod';
import { type Instance, reject, type Stage } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';
import { factsOf, type Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { offerWork } from '../work/offer-work.ts';
import { type Each, eachShape, eachVerdict, fullEach, readEach } from '../work/several/each.ts';
import {
  addToSeveral,
  goOnAfterOne,
  instancesNow,
  MOST_INSTANCES,
  type Several,
  startSeveral,
} from '../work/several/several.ts';
import { defineStageKind, type Here, REST } from './stage-kind.ts';

export const work = defineStageKind({
  kind: 'work',
  title: 'Work',
  summary: 'Someone does a piece of work, then hands the case on.',
  worked: true,
  settings: z.strictObject({ each: eachShape.optional() }),
  prepare: ({ each }, preparing) => ({ each: each === undefined ? null : readEach(each, preparing) }),
  enter(progress, here) {
    const { each } = here.ready;
    if (each === null) {
      offerWork(progress, here, { tasks: here.stage.tasks });
      return REST;
    }
    const planned = each.elements(factsOf(progress, null));
    if (planned === null)
      return { next: 'refuse', rejection: reject('instances-unknown', { stage: here.stage.id }) };
    if (planned.length > MOST_INSTANCES) {
      const facts = { stage: here.stage.id, count: planned.length, most: MOST_INSTANCES };
      return { next: 'refuse', rejection: reject('too-many-instances', facts) };
    }
    return startSeveral(progress, here, { planned, several: severalOf(here, each) });
  },
  on(progress, here, happening) {
    if (happening.what !== 'completed') return REST;
    const { each } = here.ready;
    return each === null || here.token.instances === undefined
      ? wayByRule(progress, here, happening.outcome)
      : goOnAfterOne(progress, here, severalOf(here, each));
  },
  verdict: (judging, { ready: { each } }, instances) =>
    each === null ? { over: false } : eachVerdict(each, judging, instances),
  addOne(progress, here, { label, reason }) {
    const { each } = here.ready;
    const instances = instancesNow(progress, here.token);
    if (each?.more !== true || here.token.instances === undefined) return reject('instances-fixed');
    if (instances.length >= MOST_INSTANCES) return reject('too-many-instances', { most: MOST_INSTANCES });
    const planned = { instance: instances.length + 1, ...(label === null ? {} : { label }) };
    addToSeveral(progress, here, { planned, reason, several: severalOf(here, each) });
    return null;
  },
  check: checkEach,
});

const severalOf = (here: Here, each: Each): Several => ({
  inOrder: each.inOrder,
  rest: each.rest,
  offer(progress: Progress, one: Instance) {
    offerWork(progress, here, { tasks: here.stage.tasks, one });
  },
  verdict: (progress, instances) => eachVerdict(each, progress, instances),
});

function checkEach({ id, title, settings, outcomes }: Stage): Noted[] {
  const read = eachShape.safeParse(settings.each);
  if (!read.success) return [];
  const { of, enough, more } = fullEach(read.data);
  const noted: Noted[] = [];
  // Each piece would pick an outcome of its own, and nothing says which of them counts.
  if (outcomes.length > 0) {
    const message = `"${title}" is done once for each, so it has no outcome to pick.`;
    const remedy = 'Use transitions with rules, or an approval where several decide.';
    noted.push(error('each-with-outcomes', `stages.${id}.outcomes`, message, remedy));
  }
  if (typeof of === 'number' && typeof enough === 'number' && enough > of && !more) {
    const message = `"${title}" is done ${of} times, yet ${enough} are asked for.`;
    const at = `stages.${id}.settings.each.enough`;
    noted.push(error('each-needs-too-many', at, message, 'Ask for fewer, or for all.'));
  }
  return noted;
}
