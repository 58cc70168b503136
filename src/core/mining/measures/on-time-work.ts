// At which stages is work done by the time it is due?
import { byActivity, type MeasureOf } from './measure.ts';

/**
 * Work on time. **units**: 1 for work done by its due time, 0 for late work; the mean is the share.
 * **source**: SCOR. By hand: two checks due at 8 h, done at 6 h and 9 h: 0.5.
 */
export const onTimeWork: MeasureOf<'activity'> = {
  name: 'on-time-work',
  title: 'Work on time',
  definition:
    'The share of finished work that was done by its due time. Work without a due time is left out.',
  unit: 'share',
  grain: 'activity',
  source: 'APICS, SCOR Model, RL.2.2 (delivery performance to commit date)',
  compute: (log) => {
    const { dueAt } = log;
    if (dueAt === undefined) return { grain: 'activity', activities: [] };
    const values = dueAt.map((due, i) => (Number.isNaN(due) ? due : (log.at[i] as number) <= due ? 1 : 0));
    return byActivity(log.activities, log.activity, values, log.events);
  },
};
