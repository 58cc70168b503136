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
  compute: (log) => {
    // Spans, not events: a start and a completion are one piece of work, not two.
    const spans = workSpans(log);
    const done = new Map<number, number>();
    for (let i = 0; i < spans.count; i++) {
      const key = (spans.caseOf[i] as number) * log.activities.length + (spans.activity[i] as number);
      done.set(key, (done.get(key) ?? 0) + 1);
    }
    const activity = Int32Array.from(done.keys(), (key) => key % log.activities.length);
    const repeats = Float64Array.from(done.values(), (times) => times - 1);
    return byActivity(log, activity, repeats, repeats.length);
  },
};
