// A stage less: left out, or done together with the one before it.
import { fail, type Result, succeed } from '../../../base/index.ts';
import type { Edit, Stage, StageId, Workflow } from '../../../model/index.ts';
import { and, beginChanging, type Changing, leadElsewhere, onwardOf, targetsOf } from './changing.ts';

/** Leaves a stage out: what came to it goes on to where it led. */
export function removeStage(workflow: Workflow, stage: Stage): Result<Changing, string> {
  const onward = onwardOf(stage);
  if (onward === undefined)
    return fail(`Nothing says where a case goes on without "${stage.title}". Draw that way first.`);
  const begun = and(beginChanging(workflow, onward), ...ownersFreed(workflow, stage));
  const led = and(begun, ...leadElsewhere(begun.workflow, { from: stage.id, to: onward, which: 'all' }));
  const tidied = and(led, ...neverTaken(led.workflow, stage.id, onward));
  return succeed(withoutOrphans(workflow, and(tidied, { type: 'RemoveStage', stage: stage.id })));
}

/** What only the removed stage led to goes with it: nothing would ever come there. */
function withoutOrphans(before: Workflow, changing: Changing): Changing {
  const [was, is] = [reachedIn(before), reachedIn(changing.workflow)];
  const orphans = changing.workflow.stages.filter(({ id }) => was.has(id) && !is.has(id));
  return and(changing, ...orphans.map(({ id }): Edit => ({ type: 'RemoveStage', stage: id })));
}

function reachedIn({ intake, stages }: Workflow): ReadonlySet<StageId> {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const reached = new Set<StageId>();
  const queue = intake.map(({ starts }) => starts);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const stage = byId.get(id);
    if (stage === undefined || reached.has(id)) continue;
    reached.add(id);
    queue.push(...targetsOf(stage));
  }
  return reached;
}

/** Who was named as the owner of the removed stage is named directly. */
function ownersFreed({ stages }: Workflow, { id, owner }: Stage): Edit[] {
  return stages
    .filter((each) => each.owner?.kind === 'owner-of-stage' && each.owner.stage === id)
    .map((each): Edit => ({ type: 'ChangeStage', stage: each.id, changes: { owner } }));
}

/** Two ways of one stage that lead to the same place now: where the last holds always, the one before it says nothing more. */
function neverTaken({ stages }: Workflow, removed: StageId, onward: StageId): Edit[] {
  return stages
    .filter(({ id }) => id !== removed)
    .flatMap(({ id, next }): Edit[] => {
      const last = next.at(-1);
      const before = next.at(-2);
      const isIdle = last?.to === onward && last.when === null && before?.to === onward;
      return isIdle ? [{ type: 'RemoveTransition', stage: id, index: next.length - 2 }] : [];
    });
}

/** Does two stages as one: the first takes over the form, the tasks and the ways of the second. */
export function mergeStages(workflow: Workflow, first: Stage, second: Stage): Result<Changing, string> {
  if (first.id === second.id) return fail(`"${first.title}" stands for both already.`);
  const elsewhere = targetsOf(first).filter((to) => to !== second.id);
  if (elsewhere.length > 0)
    return fail(
      `"${first.title}" does not always lead to "${second.title}", so they cannot become one stage.`,
    );
  const ways = withoutLoop(second, first.id);
  const changes: Partial<Omit<Stage, 'id'>> = {
    ...ways,
    ...{ kind: second.kind, settings: second.settings },
    title: `${first.title} and ${lowerFirst(second.title)}`,
    observed: [...new Set([...namesOf(first), ...namesOf(second)])],
    tasks: [...first.tasks, ...second.tasks.filter((task) => !first.tasks.includes(task))],
    form: [
      ...first.form,
      ...second.form.filter(({ field }) => !first.form.some((each) => each.field === field)),
    ],
    due: first.due ?? second.due,
  };
  const freed = and(beginChanging(workflow, first.id), ...ownersFreed(workflow, second));
  const merged = and(freed, { type: 'ChangeStage', stage: first.id, changes });
  const led = and(merged, ...leadElsewhere(merged.workflow, { from: second.id, to: first.id, which: 'all' }));
  return succeed(and(led, { type: 'RemoveStage', stage: second.id }));
}

/** The ways on of the second; what it sent back to the first stays within the one stage. */
const withoutLoop = ({ next, outcomes }: Stage, first: StageId): Pick<Stage, 'next' | 'outcomes'> => ({
  next: next.filter(({ to }) => to !== first),
  outcomes: outcomes.filter(({ to }) => to !== first),
});

const namesOf = ({ title, observed }: Stage): string[] => [title, ...observed];

const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
