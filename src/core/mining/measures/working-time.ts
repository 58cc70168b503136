// How long was work really worked on?
import { workSpans } from '../work-spans.ts';
import { elapsedIn, workedOn } from './elapsed.ts';
import { byActivity, type MeasureOf } from './measure.ts';

/** Working time. **units**: milliseconds by activity. **source**: Dumas et al., section 7.1 (processing time). */
export const workingTime: MeasureOf<'activity'> = {
  name: 'working-time',
  title: 'Working time',
  definition:
    'The time from when work was begun until it was done, without the time it was suspended. ' +
    'Work whose beginning is not known is left out.',
  unit: 'ms',
  grain: 'activity',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1 (processing time)',
  compute: (log, options = {}) => {
    const spans = options.spans ?? workSpans(log);
    const elapsed = elapsedIn(log, options);
    const worked = options.calendar
      ? spans.workingMs.map((_, i) => workedOn(spans, i, elapsed))
      : spans.workingMs;
    return byActivity(log.activities, spans.activity, worked, spans.count);
  },
};
