// How long was work really worked on?
import { workSpans } from '../work-spans.ts';
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
  compute: (log) => {
    const spans = workSpans(log);
    return byActivity(log, spans.activity, spans.workingMs, spans.count);
  },
};
