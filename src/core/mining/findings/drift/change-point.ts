// When did the mix of ways change? Cases in the order of their beginning, cut at each of many points; for every step and arrow the
// shares before and after are compared (chi-square), and the sharpest cut is kept, its p-value paid for all that were tried.
// After Bose, van der Aalst, Žliobaitė, Pechenizkiy, Dealing with Concept Drifts in Process Mining (2014): features over windows.
import { chiSquare } from '../../statistics/two-by-two.ts';
import type { Feature, Windows } from './windows.ts';

/** **shape**: the feature that changed most at the sharpest cut, before window `cut`; shares of cases that have it. */
export type ChangePoint = {
  readonly feature: Feature;
  readonly cut: number;
  readonly before: number;
  readonly after: number;
  readonly casesBefore: number;
  readonly casesAfter: number;
  readonly pValue: number;
  readonly tried: number;
};

const FEWEST_CASES = 50;

/** The sharpest change; undefined where there are too few cases for any. */
export function changePoint({ cases, features, begins }: Windows): ChangePoint | undefined {
  const total = cases.reduce((sum, count) => sum + count, 0);
  let best: Omit<ChangePoint, 'tried'> | undefined;
  let [tried, casesBefore] = [0, 0];
  const hits = features.map(() => 0);
  for (let cut = 1; cut < cases.length; cut++) {
    casesBefore += cases[cut - 1] as number;
    const casesAfter = total - casesBefore;
    for (const [f, feature] of features.entries()) {
      hits[f] = (hits[f] as number) + (feature.by[cut - 1] as number);
      if (casesBefore < FEWEST_CASES || casesAfter < FEWEST_CASES || isOneMoment(begins, cut)) continue;
      tried++;
      const [first, second] = [hits[f] as number, feature.cases - (hits[f] as number)];
      const pValue = chiSquare({
        both: first,
        onlyFirst: casesBefore - first,
        onlySecond: second,
        neither: casesAfter - second,
      });
      const shares = { before: first / casesBefore, after: second / casesAfter };
      const point = { feature, cut, ...shares, casesBefore, casesAfter, pValue };
      if (best === undefined || isSharper(point, best)) best = point;
    }
  }
  return best && { ...best, pValue: Math.min(1, best.pValue * tried), tried };
}

/** Of cases that began at once none is before the other. */
const isOneMoment = (begins: Float64Array, cut: number): boolean => begins[cut] === begins[cut - 1];

type Point = Omit<ChangePoint, 'tried'>;

/** Where both are certain beyond what a computer counts, the greater change. */
const isSharper = (a: Point, b: Point): boolean =>
  a.pValue !== b.pValue
    ? a.pValue < b.pValue
    : Math.abs(a.after - a.before) > Math.abs(b.after - b.before) + 1e-9;
