// Which ways lead on from each stage, and by what does a case take one of them? What is done side by side is drawn as branches
// where the history tells which way each takes, or somebody before them can be asked; else one after the other.
import type { EventLog } from '../../../event-log/index.ts';
import { askedWhere } from '../fields/asked-where.ts';
import { fieldsOf, type LogField } from '../fields/field-of.ts';
import { cluesIn } from '../fields/suits.ts';
import { DETAILS, SUBJECT, type UsedField } from '../record.ts';
import { type LearntBranch, learnBranches } from '../rules/learn.ts';
import { type DrawnBlock, type DrawnBlocks, drawBlocks } from './drawn-blocks.ts';
import { type Block, parallelBlocks } from './parallel-blocks.ts';
import { passesOf } from './passes.ts';
import { walksOf } from './walks.ts';
import { type DraftWays, draftWays } from './ways.ts';

/** A branch may begin in several ways, and no rule tells which. **shape**: `askers` are the stages before the split. */
export type AskedWay = {
  readonly block: DrawnBlock;
  readonly entry: number;
  readonly askers: readonly number[];
  readonly atStart: boolean;
};

/** **shape**: `learnt` by number; `inOrder` are drawn one after the other, in the order they give. */
export type Branching = DraftWays &
  DrawnBlocks & {
    readonly learnt: ReadonlyMap<number, LearntBranch>;
    readonly askedWays: readonly AskedWay[];
    readonly used: readonly UsedField[];
  };

// More than these make a form that nobody likes to fill.
const MOST_FACTS = 8;
const WELL_KNOWN = 0.8;

export function branchingOf(log: EventLog, stageOf: Int32Array, stages: number): Branching {
  const blocks = parallelBlocks(walksOf(log, stageOf), stages);
  const fields = fieldsOf(cluesIn(log), [SUBJECT, DETAILS]);
  const refused = new Set<Block>();
  for (;;) {
    const drawn = drawnWithout(refused, { log, stageOf, stages, blocks, fields });
    const unclear = drawn.branches.filter((block) => !isClear(block, drawn));
    if (unclear.length === 0) return withFields(drawn, { log, stageOf, stages }, fields);
    for (const { beside } of unclear) {
      const block = blocks.find((each) => each.beside === beside);
      if (block) refused.add(block);
    }
  }
}

type Place = { readonly log: EventLog; readonly stageOf: Int32Array; readonly stages: number };
type Found = Place & { readonly blocks: readonly Block[]; readonly fields: readonly LogField[] };
type Drawn = Omit<Branching, 'used'>;

function drawnWithout(refused: ReadonlySet<Block>, { log, stageOf, stages, blocks, fields }: Found): Drawn {
  const drawn = drawBlocks(blocks, stages, refused);
  const { branches, inOrder, nodes } = drawn;
  const walks = walksOf(
    log,
    stageOf,
    inOrder.map(({ beside }) => beside),
  );
  const passes = passesOf(walks, drawn);
  const [splits, joins] = [branches.map(({ split }) => split), branches.map(({ join }) => join)];
  const found = draftWays(passes, nodes, (node) => joins.includes(node));
  const isSplit = (node: number): boolean => splits.includes(node);
  const learnt = learnBranches(log, passes, { ways: found.ways, isSplit }, fields);
  const known = new Map(learnt.map((branch) => [branch.stage, branch]));
  return { ...found, ...drawn, learnt: known, askedWays: askedIn(drawn, found, known) };
}

/** What must be asked: how a branch begins that may begin in several ways, where no rule knows them all. */
function askedIn(
  { branches }: DrawnBlocks,
  { ways, starts }: DraftWays,
  learnt: Branching['learnt'],
): AskedWay[] {
  return branches.flatMap((block) =>
    block.entries
      .filter((entry) => (ways[entry]?.length ?? 0) > 1 && !knowsAll(learnt.get(entry)))
      .map((entry) => ({
        ...{ block, entry, atStart: starts.includes(block.split) },
        askers: leadingTo(ways, block.split),
      })),
  );
}

const knowsAll = (learnt: LearntBranch | undefined): boolean =>
  learnt !== undefined && learnt.open.length === 0;

const leadingTo = (ways: DraftWays['ways'], node: number): number[] =>
  ways.flatMap((out, from) => (out.some(({ to }) => to === node) ? [from] : []));

/** Is it known how it goes on behind the join, and can what must be asked be asked of somebody? */
function isClear({ join, split }: DrawnBlock, { ways, learnt, askedWays, named }: Drawn): boolean {
  if ((ways[join]?.length ?? 0) > 1 && !knowsAll(learnt.get(join))) return false;
  return askedWays.every(
    ({ block, askers }) => block.split !== split || askers.every((asker) => asker < named),
  );
}

function withFields(drawn: Drawn, place: Place, fields: readonly LogField[]): Branching {
  const used = fields.flatMap((field) => usedField(place, field, drawn));
  const facts = used.filter(({ inRules }) => !inRules).slice(0, MOST_FACTS);
  return { ...drawn, used: used.filter((each) => each.inRules || facts.includes(each)) };
}

// What a rule reads, and what nearly every case has as a whole.
function usedField({ log, stageOf, stages }: Place, field: LogField, drawn: Drawn): UsedField[] {
  const reading = [...drawn.learnt.values()].filter(({ fields }) => fields.includes(field));
  const readAt = [...new Set(reading.flatMap(({ stage }) => askersFor(stage, drawn)))];
  const inRules = reading.length > 0;
  const where = askedWhere(log, stageOf, stages, field);
  return inRules || (where.isWholeCase && where.share >= WELL_KNOWN) ? [{ where, inRules, readAt }] : [];
}

/** Nobody works where branches begin or meet: the stages before are where something can be asked. */
function askersFor(node: number, { ways, branches, named }: Drawn): number[] {
  if (node < named) return [node];
  const block = branches.find(({ join, entries }) => join === node || entries.includes(node));
  if (block === undefined) return [];
  return leadingTo(ways, block.join === node ? node : block.split).filter((from) => from < named);
}
