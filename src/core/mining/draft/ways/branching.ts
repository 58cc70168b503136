// Which ways lead on from each stage, and by what does a case take one of them?
import type { EventLog } from '../../../event-log/index.ts';
import { askedWhere } from '../fields/asked-where.ts';
import { fieldsOf, type LogField } from '../fields/field-of.ts';
import { cluesIn } from '../fields/suits.ts';
import { DETAILS, SUBJECT, type UsedField } from '../record.ts';
import { type LearntBranch, learnBranches } from '../rules/learn.ts';
import { type Block, parallelBlocks } from './parallel-blocks.ts';
import { walksOf } from './walks.ts';
import { type DraftWays, draftWays } from './ways.ts';

/** **shape**: `learnt` by stage number; `blocks` are drawn in the order they give. */
export type Branching = DraftWays & {
  readonly blocks: readonly Block[];
  readonly learnt: ReadonlyMap<number, LearntBranch>;
  readonly used: readonly UsedField[];
};

// More than these make a form that nobody likes to fill.
const MOST_FACTS = 8;
const WELL_KNOWN = 0.8;

export function branchingOf(log: EventLog, stageOf: Int32Array, stages: number): Branching {
  const blocks = parallelBlocks(walksOf(log, stageOf), stages);
  const walks = walksOf(
    log,
    stageOf,
    blocks.map(({ beside }) => beside),
  );
  const found = draftWays(walks, stages);
  const fields = fieldsOf(cluesIn(log), [SUBJECT, DETAILS]);
  const learnt = learnBranches(log, walks, found.ways, fields);
  const used = fields.flatMap((field) => usedField({ log, stageOf, stages }, field, learnt));
  const facts = used.filter(({ inRules }) => !inRules).slice(0, MOST_FACTS);
  return {
    ...found,
    blocks,
    learnt: new Map(learnt.map((branch) => [branch.stage, branch])),
    used: used.filter((each) => each.inRules || facts.includes(each)),
  };
}

type Place = { readonly log: EventLog; readonly stageOf: Int32Array; readonly stages: number };

// What a rule reads, and what nearly every case has as a whole.
function usedField(
  { log, stageOf, stages }: Place,
  field: LogField,
  learnt: readonly LearntBranch[],
): UsedField[] {
  const readAt = learnt.filter(({ fields }) => fields.includes(field)).map(({ stage }) => stage);
  const inRules = readAt.length > 0;
  const where = askedWhere(log, stageOf, stages, field);
  return inRules || (where.isWholeCase && where.share >= WELL_KNOWN) ? [{ where, inRules, readAt }] : [];
}
