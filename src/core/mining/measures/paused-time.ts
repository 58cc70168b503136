// For how long did the clock of work stand still, by a reason that somebody gave?
import { tellsPauses, workSpans } from '../work-spans.ts';
import { elapsedIn, pausedFor } from './elapsed.ts';
import { byActivity, type MeasureOf } from './measure.ts';

/**
 * Paused time. **units**: milliseconds by activity. **source**: IEEE 1849 (XES), lifecycle extension (suspend, resume).
 * By hand: ready at 8, paused from 9 to 10, begun at 11, paused from 12 to 14, done at 15: paused 3 h. Of the 7 h in the
 * stage it waited 2 h and was worked on for 2 h.
 */
export const pausedTime: MeasureOf<'activity'> = {
  name: 'paused-time',
  title: 'Paused time',
  definition:
    'The time for which work was suspended, from when it was ready until it was done; it counts neither as waiting nor as ' +
    'working. Work that was never suspended counts as 0. Where nothing tells of any suspension there are no figures.',
  unit: 'ms',
  grain: 'activity',
  source: 'IEEE 1849-2016 (XES), lifecycle extension (suspend, resume)',
  compute: (log, options = {}) => {
    if (!tellsPauses(log)) return { grain: 'activity', activities: [] };
    const spans = options.spans ?? workSpans(log);
    const elapsed = elapsedIn(log, options);
    const paused = spans.endedAt.map((_, i) => pausedFor(spans, i, elapsed));
    return byActivity(log.activities, spans.activity, paused, spans.count);
  },
};
