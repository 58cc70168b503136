// Below which value of a number did a gate never change anything? Learnt on one half of the cases and tested on the other, so
// that what looks like a threshold by chance falls through.
import { nameAt } from '../../../event-log/index.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { type Interval, wilson } from '../../statistics/wilson.ts';
import type { CaseFact } from '../facts/case-facts.ts';
import type { FindingGround } from '../ground.ts';
import type { Passages } from './passages.ts';

/**
 * **shape**: up to `value` of `field` the gate changed `changed` of `passed` in the half that it was not learnt from, with its
 * interval; `above` is the share above it; `pValue` of so few changes if the gate did below as it does everywhere.
 */
export type Threshold = {
  readonly field: string;
  readonly value: number;
  readonly passed: number;
  readonly changed: number;
  readonly interval: Interval;
  readonly above: number;
  readonly pValue: number;
};

/** From here on a test counts as telling something. */
export const SURE = 0.01;
const FEWEST_BELOW = 30;
const LEAST_SAVED = 0.2;
const MOST_CHANGED = 0.02;

/** The best threshold over all numbers that cases have; undefined where none holds. */
export function thresholdOf(ground: FindingGround, passages: Passages): Threshold | undefined {
  const facts = ground.facts().filter(({ numbers, values }) => numbers !== undefined && values >= 20);
  const found = facts.flatMap((fact) => learnt(ground, passages, fact) ?? []);
  const [best] = found.sort((a, b) => a.pValue - b.pValue);
  return best && { ...best, pValue: Math.min(1, best.pValue * facts.length) };
}

type Point = { readonly value: number; readonly changed: boolean };

function learnt(ground: FindingGround, passages: Passages, fact: CaseFact): Threshold | undefined {
  const [train, test] = halves(ground, passages, fact);
  const value = cleanBelow(train);
  if (value === undefined) return undefined;
  const below = test.filter((point) => point.value <= value);
  const changed = changedIn(below);
  const interval = wilson(changed, below.length);
  if (below.length < FEWEST_BELOW || below.length < test.length * LEAST_SAVED) return undefined;
  if (interval.share > MOST_CHANGED) return undefined;
  const overall = changedIn(test) / test.length;
  const pValue = 1 - binomialTail(changed + 1, below.length, overall);
  const above = (changedIn(test) - changed) / Math.max(1, test.length - below.length);
  return { field: fact.name, value, passed: below.length, changed, interval, above, pValue };
}

/** Two halves by the names of the cases: the same at every look, whatever the order of the log. */
function halves({ log }: FindingGround, { count, cases, effect }: Passages, { numbers }: CaseFact) {
  const parts: [Point[], Point[]] = [[], []];
  for (let n = 0; n < count; n++) {
    const c = cases[n] as number;
    const value = numbers?.[c] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    parts[sideOf(nameAt(log.caseNames, c))].push({ value, changed: (effect[n] as number) >= 0 });
  }
  return parts;
}

function sideOf(name: string): 0 | 1 {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) & 1) === 0 ? 0 : 1;
}

const changedIn = (points: readonly Point[]): number => points.filter(({ changed }) => changed).length;

/** The highest round value up to which nothing was changed; undefined where too few lie below. */
function cleanBelow(points: Point[]): number | undefined {
  points.sort((a, b) => a.value - b.value);
  const first = points.findIndex(({ changed }) => changed);
  const clean = first < 0 ? points.length : first;
  if (clean < FEWEST_BELOW) return undefined;
  const value = points[clean - 1]?.value ?? 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
  return Math.floor(value / unit) * unit;
}
