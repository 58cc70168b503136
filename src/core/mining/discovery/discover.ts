// Which model stands behind a log? The inductive miner over the log's variants, within bounds, with the model in normal form.
import type { EventLog } from '../../event-log/index.ts';
import type { ProcessTree } from '../../net/index.ts';
import { inOrder } from '../flow/directly-follows.ts';
import { variantsOf } from '../flow/variants.ts';
import type { Cut } from './cuts/find-cut.ts';
import { type Miner, MOST_STEPS, type StepBudget } from './means.ts';
import { mineBag } from './miner.ts';
import { reduceTree } from './reduce-tree.ts';
import { createBag, type TraceBag } from './trace-bag.ts';

/**
 * A model, and what it does not tell. **shape**: `leftOut` activities were too many and are not in it, the rarest first to go;
 * `isCutShort` where the log was so wild that part of it is only known as "these, in any order".
 */
export type Discovery = {
  readonly tree: ProcessTree;
  readonly leftOut: number;
  readonly isCutShort: boolean;
};

/** More activities than these are left out: nobody can read their model, and its tables grow with the square. */
export const MOST_ACTIVITIES = 400;

/**
 * Discovers the model of a log. **units**: `noise` is a share: 0 finds a model that every case fits (IM), more leaves out what
 * is rarer (IMf; 0.2 is usual). **shape**: in normal form (`reduceTree`); does not depend on the order of cases or names.
 * **source**: Leemans, Fahland, van der Aalst 2013 and 2014. **example**: of abcd three times, acbd twice and aed once,
 * `->( 'a', X( +( 'b', 'c' ), 'e' ), 'd' )`.
 */
export function discoverTree(
  log: EventLog,
  { noise = 0, budget = MOST_STEPS }: { readonly noise?: number; readonly budget?: StepBudget } = {},
): Discovery {
  const { codeOf, names, leftOut } = mainCodes(log);
  const bag = bagOf(log, codeOf);
  const { tree, isCutShort } = discoverIn(bag, names, { noise, budget });
  return { tree, leftOut, isCutShort };
}

type Discovering = {
  readonly noise: number;
  readonly budget: StepBudget;
  readonly onCut?: (cut: Cut) => void;
};

/** The same for a bag of traces over named codes; `onCut` hears of each cut. */
export function discoverIn(
  bag: TraceBag,
  names: readonly string[],
  { noise, budget, onCut }: Discovering,
): { tree: ProcessTree; isCutShort: boolean } {
  const left = { ...budget };
  let isCutShort = false;
  const miner: Miner = {
    noise: Math.min(Math.max(noise, 0), 1) || 0,
    width: names.length,
    leaf: (code) => ({ kind: 'activity', name: names[code] ?? '' }),
    afford: (what, steps) => {
      left[what] -= steps;
      if (left[what] < 0) isCutShort = true;
      return left[what] >= 0;
    },
    ...(onCut && { onCut }),
  };
  const tree = reduceTree(mineBag(bag, miner));
  return { tree, isCutShort };
}

// Codes in the order of names, so that nothing depends on which activity a file happens to name first.
function mainCodes(log: EventLog): { codeOf: Int32Array; names: readonly string[]; leftOut: number } {
  const events = new Uint32Array(log.activities.length);
  for (const code of log.activity) events[code] = (events[code] as number) + 1;
  const name = (code: number): string => log.activities[code] ?? '';
  const occurring = Array.from(events.keys()).filter((code) => (events[code] as number) > 0);
  if (occurring.length > MOST_ACTIVITIES) {
    occurring.sort((a, b) => (events[b] as number) - (events[a] as number) || inOrder(name(a), name(b)));
  }
  const main = occurring.slice(0, MOST_ACTIVITIES).sort((a, b) => inOrder(name(a), name(b)));
  const codeOf = new Int32Array(log.activities.length).fill(-1);
  for (const [rank, code] of main.entries()) codeOf[code] = rank;
  return { codeOf, names: main.map(name), leftOut: occurring.length - main.length };
}

function bagOf(log: EventLog, codeOf: Int32Array): TraceBag {
  const variants = variantsOf(log);
  const writer = createBag();
  for (const [v, c] of variants.example.entries()) {
    for (let i = log.caseStarts[c] as number; i < (log.caseStarts[c + 1] as number); i++) {
      const code = codeOf[log.activity[i] as number] as number;
      if (code >= 0) writer.push(code);
    }
    writer.end(variants.counts[v] as number);
  }
  return writer.finish();
}
