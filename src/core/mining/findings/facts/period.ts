// Over which time was this looked at? The row of evidence that every finding may carry.
import { type EventLog, spanOf } from '../../../event-log/index.ts';
import type { Evidence } from '../finding.ts';
import { dayInWords } from '../words.ts';

/** From the first event of the log to its last, in words; none where there are no events. */
export function periodOf(log: EventLog): readonly Evidence[] {
  const span = spanOf(log);
  return span ? [{ label: 'Period', value: `${dayInWords(span.from)} to ${dayInWords(span.to)}` }] : [];
}
