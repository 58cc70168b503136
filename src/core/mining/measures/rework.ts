// Which work is done again in the same case, and how often?
import { workSpans } from '../work-spans.ts';
import { byActivity, type MeasureOf } from './measure.ts';

/** Rework. **units**: repetitions by case that has the activity. **source**: van der Aalst, Process Mining, 2nd ed., 9.3. */
export const rework: MeasureOf<'activity'> = {
  name: 'rework',
  title: 'Rework',
  definition: 'How many times more than once an activity was done in a case, over the cases that have it.',
  unit: 'repeats',
  grain: 'activity',
  source: 'van der Aalst, Process Mining: Data Science in Action, 2nd ed., 9.3',
  compute: (log, options = {}) => {
    // Spans, not events: a start and a completion are one piece of work, not two.
    const spans = options.spans ?? workSpans(log);
    const activity = new Int32Array(spans.count);
    const repeats = new Float64Array(spans.count);
    let rows = 0;
    // Spans lie case by case, so one place an activity is enough.
    const lastCase = new Int32Array(log.activities.length).fill(-1);
    const place = new Int32Array(log.activities.length);
    for (let i = 0; i < spans.count; i++) {
      const [c, a] = [spans.caseOf[i] as number, spans.activity[i] as number];
      if (lastCase[a] === c) {
        const row = place[a] as number;
        repeats[row] = (repeats[row] as number) + 1;
        continue;
      }
      lastCase[a] = c;
      place[a] = rows;
      activity[rows++] = a;
    }
    return byActivity(log.activities, activity, repeats, rows);
  },
};
