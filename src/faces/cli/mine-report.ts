// What does `millrace mine` print? One object, the same for the JSON and for the readable summary.
import { type EventLog, type ImportedLog, spanOf } from '../../core/event-log/index.ts';
import {
  activitiesOf,
  cycleTime,
  directlyFollows,
  endsOf,
  handoversOf,
  startsOf,
  topVariants,
  variantsOf,
} from '../../core/mining/index.ts';

/** The stable JSON form of the command. **units**: instants ISO 8601, durations milliseconds. */
export type MineReport = ReturnType<typeof mineReport>;

export function mineReport(log: EventLog, imported: ImportedLog, top: number) {
  const variants = variantsOf(log);
  const span = spanOf(log);
  const iso = (at: number | undefined): string | null =>
    at === undefined ? null : new Date(at).toISOString();
  const activities = activitiesOf(log);
  return {
    log: {
      cases: log.cases,
      events: log.events,
      activities: activities.length,
      resources: countResources(log),
      from: iso(span?.from),
      to: iso(span?.to),
    },
    activities,
    starts: startsOf(log),
    ends: endsOf(log),
    follows: directlyFollows(log),
    variants: { count: variants.count, top: topVariants(log, variants, top) },
    handovers: handoversOf(log),
    durations: durationsOf(log),
    rejected: imported.rejected.map(({ line, reason }) => ({ line, reason })),
  };
}

// How long the cases take, first event to last; null where there is no case.
function durationsOf(log: EventLog) {
  const { count, min, mean, median, p90, max } = cycleTime.compute(log).summary;
  const known = (ms: number): number | null => (count === 0 ? null : ms);
  return {
    minMs: known(min),
    meanMs: known(mean),
    medianMs: known(median),
    p90Ms: known(p90),
    maxMs: known(max),
  };
}

// The list of people may hold some whose events a filter has left out.
function countResources(log: EventLog): number {
  const seen = new Uint8Array(log.resources.length);
  for (const code of log.resource) if (code >= 0) seen[code] = 1;
  return seen.reduce((sum, bit) => sum + bit, 0);
}
