// How long did work wait before somebody began it?
import { workSpans } from '../work-spans.ts';
import { elapsedIn, waitedFor } from './elapsed.ts';
import { byActivity, type MeasureOf } from './measure.ts';

/** Waiting time. **units**: milliseconds by activity. **source**: Dumas et al., section 7.1; BPSim 2.0 (wait time). */
export const waitingTime: MeasureOf<'activity'> = {
  name: 'waiting-time',
  title: 'Waiting time',
  definition:
    'The time from when work was ready (scheduled, or the work before it done) until it was begun, without the time it was ' +
    'suspended. ' +
    'Work whose beginning is not known is left out.',
  unit: 'ms',
  grain: 'activity',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1',
  compute: (log, options = {}) => {
    const spans = options.spans ?? workSpans(log);
    const elapsed = elapsedIn(log, options);
    const waited = spans.readyAt.map((_, i) => waitedFor(spans, i, elapsed));
    return byActivity(log.activities, spans.activity, waited, spans.count);
  },
};
