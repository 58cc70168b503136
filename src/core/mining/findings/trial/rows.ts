// Logs for the tests of findings: cases that follow a plan, one row a step, with what is known of the case and the step.
import { HOUR_MS } from '../../../base/index.ts';
import { type EventLog, encodeText, readLog } from '../../../event-log/index.ts';

/** One step of a case: what was done, by whom, how long after the one before (hours), how long it took, and further columns. */
export type TrialStep = {
  readonly activity: string;
  readonly by?: string;
  readonly after?: number;
  readonly takes?: number;
  readonly [column: string]: string | number | undefined;
};

const MONDAY = Date.UTC(2026, 0, 5, 9);
const OWN = new Set(['activity', 'by', 'after', 'takes']);

/** The log of `count` cases, begun an hour apart, each with the steps that the plan gives for its number. */
export function trialLog(count: number, plan: (n: number) => readonly TrialStep[], starts = true): EventLog {
  const plans = Array.from({ length: count }, (_, n) => plan(n));
  const columns = [...new Set(plans.flat().flatMap((step) => Object.keys(step)))].filter(
    (name) => !OWN.has(name),
  );
  const header = ['case', 'activity', 'resource', ...(starts ? ['start'] : []), 'complete time', ...columns];
  const lines = plans.flatMap((steps, n) => rowsOf(steps, n, columns, starts));
  const read = readLog(encodeText([header.join(','), ...lines].join('\n')));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.log;
}

function rowsOf(
  steps: readonly TrialStep[],
  n: number,
  columns: readonly string[],
  starts: boolean,
): string[] {
  let at = MONDAY + n * HOUR_MS;
  return steps.map((step) => {
    const start = at + (step.after ?? 1) * HOUR_MS;
    at = start + (step.takes ?? 0.5) * HOUR_MS;
    const times = [...(starts ? [start] : []), at].map((instant) => new Date(instant).toISOString());
    return [`c${n}`, step.activity, step.by ?? '', ...times, ...columns.map((name) => step[name] ?? '')].join(
      ',',
    );
  });
}
