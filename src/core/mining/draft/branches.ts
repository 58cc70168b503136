// What is drawn where work is done side by side: a split, for a branch that may begin in several ways a decision, and a join. What
// no rule decides is asked before the split.
import type { Field, FormField, Stage, StageId, Transition } from '../../model/index.ts';
import type { DraftRecord } from './record.ts';
import { besideInWords, choiceInWords, learntInWords } from './said.ts';
import { BARE_STAGE, ruledWays, type Target, wayTo } from './stages.ts';
import type { AskedWay, Branching } from './ways/branching.ts';
import type { DrawnBlock } from './ways/drawn-blocks.ts';
import type { Block } from './ways/parallel-blocks.ts';

/**
 * Stages that the history shows side by side. **shape**: `inOrder` where they are drawn one after the other, in the order given.
 * **units**: `share` of the cases that took that order.
 */
export type SideBySide = {
  readonly stages: readonly (readonly StageId[])[];
  readonly share: number;
  readonly inOrder: boolean;
};

/** What stages are called. **shape**: by number, the end last. */
export type Called = { readonly ids: readonly StageId[]; readonly titles: readonly string[] };

const NOT_NEEDED = 'Not needed';

/** What the draft shows of a way to this number: where a branch begins in one way only, that is where it leads. */
export function shownAs(node: number, { ways, branches }: Branching): number {
  const isEntry = branches.some(({ entries }) => entries.includes(node));
  const [way, ...others] = ways[node] ?? [];
  return isEntry && way !== undefined && others.length === 0 ? way.to : node;
}

/** The titles of splits, decisions and joins by their numbers; `null` for what is not shown. */
export function titlesBeside(named: readonly string[], branching: Branching): (string | null)[] {
  const titles: (string | null)[] = [];
  for (const { split, join, entries } of branching.branches) {
    titles[split] = 'Side by side';
    titles[join] = 'Back together';
    for (const entry of entries) {
      const isShown = shownAs(entry, branching) === entry;
      titles[entry] = isShown ? choiceInWords(choicesAt(entry, join, named, branching)) : null;
    }
  }
  return titles.slice(named.length);
}

const choicesAt = (
  entry: number,
  join: number,
  titles: readonly string[],
  { ways }: Branching,
): (string | null)[] => (ways[entry] ?? []).map(({ to }) => (to === join ? null : (titles[to] ?? '')));

/** The stages of a block beside those that the history names. **shape**: what stands before them, and what behind. */
export function stagesBeside(block: DrawnBlock, called: Called, branching: Branching) {
  const { split, join, entries } = block;
  const shown = entries.filter((entry) => shownAs(entry, branching) === entry);
  const decisions = shown.map((entry): Stage => {
    const branch = branching.learnt.get(entry);
    const targets = targetsOf(entry, called, branching);
    const isAsked = branching.askedWays.findIndex((asked) => asked.entry === entry);
    const next = isAsked < 0 && branch ? ruledWays(targets, branch) : askedNext(isAsked, targets, join);
    const description = isAsked < 0 && branch ? learntInWords(branch) : null;
    return { ...BARE_STAGE, ...nameOf(entry, called), kind: 'decide', description, next };
  });
  const named = block.beside.map((group) => group.map((stage) => called.titles[stage] ?? ''));
  const branch = branching.learnt.get(join);
  const behind = targetsOf(join, called, branching);
  return {
    before: [
      {
        ...{ ...BARE_STAGE, ...nameOf(split, called), kind: 'split' },
        description: besideInWords(named),
        next: targetsOf(split, called, branching).map(wayTo),
      },
      ...decisions,
    ] as Stage[],
    behind: {
      ...{ ...BARE_STAGE, ...nameOf(join, called), kind: 'join' },
      description: branch ? learntInWords(branch) : null,
      next: branch ? ruledWays(behind, branch) : behind.map(wayTo),
    } as Stage,
  };
}

const nameOf = (node: number, { ids, titles }: Called) => ({
  id: ids[node] ?? '',
  title: titles[node] ?? '',
});

/** The ways of a stage as the draft shows them. */
export const targetsOf = (node: number, { ids, titles }: Called, branching: Branching): Target[] =>
  (branching.ways[node] ?? []).map((way) => {
    const to = shownAs(way.to, branching);
    return { ...way, id: ids[to] ?? '', title: titles[to] ?? '' };
  });

const fieldOf = (asked: number): string => (asked === 0 ? 'way' : `way_${asked + 1}`);

function askedNext(asked: number, targets: readonly Target[], join: number): Transition[] {
  return targets.map((target, i) => ({
    ...wayTo(target),
    when: i + 1 === targets.length ? null : `${fieldOf(asked)} = ${JSON.stringify(optionOf(target, join))}`,
  }));
}

const optionOf = ({ to, title }: Target, join: number): string => (to === join ? NOT_NEEDED : title);

/** The record with the questions that branches need answered, each asked by whoever leaves a stage before the split. */
export function withAskedWays(found: DraftRecord, called: Called, branching: Branching): DraftRecord {
  let { record, intake, forms } = found;
  branching.askedWays.forEach(({ entry, block, askers, atStart }: AskedWay, asked) => {
    const options = targetsOf(entry, called, branching).map((target) => optionOf(target, block.join));
    const field = fieldOf(asked);
    const form: FormField = { field, required: true };
    record = { ...record, [field]: choiceOf(called.titles[entry] ?? '', options) };
    forms = forms.map((each, stage) => (askers.includes(stage) ? [...each, form] : each));
    if (atStart) intake = [...intake, form];
  });
  return { ...found, record, intake, forms };
}

const choiceOf = (label: string, options: readonly string[]): Field => ({
  ...{ type: 'choice', label: `${label}?`, help: null, required: false },
  ...{ options: [...options], currency: '', personal: false },
});

/** What the draft says of every block, drawn as branches or not. */
export const besidesIn = ({ branches, inOrder }: Branching, ids: readonly StageId[]): SideBySide[] => {
  const isDrawn = (isInOrder: boolean) => (block: Block) => ({
    stages: block.beside.map((group) => group.map((stage) => ids[stage] ?? '')),
    ...{ share: block.share, inOrder: isInOrder },
  });
  return [...branches.map(isDrawn(false)), ...inOrder.map(isDrawn(true))];
};
