// A workflow while edits are gathered for it: each edit is made at once, so that the next one finds what the last one left.
import { type Edit, edit, type Stage, type StageId, type Workflow } from '../../../model/index.ts';

/** **shape**: `workflow` is what the edits so far have made; `at` the stage that shows the change best. */
export type Changing = { readonly workflow: Workflow; readonly edits: readonly Edit[]; readonly at: StageId };

export const beginChanging = (workflow: Workflow, at: StageId): Changing => ({ workflow, edits: [], at });

/** Makes further edits, and keeps them. */
export const and = (changing: Changing, ...edits: readonly Edit[]): Changing => ({
  ...changing,
  workflow: edits.reduce(edit, changing.workflow),
  edits: [...changing.edits, ...edits],
});

/** The stage that a log calls so: by an observed name or its title; capitals and blanks at the ends do not matter. */
export function stageCalled({ stages }: Workflow, activity: string): Stage | undefined {
  const tests: readonly ((name: string) => boolean)[] = [
    (name) => name === activity,
    (name) => tidy(name) === tidy(activity),
  ];
  for (const isIt of tests) {
    const found =
      stages.find(({ observed }) => observed.some(isIt)) ??
      stages.find(({ title, id }) => isIt(title) || isIt(id));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The field of the record that a log calls so: by its id, its label, or both: `Amount (net_amount)`. */
export function fieldCalled({ record }: Workflow, name: string): string | undefined {
  if (Object.hasOwn(record, name)) return name;
  return Object.entries(record).find(([id, { label }]) =>
    [id, label, `${label} (${id})`].some((each) => tidy(each) === tidy(name)),
  )?.[0];
}

const tidy = (name: string): string =>
  name
    .trim()
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase();

/** Where the stages that a stage leads to are: each once, in the order they are written. */
export const targetsOf = ({ next, outcomes }: Stage): StageId[] => [
  ...new Set([...outcomes, ...next].map(({ to }) => to)),
];

/** Where a case goes when a stage is left out: its only target, or the way that leads forward first. */
export function onwardOf({ id, next, outcomes }: Stage): StageId | undefined {
  const forward = [...outcomes, ...next.toReversed()].filter(({ to, rework }) => !rework && to !== id);
  return forward[0]?.to;
}

/** **shape**: `forward` leaves the ways alone that send a case back: what is sent back must be done again. */
export type Leading = { readonly from: StageId; readonly to: StageId; readonly which: 'all' | 'forward' };

/** Every way and form that leads to one stage leads to another instead; a stage that would lead to itself keeps its way. */
export function leadElsewhere(workflow: Workflow, leading: Leading): Edit[] {
  const { from, to } = leading;
  const intake = workflow.intake.flatMap(({ starts }, index): Edit[] =>
    starts === from ? [{ type: 'ChangeIntake', index, changes: { starts: to } }] : [],
  );
  const ways = workflow.stages
    .filter(({ id }) => id !== to && id !== from)
    .flatMap((stage) => waysLedElsewhere(stage, leading));
  return [...intake, ...ways];
}

function waysLedElsewhere(stage: Stage, { from, to, which }: Leading): Edit[] {
  const isMeant = (way: { to: StageId; rework: boolean }) =>
    way.to === from && (which === 'all' || !way.rework);
  return [
    ...stage.next.flatMap((way, index): Edit[] =>
      isMeant(way) ? [{ type: 'ChangeTransition', stage: stage.id, index, changes: { to } }] : [],
    ),
    ...stage.outcomes.flatMap((way): Edit[] =>
      isMeant(way) ? [{ type: 'ChangeOutcome', stage: stage.id, outcome: way.name, changes: { to } }] : [],
    ),
  ];
}
