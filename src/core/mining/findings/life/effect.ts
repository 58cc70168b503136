// Did the version that answers a finding help? The same figure before and since, and no verdict before there are enough cases.
import type { FindingEffect } from './life.ts';
import type { StandingFigure } from './standing-figure.ts';

/** Fewer closed cases than this say nothing about a version. */
export const ENOUGH_SINCE = 30;

/** **shape**: `casesSince` closed cases under the version; `foundSince` whether it is found among them. */
export type EffectGround = {
  readonly before: StandingFigure;
  readonly since: StandingFigure;
  readonly casesSince: number;
  readonly foundSince: boolean;
};

/**
 * Whether the finding is still there, gone, or too early to tell. It is gone when the test does not find it any more and
 * the figure is surely lower: the bounds before and since do not touch.
 */
export function effectOf({ before, since, casesSince, foundSince }: EffectGround): FindingEffect {
  if (casesSince < ENOUGH_SINCE) return 'too-early';
  if (foundSince) return 'still-there';
  // What nothing passes any more has no figure left to compare.
  const isNone = since.count === 0 || since.value === 0;
  return isNone || since.high < before.low ? 'gone' : 'too-early';
}
