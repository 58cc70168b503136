// Is work due when business time says? Looked at minute by minute, on the office hours of the tests, Monday to Friday 9 to 17 UTC.
import { DAY_MS, type Duration, type Instant, MINUTE_MS } from '../../../base/index.ts';
import type { Invariant } from './invariant.ts';

/** I10. */
export const dueInTime: Invariant = {
  id: 'I10',
  holds: 'due times equal those of the oracle',
  watch: () => (step) => {
    for (const event of step.events) {
      if (event.type !== 'WorkItemOffered') continue;
      const due = step.compiled.stages.get(event.stage)?.due ?? null;
      const expected = due === null ? null : dueByMinutes(step.command.at, due);
      if (event.dueAt !== expected) return `${event.workItem} is due at ${event.dueAt}, not ${expected}`;
    }
    return null;
  },
};

const known = new Map<string, Instant>();

function dueByMinutes(at: Instant, due: Duration): Instant {
  const key = `${at}/${JSON.stringify(due)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const answer = 'ms' in due ? at + due.ms : minuteByMinute(inDays(at, due.businessDays), due.businessMs);
  known.set(key, answer);
  if (known.size > 50_000) known.clear();
  return answer;
}

const isOfficeDay = (at: Instant): boolean => {
  const day = new Date(at).getUTCDay();
  return day > 0 && day < 6;
};
const isOpen = (at: Instant): boolean => {
  const hour = new Date(at).getUTCHours();
  return isOfficeDay(at) && hour >= 9 && hour < 17;
};

/** From the next minute that is open: the same time of the day, so many office days later. */
function inDays(at: Instant, days: number): Instant {
  let reached = at;
  while (days > 0 && !isOpen(reached)) reached += MINUTE_MS - (reached % MINUTE_MS);
  for (let left = days; left > 0; ) {
    reached += DAY_MS;
    if (isOfficeDay(reached)) left -= 1;
  }
  return reached;
}

function minuteByMinute(at: Instant, ms: number): Instant {
  let reached = at;
  for (let left = ms; left > 0; ) {
    const step = Math.min(left, MINUTE_MS - (reached % MINUTE_MS));
    if (isOpen(reached)) left -= step;
    reached += step;
  }
  return reached;
}
