// What does the miner go by: how strict, over which activities, with how much work at most?
import type { ProcessTree } from '../../net/index.ts';
import type { Cut } from './cuts/find-cut.ts';
import type { TraceBag } from './trace-bag.ts';

/** What the miner goes by. */
export type Miner = {
  /** **units**: a share of 0 to 1; what is rarer is taken for an exception. */
  readonly noise: number;
  /** All codes are below it. */
  readonly width: number;
  leaf(code: number): ProcessTree;
  /** Takes steps from the budget; false where too few are left. */
  afford(what: 'pass' | 'trial', steps: number): boolean;
  /** Hears of each cut on the way. */
  onCut?(cut: Cut): void;
};

export type Mine = (bag: TraceBag) => ProcessTree;

/** **units**: steps; `pass` over what has to be looked at, `trial` for trying what else might have structure. */
export type StepBudget = { readonly pass: number; readonly trial: number };

/** About two seconds and half a second at the worst. */
export const MOST_STEPS: StepBudget = { pass: 1_000_000_000, trial: 150_000_000 };
