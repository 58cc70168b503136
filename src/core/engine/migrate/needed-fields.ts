// Which fields must be filled before a case can go on in another version? Those that nobody will be asked for any more, those
// that whoever has the case relies on, and those whose value the new version cannot read.
import { type CaseRecord, type CaseState, isEmptyValue, type StageId } from '../../model/index.ts';
import type { Compiled, CompiledStage } from '../compile/compiled.ts';
import { canReach, flowGraph } from '../flow/branches/flow-graph.ts';
import type { Trigger } from '../stages/waiting/trigger.ts';

/**
 * A field, and why it is needed. `required`: it is asked for earlier than where the case stands; `carried`: the handoff to
 * where it stands brings it; `waited-for`: the stage waits for it; `other-type`, `not-an-option`: its value does not fit.
 */
export type NeededField = {
  readonly field: string;
  readonly label: string;
  readonly why: 'required' | 'carried' | 'waited-for' | 'other-type' | 'not-an-option';
};

type Where = (stage: StageId) => StageId;

/** The fields. What was missing on the old version just the same is not asked for because of the move. */
export function neededFields(from: Compiled, to: Compiled, state: CaseState, where: Where): NeededField[] {
  const before = new Set(wanted(from, from, state, (stage) => stage).map(({ field }) => field));
  const found = new Map<string, NeededField>();
  for (const { field, why } of [...misfits(from, to, state.record), ...wanted(from, to, state, where)]) {
    if (found.has(field) || (before.has(field) && (why === 'required' || why === 'carried'))) continue;
    found.set(field, { field, label: to.workflow.record[field]?.label ?? field, why });
  }
  return [...found.values()];
}

type Wanted = Pick<NeededField, 'field' | 'why'>;

function wanted(from: Compiled, version: Compiled, state: CaseState, where: Where): Wanted[] {
  const here = [...new Set(state.tokens.map(({ stage }) => where(stage)))];
  const passed = Object.keys(state.visits)
    .map(where)
    .filter((stage) => !here.includes(stage));
  const later = askedLater(version, here);
  const required = [
    ...askedAtIntake(version),
    ...passed.flatMap((stage) => requiredBy(version.stages.get(stage))),
  ];
  const empty = (field: string): boolean => isEmptyValue(state.record[field]);
  return [
    ...waitedFor(version, state, { from, here, where })
      .filter(empty)
      .map((field) => ({ field, why: 'waited-for' as const })),
    ...required
      .filter((field) => empty(field) && !later.has(field))
      .map((field) => ({ field, why: 'required' as const })),
    ...carriedTo(version, passed, here)
      .filter(empty)
      .map((field) => ({ field, why: 'carried' as const })),
  ];
}

/** What every form that opens a case asks for. */
function askedAtIntake({ intake }: Compiled): string[] {
  const [first, ...others] = intake.map(({ fields }) =>
    fields.filter((each) => each.required).map((each) => each.field),
  );
  return (first ?? []).filter((field) => others.every((each) => each.includes(field)));
}

const requiredBy = (stage: CompiledStage | undefined): string[] =>
  (stage?.form ?? []).filter(({ required }) => required).map(({ field }) => field);

/** Whoever has the case now or later is asked for these. */
function askedLater({ stages, workflow }: Compiled, here: readonly StageId[]): Set<string> {
  const graph = flowGraph(workflow);
  const later = [...stages.values()].filter(({ id }) =>
    here.some((stage) => stage === id || canReach(graph, stage, id)),
  );
  return new Set(later.flatMap(({ form }) => form.map(({ field }) => field)));
}

/** What every way that the case can have come by brings along. */
function carriedTo({ stages }: Compiled, passed: readonly StageId[], here: readonly StageId[]): string[] {
  return here.flatMap((stage) => {
    const ways = passed.flatMap((id) => {
      const before = stages.get(id);
      return [...(before?.next ?? []), ...(before?.outcomes ?? [])].filter(
        ({ to, rework }) => to === stage && !rework,
      );
    });
    const [first, ...others] = ways;
    return (first?.carries ?? []).filter((field) => others.every(({ carries }) => carries.includes(field)));
  });
}

/**
 * A date that a stage waits for and for nothing else, however that is written; unless somebody has taken the stage over from
 * the machine already. Of several things the others may come.
 */
function waitedFor(
  { stages }: Compiled,
  state: CaseState,
  { from, here, where }: { from: Compiled; here: readonly StageId[]; where: Where },
): string[] {
  // Only where it was the machine's before: work of another kind is taken back as the case comes here.
  const waitedBefore = (stage: StageId): boolean => from.stages.get(stage)?.kind === 'wait';
  const taken = new Set(
    state.workItems.filter(({ stage }) => waitedBefore(stage)).map(({ stage }) => where(stage)),
  );
  return [...stages.values()]
    .filter(({ id, kind }) => kind === 'wait' && here.includes(id) && !taken.has(id))
    .flatMap(({ ready }) => {
      const [only, other] = ready as readonly Trigger[];
      return only?.field === undefined || other !== undefined ? [] : [only.field];
    });
}

function misfits(from: Compiled, to: Compiled, record: CaseRecord): Wanted[] {
  return Object.entries(to.workflow.record).flatMap(([field, now]): Wanted[] => {
    const was = from.workflow.record[field];
    const value = record[field];
    if (was === undefined || isEmptyValue(value)) return [];
    if (was.type !== now.type) return [{ field, why: 'other-type' }];
    const strange = now.type === 'choice' && typeof value === 'string' && !now.options.includes(value);
    return strange && was.options.includes(value) ? [{ field, why: 'not-an-option' }] : [];
  });
}
