// By what does a case take its way? At each branch a small decision tree over what was known at that moment, kept only where it
// foretells unseen cases clearly better than the most usual way does (decision mining; Rozinat, van der Aalst 2006).
import type { EventLog } from '../../../event-log/index.ts';
import { adjustForMany } from '../../statistics/false-discoveries.ts';
import type { LogField } from '../fields/field-of.ts';
import type { Passes } from '../ways/passes.ts';
import type { DraftWay } from '../ways/ways.ts';
import { columnOf } from './columns.ts';
import { type Examples, foretold, growTree, type TreeNode } from './grow-tree.ts';
import { heldOut } from './held-out.ts';
import { knownAt, type Passings, passingsOf } from './passings.ts';
import { type Asked, pruned, ruleFor, waysIn } from './rule-text.ts';

/** **shape**: `to` a stage number, or the number of stages for the end; `support` the cases for which the rule held. */
export type LearntRule = { readonly to: number; readonly when: string; readonly support: number };

/**
 * What was learnt of a branch. **shape**: the `rules`, else `otherwise`; `open` ways follow no rule and stay the owner's pick.
 * **units**: `accuracy` and `baseline` are shares of held-out leavings foretold rightly by the rules and by the usual way.
 */
export type LearntBranch = {
  readonly stage: number;
  readonly rules: readonly LearntRule[];
  readonly otherwise: number;
  readonly open: readonly number[];
  readonly fields: readonly LogField[];
  readonly cases: number;
  readonly accuracy: number;
  readonly baseline: number;
};

const FEWEST_CASES = 40;
const FEWEST_A_WAY = 8;
const MOST_ROWS = 6_000;
// A rule that fewer leavings than this share bear out is none.
const RAREST = 0.02;
// Of the leavings that the usual way foretells wrongly, the rules get at least this share right; by chance at most once in a hundred.
const BETTER = 0.2;
const CHANCE = 0.01;

type Ways = readonly (readonly DraftWay[])[];
type Tried = { readonly branch: LearntBranch | null; readonly pValue: number };

/** `isSplit` tells what takes all of its ways, so that there is nothing to learn. */
export function learnBranches(
  log: EventLog,
  passes: Passes,
  { ways, isSplit }: { readonly ways: Ways; isSplit(stage: number): boolean },
  fields: readonly LogField[],
): LearntBranch[] {
  const isBranch = (stage: number): boolean => (ways[stage]?.length ?? 0) > 1 && !isSplit(stage);
  const passings = passingsOf(passes, isBranch);
  const known = fields.map(({ clue }) => knownAt(log, clue, passings));
  const tried = ways.flatMap((out, stage) =>
    isBranch(stage) ? learnAt({ stage, out, passings, known, fields }) : [],
  );
  const chances = adjustForMany(tried.map(({ pValue }) => pValue));
  return tried.flatMap(({ branch }, i) =>
    branch !== null && (chances[i] as number) <= CHANCE ? [branch] : [],
  );
}

type Place = {
  readonly stage: number;
  readonly out: readonly DraftWay[];
  readonly passings: Passings;
  readonly known: readonly Int32Array[];
  readonly fields: readonly LogField[];
};

// First whether all ways follow rules; else whether those do that lead on, while the ways back stay the owner's pick.
function learnAt(place: Place): Tried[] {
  const all = place.out.map(({ to }) => to);
  const on = place.out.filter(({ rework }) => !rework).map(({ to }) => to);
  const whole = learnAmong(place, all);
  const isWhole = whole?.branch?.open.length === 0;
  const part = isWhole || on.length < 2 || on.length === all.length ? null : learnAmong(place, on);
  const chosen = part?.branch ? part : whole;
  if (chosen === null) return [];
  return [{ ...chosen, pValue: part ? Math.min(1, chosen.pValue * 2) : chosen.pValue }];
}

function learnAmong(place: Place, ways: readonly number[]): Tried | null {
  const taught = examplesOf(place, ways);
  if (taught === null) return null;
  const { examples, caseOf } = taught;
  const rows = someOf(caseOf);
  const least = Math.max(5, Math.ceil(rows.length * RAREST));
  const found = heldOut(examples, caseOf, rows, least);
  const { accuracy, baseline, pValue } = found;
  if (accuracy - baseline < BETTER * (1 - baseline)) return { branch: null, pValue };
  const tree = pruned(growTree(examples, rows, least), found.depth);
  return { branch: branchOf(place, ways, { ...taught, tree, accuracy, baseline }), pValue };
}

type Found = Taught & { readonly tree: TreeNode; readonly accuracy: number; readonly baseline: number };

function branchOf({ stage, out }: Place, ways: readonly number[], found: Found): LearntBranch | null {
  const { tree, examples, caseOf, asked, accuracy, baseline } = found;
  const said = waysIn(tree).sort((a, b) => a - b);
  // The most usual of the ways that are said needs no rule.
  const [otherwise, ...ruled] = said;
  if (otherwise === undefined || ruled.length === 0) return null;
  const support = supportOf(said, (row) => foretold(tree, examples, row), caseOf);
  const saidTo = new Set(said.map((way) => ways[way]));
  return {
    stage,
    rules: ruled.map((way) => ({
      to: ways[way] ?? 0,
      when: ruleFor(tree, way, asked),
      support: support.get(way) ?? 0,
    })),
    otherwise: ways[otherwise] ?? 0,
    open: out.map(({ to }) => to).filter((to) => !saidTo.has(to)),
    fields: fieldsIn(tree, asked),
    cases: new Set(caseOf).size,
    accuracy,
    baseline,
  };
}

type Taught = { readonly examples: Examples; readonly caseOf: Int32Array; readonly asked: readonly Asked[] };

function examplesOf({ stage, passings, known, fields }: Place, ways: readonly number[]): Taught | null {
  const wayOf = new Map(ways.map((to, way) => [to, way]));
  const places: number[] = [];
  for (let p = 0; p < passings.count; p++) {
    if (passings.from[p] === stage && wayOf.has(passings.to[p] as number)) places.push(p);
  }
  const caseOf = Int32Array.from(places, (p) => passings.caseOf[p] as number);
  const wayAt = Uint8Array.from(places, (p) => wayOf.get(passings.to[p] as number) ?? 0);
  const times = ways.map((_, way) => wayAt.reduce((sum, each) => sum + (each === way ? 1 : 0), 0));
  if (new Set(caseOf).size < FEWEST_CASES || times.filter((count) => count >= FEWEST_A_WAY).length < 2)
    return null;
  const columns = fields.flatMap((field, f) => {
    if (field.clue.kind === 'date') return [];
    const codes = Int32Array.from(places, (p) => known[f]?.[p] ?? -1);
    return columnOf(field, codes) ?? [];
  });
  if (columns.length === 0) return null;
  return {
    examples: { columns: columns.map(({ column }) => column), ways: wayAt, kinds: ways.length },
    caseOf,
    asked: columns.map(({ asked }) => asked),
  };
}

// Of many leavings, those of every so many-th case: more would take longer and say the same.
function someOf(caseOf: Int32Array): Int32Array {
  const every = Math.ceil(caseOf.length / MOST_ROWS);
  const rows = Int32Array.from(caseOf.keys());
  return every === 1
    ? rows
    : rows.filter((row) => (Math.imul(caseOf[row] as number, 0x85ebca6b) >>> 4) % every === 0);
}

function supportOf(
  said: readonly number[],
  wayOf: (row: number) => number,
  caseOf: Int32Array,
): Map<number, number> {
  const cases = new Map(said.map((way) => [way, new Set<number>()]));
  for (const [row, c] of caseOf.entries()) cases.get(wayOf(row))?.add(c);
  return new Map([...cases].map(([way, those]) => [way, those.size]));
}

function fieldsIn(tree: TreeNode, asked: readonly Asked[]): LogField[] {
  const used = new Set<number>();
  const visit = (node: TreeNode): void => {
    if (!node.ask || !node.yes || !node.no) return;
    used.add(node.ask.column);
    visit(node.yes);
    visit(node.no);
  };
  visit(tree);
  return asked.filter((_, column) => used.has(column)).map(({ field }) => field);
}
