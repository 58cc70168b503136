// Which trait of a case tells best that something will happen to it? Every value of every trait is tested against the rest by
// Fisher's exact test (chi-square where many); the best is kept, and its p-value paid for all that were tried (Bonferroni).
import { select } from '../../statistics/order-statistics.ts';
import { chiSquare, fisherGreater, type TwoByTwo } from '../../statistics/two-by-two.ts';
import type { Trait } from './traits.ts';

/** **shape**: `table` counts the cases with the value against what happened; `says` which they are; `tried` how many values. */
export type Predictor = {
  readonly trait: Trait;
  readonly says: string;
  readonly table: TwoByTwo;
  readonly pValue: number;
  readonly tried: number;
};

/** **shape**: 1 or 0 by case: which could have had it happen, and which did. */
export type Happened = { readonly within: Uint8Array; readonly did: Uint8Array };

const FEWEST = 15;
const EXACT_UP_TO = 20_000;
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The best predictor; undefined where no value has enough cases. */
export function bestPredictor(happened: Happened, traits: readonly Trait[]): Predictor | undefined {
  const all = countAll(happened);
  const rules = traits.flatMap((trait) =>
    trait.numbers ? limitRules(trait, trait.numbers, happened, all) : valueRules(trait, happened, all),
  );
  let best: (Rule & { p: number }) | undefined;
  for (const rule of rules) {
    const p = pOf(rule.table);
    const isBetter = best === undefined || p < best.p || (p === best.p && rule.table.both > best.table.both);
    if (isBetter) best = { ...rule, p };
  }
  if (best === undefined) return undefined;
  const { trait, says, table, p } = best;
  return { trait, says: says(), table, pValue: Math.min(1, p * rules.length), tried: rules.length };
}

type Rule = { readonly trait: Trait; readonly table: TwoByTwo; says(): string };
type Totals = { readonly cases: number; readonly hits: number };

function countAll({ within, did }: Happened): Totals {
  let [cases, hits] = [0, 0];
  for (let c = 0; c < within.length; c++) {
    if (within[c] !== 1) continue;
    cases++;
    if (did[c] === 1) hits++;
  }
  return { cases, hits };
}

function valueRules(trait: Trait, { within, did }: Happened, all: Totals): Rule[] {
  const [cases, hits] = [new Uint32Array(trait.values), new Uint32Array(trait.values)];
  for (let c = 0; c < within.length; c++) {
    const code = trait.codes[c] as number;
    if (within[c] !== 1 || code < 0) continue;
    cases[code] = (cases[code] as number) + 1;
    if (did[c] === 1) hits[code] = (hits[code] as number) + 1;
  }
  const rules: Rule[] = [];
  for (let code = 0; code < trait.values; code++) {
    const [n, k] = [cases[code] as number, hits[code] as number];
    if (n < FEWEST || all.cases - n < FEWEST) continue;
    rules.push({ trait, table: tableOf(n, k, all), says: () => trait.of(code) });
  }
  return rules;
}

function limitRules(trait: Trait, numbers: Float64Array, happened: Happened, all: Totals): Rule[] {
  const known = numbers.filter((value, c) => happened.within[c] === 1 && !Number.isNaN(value));
  const limits = known.length < FEWEST ? [] : [...new Set(DECILES.map((share) => quantile(known, share)))];
  return limits.flatMap((limit) =>
    [true, false].flatMap((upwards): Rule[] => {
      const { n, k } = countWithin(happened, numbers, (value) => (upwards ? value >= limit : value <= limit));
      if (n < FEWEST || all.cases - n < FEWEST) return [];
      return [{ trait, table: tableOf(n, k, all), says: () => trait.from?.(limit, upwards) ?? '' }];
    }),
  );
}

function countWithin({ within, did }: Happened, numbers: Float64Array, isIn: (value: number) => boolean) {
  let [n, k] = [0, 0];
  for (let c = 0; c < numbers.length; c++) {
    if (within[c] !== 1 || !isIn(numbers[c] as number)) continue;
    n++;
    if (did[c] === 1) k++;
  }
  return { n, k };
}

const quantile = (values: Float64Array, share: number): number =>
  select(values, 0, values.length, Math.floor((values.length - 1) * share));

const tableOf = (n: number, k: number, all: Totals): TwoByTwo => ({
  both: k,
  onlyFirst: n - k,
  onlySecond: all.hits - k,
  neither: all.cases - n - (all.hits - k),
});

/** One-sided: more often with the value than without. */
function pOf(table: TwoByTwo): number {
  const { both, onlyFirst, onlySecond, neither } = table;
  if (both * (onlySecond + neither) <= onlySecond * (both + onlyFirst)) return 1;
  return both + onlyFirst + onlySecond + neither <= EXACT_UP_TO ? fisherGreater(table) : chiSquare(table) / 2;
}
