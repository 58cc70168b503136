// How long did work wait before somebody began it?
import { workSpans } from '../work-spans.ts';
import { byActivity, type MeasureOf } from './measure.ts';

/** Waiting time. **units**: milliseconds by activity. **source**: Dumas et al., section 7.1; BPSim 2.0 (wait time). */
export const waitingTime: MeasureOf<'activity'> = {
  name: 'waiting-time',
  title: 'Waiting time',
  definition:
    'The time from when work was ready (scheduled, or the work before it done) until it was begun. ' +
    'Work whose beginning is not known is left out.',
  unit: 'ms',
  grain: 'activity',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1',
  compute: (log) => {
    const spans = workSpans(log);
    // Work begun before the work before it was done has not waited.
    const waited = spans.startedAt.map((started, i) => Math.max(0, started - (spans.readyAt[i] as number)));
    return byActivity(log, spans.activity, waited, spans.count);
  },
};
