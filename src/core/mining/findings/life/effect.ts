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
 * Whether the finding is still there, less, gone, or too early to tell. The figure is surely lower where the bounds before
 * and since do not touch: then a finding that is found no more is gone, and one that is found still is less.
 */
export function effectOf({ before, since, casesSince, foundSince }: EffectGround): FindingEffect {
  if (casesSince < ENOUGH_SINCE) return 'too-early';
  // What nothing passes any more has no figure left to compare.
  const isLower = since.count === 0 || since.value === 0 || since.high < before.low;
  if (foundSince) return isLower ? 'less' : 'still-there';
  return isLower ? 'gone' : 'too-early';
}
