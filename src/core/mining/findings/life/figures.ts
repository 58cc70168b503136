// What of a finding is remembered, so that it can be compared with itself at another time.
import { DAY_MS, type Instant, type Milliseconds } from '../../../base/index.ts';

/**
 * A finding as it was at one time. **shape**: `key` says which finding, whenever it is seen.
 * **units**: `costMs` working time lost over the whole history, `monthMs` working time lost a month.
 */
export type FindingFigures = {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly cases: number;
  readonly costMs: Milliseconds;
  readonly monthMs: Milliseconds;
};

/** A month as the year has twelve of. **units**: milliseconds. */
export const MONTH_MS: Milliseconds = (365.2425 / 12) * DAY_MS;

/**
 * What a cost over a stretch of time is in a month. A history shorter than a month is not stretched: what it cost is
 * what it is known to have cost. **units**: milliseconds.
 */
export function perMonth(
  costMs: Milliseconds,
  span: { from: Instant; to: Instant } | undefined,
): Milliseconds {
  const months = span === undefined ? 1 : Math.max(1, (span.to - span.from) / MONTH_MS);
  return costMs / months;
}
