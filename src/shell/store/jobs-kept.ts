// How long it is kept what the machine has done.
import { DAY_MS, type Milliseconds } from '../../core/base/index.ts';
import { StartProblem } from './start-problem.ts';

const USUAL_DAYS = 7;

/** Of timers and effects that ended, as MILLRACE_KEEP_JOBS says it in days. **rejects**: what is no such number. */
export function jobsKept(given: string | undefined): Milliseconds {
  const text = given?.trim() ?? '';
  if (text === '') return USUAL_DAYS * DAY_MS;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text) * DAY_MS;
  throw new StartProblem(
    `MILLRACE_KEEP_JOBS must be a whole number of days from 1 to 9999, not "${text}".`,
    'Set it to such a number, or leave it out: docs/reference/settings.md.',
  );
}
