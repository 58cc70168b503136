// How long was a case at an activity, waiting and working together?
import { workSpans } from '../work-spans.ts';
import { elapsedIn } from './elapsed.ts';
import { byActivity, type MeasureOf } from './measure.ts';

/** Sojourn time. **units**: milliseconds by activity. **source**: Dumas et al., section 7.1; XES lifecycle extension. */
export const sojournTime: MeasureOf<'activity'> = {
  name: 'sojourn-time',
  title: 'Time in stage',
  definition:
    'The time from when work was ready (scheduled, or the work before it done) until it was done: waiting, working and ' +
    'paused together. ' +
    'The first work of a case is left out where nothing tells when it was ready.',
  unit: 'ms',
  grain: 'activity',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1',
  compute: (log, options = {}) => {
    const spans = options.spans ?? workSpans(log);
    const elapsed = elapsedIn(log, options);
    const sojourn = spans.endedAt.map((ended, i) => {
      const ready = spans.readyAt[i] as number;
      return Math.max(0, elapsed(Number.isNaN(ready) ? (spans.startedAt[i] as number) : ready, ended));
    });
    return byActivity(log.activities, spans.activity, sojourn, spans.count);
  },
};
