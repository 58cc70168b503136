// When is it due, and when does each rung of the ladder come? In the time of the business calendar.
import { addDuration, businessMsBetween, DAY_MS, type Duration, type Instant } from '../../base/index.ts';
import type { CompiledRung } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';

/** What has no deadline is looked at again after this long. **units**: milliseconds. */
const REVIEW_AFTER_MS = 30 * DAY_MS;

export const reviewAt = ({ at }: Progress): Instant => at + REVIEW_AFTER_MS;

export const dueAfter = ({ compiled, at }: Progress, due: Duration): Instant =>
  addDuration(compiled.calendar, at, due);

/** A share counts business time where there is any between now and the due time, else time on the clock. */
export function rungAt({ compiled, at }: Progress, when: CompiledRung['when'], dueAt: Instant): Instant {
  if ('after' in when) return addDuration(compiled.calendar, dueAt, when.after);
  if (when.percent === 100) return dueAt;
  const share = when.percent / 100;
  const businessMs = when.inBusinessTime ? businessMsBetween(compiled.calendar, at, dueAt) : 0;
  if (businessMs === 0) return at + Math.round((dueAt - at) * share);
  return addDuration(compiled.calendar, at, { businessDays: 0, businessMs: Math.round(businessMs * share) });
}
