// One log of the office for one seed, with one fault planted in it or none. It knows nothing of mining: what is found
// in it is found from the events alone.
import { seededRandom } from '../../src/core/base/index.ts';
import { type EventLog, readLog } from '../../src/core/event-log/index.ts';
import { FAULTS, type Fault, type Truth } from './faults.ts';
import { type Office, soundOffice } from './office.ts';
import { type PlantedRow, runOffice } from './run-office.ts';

/** A log and what is true of it. **shape**: `truth` is null where nothing was planted. */
export type PlantedLog = {
  readonly office: Office;
  readonly rows: readonly PlantedRow[];
  readonly csv: string;
  readonly truth: Truth | null;
};

/** `starts: false` leaves the starts of work out, as many exports do. */
export function plantedLog(fault: Fault | null, seed: number, starts = true): PlantedLog {
  const random = seededRandom(seed);
  const office = soundOffice(random);
  const truth = fault === null ? null : FAULTS[fault](office, random);
  const rows = runOffice(office, random);
  return { office, rows, csv: csvOf(office, rows, starts), truth };
}

/** The log read as any export is. */
export function eventLogOf({ csv }: PlantedLog): EventLog {
  const read = readLog(new TextEncoder().encode(csv));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.log;
}

function csvOf({ words }: Office, rows: readonly PlantedRow[], starts: boolean): string {
  const { amount, category, region, channel } = words.fields;
  const begin = starts ? ['start'] : [];
  const header = ['case', 'activity', 'resource', ...begin, 'complete time', 'decision'];
  const lines = [[...header, amount, category, region, channel].join(',')];
  for (const { case: name, activity, person, startedAt, at, outcome, request } of rows) {
    const times = [...(starts ? [startedAt] : []), at].map((instant) => new Date(instant).toISOString());
    const known = [request.amount, request.category, request.region, request.channel];
    lines.push([name, activity, person, ...times, outcome, ...known].join(','));
  }
  return `${lines.join('\n')}\n`;
}
