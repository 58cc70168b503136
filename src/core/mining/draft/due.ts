// When should each stage be done? A round time in which nine of ten were done before; null where the log does not tell.
import { DAY_MS, formatDuration, HOUR_MS, MINUTE_MS } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';
import type { Due } from '../../model/index.ts';
import { sojournTime } from '../measures/index.ts';

const ROUND_TIMES = [
  ...[15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 4, 8].map((hours) => hours * HOUR_MS),
  ...[1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365].map((days) => days * DAY_MS),
];

export function draftDues(log: EventLog, names: readonly string[]): (Due | null)[] {
  const { activities } = sojournTime.compute(log);
  const p90 = new Map(activities.map(({ activity, summary }) => [activity, summary.p90]));
  return names.map((name) => {
    const wanted = p90.get(name);
    if (wanted === undefined) return null;
    const round = ROUND_TIMES.find((ms) => ms >= wanted) ?? Math.ceil(wanted / DAY_MS) * DAY_MS;
    return { kind: 'within', duration: formatDuration({ ms: round }) };
  });
}
