// How much has come in, how much of it came through each activity, how much has ended, by the end of each period?
import type { EventLog } from '../../event-log/index.ts';
import { countActivities } from '../flow/activities.ts';
import { workSpans } from '../work-spans.ts';
import { everySpan } from './case-span.ts';
import { earliest } from './flow-per-period.ts';
import type { FlowBand, MeasureOf, MeasureOptions } from './measure.ts';
import { periodOf, periodStarts } from './periods.ts';

/**
 * Cumulative flow. **units**: cases until the end of each period. **source**: Anderson, Kanban (2010), ch. 12.
 * By hand: two cases that begin on days 1 and 2 give 1, 2 begun; the first alone is paid on day 1: 1, 1 for *pay*.
 */
export const cumulativeFlow: MeasureOf<'flow'> = {
  name: 'cumulative-flow',
  title: 'Cumulative flow',
  definition:
    'By the end of each day, week or month (UTC): how many cases had begun, in how many each activity had been done ' +
    'for the first time, and how many had ended. Of many activities the thirty found in most cases are shown.',
  unit: 'cases',
  grain: 'flow',
  source: 'Anderson, Kanban: Successful Evolutionary Change (2010), ch. 12 (cumulative flow diagram)',
  compute: (log, options = {}) => {
    const { beganAt, endedAt, until } = everySpan(log, options);
    if (beganAt.length === 0) return { grain: 'flow', periods: [], bands: [] };
    const starts = periodStarts(options.period ?? 'week', earliest(beganAt), until);
    const done = firstDone(log, starts, options)
      .flatMap((counts, a): FlowBand[] =>
        counts === undefined
          ? []
          : [{ counts: 'done', activity: log.activities[a] ?? '', values: summed(counts) }],
      )
      .filter(({ values }) => (values.at(-1) ?? 0) > 0)
      .sort((a, b) => area(b) - area(a) || ((a.activity ?? '') < (b.activity ?? '') ? -1 : 1));
    const periods = Array.from({ length: starts.length - 1 }, (_, i) => ({
      from: starts[i] as number,
      to: starts[i + 1] as number,
    }));
    const began: FlowBand = { counts: 'began', activity: null, values: summed(counted(starts, beganAt)) };
    const ended: FlowBand = { counts: 'ended', activity: null, values: summed(counted(starts, endedAt)) };
    return { grain: 'flow', periods, bands: [began, ...done, ended] };
  },
};

/** A line each: more of them nobody tells apart. */
const MOST_BANDS = 30;

/** In how many cases each activity was done for the first time, by period. */
function firstDone(log: EventLog, starts: Float64Array, options: MeasureOptions) {
  const spans = options.spans ?? workSpans(log);
  const counts = log.activities.map((): Uint32Array | undefined => undefined);
  const common = [...countActivities(log).entries()].sort(([, a], [, b]) => b.cases - a.cases);
  for (const [a] of common.slice(0, MOST_BANDS)) counts[a] = new Uint32Array(starts.length - 1);
  const lastCase = new Int32Array(log.activities.length).fill(-1);
  for (let i = 0; i < spans.count; i++) {
    const [c, a] = [spans.caseOf[i] as number, spans.activity[i] as number];
    const counting = counts[a];
    if (counting === undefined || lastCase[a] === c) continue;
    lastCase[a] = c;
    count(counting, periodOf(starts, spans.endedAt[i] as number));
  }
  return counts;
}

function counted(starts: Float64Array, instants: Float64Array): Uint32Array {
  const counts = new Uint32Array(starts.length - 1);
  for (let c = 0; c < instants.length; c++) {
    const at = instants[c] as number;
    if (!Number.isNaN(at)) count(counts, periodOf(starts, at));
  }
  return counts;
}

function count(counts: Uint32Array, period: number): void {
  counts[period] = (counts[period] as number) + 1;
}

function summed(counts: Uint32Array): number[] {
  let sum = 0;
  return Array.from(counts, (value) => {
    sum += value;
    return sum;
  });
}

/** What is done earlier has been done longer: its line lies above. */
const area = ({ values }: FlowBand): number => values.reduce((sum, value) => sum + value, 0);
