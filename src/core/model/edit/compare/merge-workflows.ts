// What two people made of the same workflow at once, put together. Where both changed the same thing, nobody but they can say
// which counts, so there is nothing to put together.
import { canonicalJson, type Json } from '../../../base/index.ts';
import type { Stage, Workflow } from '../../workflow.ts';

/** Both changes of `base`; null where they change the same thing differently, or one leads to a stage that the other took away. */
export function mergeWorkflows(base: Workflow, mine: Workflow, theirs: Workflow): Workflow | null {
  const merged = mergeKeys(base, mine, theirs, (key) => PARTS[key] ?? mergeWhole);
  if (merged === CLASH) return null;
  const workflow = merged as unknown as Workflow;
  const known = new Set([...leadsNowhere(mine), ...leadsNowhere(theirs)]);
  return leadsNowhere(workflow).every((stage) => known.has(stage)) ? workflow : null;
}

const CLASH = Symbol('clash');

/** Something of a workflow; undefined where it is not there. */
type Part = Json | undefined;
type Merge = (base: Part, mine: Part, theirs: Part) => Part | typeof CLASH;
type Keyed = { readonly [key: string]: Part };

const same = (a: Part, b: Part): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

/** Whoever changed it has it; where both did, alike. */
const mergeWhole: Merge = (base, mine, theirs) => {
  if (same(mine, base)) return theirs;
  return same(theirs, base) || same(mine, theirs) ? mine : CLASH;
};

function mergeKeys(base: Keyed, mine: Keyed, theirs: Keyed, inner: (key: string) => Merge) {
  const merged: [string, Json][] = [];
  // In the order of theirs, as it is saved; what only the other has comes behind.
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = inner(key)(at(base, key), at(mine, key), at(theirs, key));
    if (value === CLASH) return CLASH;
    if (value !== undefined) merged.push([key, value]);
  }
  return Object.fromEntries(merged);
}

/** A field may be called as something that every object has. */
const at = (keyed: Keyed, key: string): Part => (Object.hasOwn(keyed, key) ? keyed[key] : undefined);

const isKeyed = (part: Part): part is { readonly [key: string]: Json } =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/** Each of its keys by itself. What was added twice or taken away by one is settled as a whole. */
const keysBy =
  (inner: (key: string) => Merge): Merge =>
  (base, mine, theirs) => {
    const whole = mergeWhole(base, mine, theirs);
    if (whole !== CLASH || !isKeyed(base) || !isKeyed(mine) || !isKeyed(theirs)) return whole;
    return mergeKeys(base, mine, theirs, inner);
  };

type Listed = { readonly id: string };

/** Things with an id, wherever they stand in the list. */
const listOf =
  (inner: Merge): Merge =>
  (base, mine, theirs) => {
    const whole = mergeWhole(base, mine, theirs);
    if (whole !== CLASH) return whole;
    const lists = [base, mine, theirs].map((list) => (list ?? []) as unknown as readonly Listed[]);
    const [was, own, other] = lists.map((list) => list.map(({ id }) => id)) as [string[], string[], string[]];
    const [before, left, right] = lists.map((list) => byId(list)) as [Keyed, Keyed, Keyed];
    const order = mergeOrder(was, own, other);
    const merged = mergeKeys(before, left, right, () => inner);
    if (order === null || merged === CLASH) return CLASH;
    return order.flatMap((id) => at(merged, id) ?? []);
  };

const byId = (list: readonly Listed[]): Keyed =>
  Object.fromEntries(list.map((thing) => [thing.id, thing as unknown as Json]));

/** The order of whoever changed it, with what the other added behind what stands before it there; null where both changed it. */
function mergeOrder(was: readonly string[], own: readonly string[], other: readonly string[]) {
  const isMoved = (now: readonly string[]) =>
    was.filter((id) => now.includes(id)).join() !== now.filter((id) => was.includes(id)).join();
  if (isMoved(own) && isMoved(other)) return null;
  const [first, second] = isMoved(own) ? [own, other] : [other, own];
  const order = [...first];
  second.forEach((id, index) => {
    if (order.includes(id) || was.includes(id)) return;
    order.splice(order.indexOf(second[index - 1] ?? '') + 1, 0, id);
  });
  return order;
}

const byKeys = keysBy(() => mergeWhole);

/** What of a workflow is more than one thing; all else is settled as a whole. */
const PARTS: { readonly [key: string]: Merge } = {
  record: keysBy(() => byKeys),
  stages: listOf(keysBy((key) => (key === 'settings' ? byKeys : mergeWhole))),
  automations: listOf(byKeys),
  canvas: byKeys,
};

/** The stages that something leads to and that are not there. */
function leadsNowhere({ intake, stages }: Workflow): string[] {
  const there = new Set(stages.map(({ id }) => id));
  const targets = ({ next, outcomes }: Stage) => [...next, ...outcomes].map(({ to }) => to);
  return [...intake.map(({ starts }) => starts), ...stages.flatMap(targets)].filter((id) => !there.has(id));
}
