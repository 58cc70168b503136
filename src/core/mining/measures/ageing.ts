// How old are the cases that are open now, at each stage where they stand?
import { elapsedIn } from './elapsed.ts';
import { byActivity, type MeasureOf } from './measure.ts';

/**
 * Ageing. **units**: milliseconds by stage. **source**: Vacanti, Actionable Agile Metrics for Predictability (2015), 3.
 * By hand: at 48 h a case that began at 24 h and stands at *pay* is 24 h old there.
 */
export const ageing: MeasureOf<'activity'> = {
  name: 'ageing',
  title: 'Ageing',
  definition:
    'The time since each open case began, counted at every stage where the case stands now. ' +
    'Cases that ended are left out; an imported log tells of no open cases.',
  unit: 'ms',
  grain: 'activity',
  source: 'Vacanti, Actionable Agile Metrics for Predictability (2015), ch. 3 (work item age)',
  compute: (log, options = {}) => {
    const { standing, until } = options;
    if (standing === undefined || until === undefined) return { grain: 'activity', activities: [] };
    const elapsed = elapsedIn(log, options);
    const ages = standing.beganAt.map((began) => elapsed(began, until));
    return byActivity(standing.activities, standing.activity, ages, ages.length);
  },
};
