// How is a large log made from a real one? By replicas: replica 0 unchanged, the others with new case ids, every case shifted
// by a uniform 0 to 365 days and its gaps scaled by a uniform 0.9 to 1.1; all events sorted by time, so that cases interleave.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { DAY_MS, seededRandom } from '../src/core/base/index.ts';
import { caseName, type EventLog } from '../src/core/event-log/index.ts';

/** Writes `replicas` times the log to a CSV file; returns the number of events. */
export async function writeScaleLog(log: EventLog, replicas: number, path: string): Promise<number> {
  const random = seededRandom(1);
  const total = log.events * replicas;
  const at = new Float64Array(total);
  for (let replica = 0; replica < replicas; replica++) {
    for (let c = 0; c < log.cases; c++) copyTimes(log, c, at, replica, replica === 0 ? undefined : random);
  }
  const order = Uint32Array.from({ length: total }, (_, i) => i);
  order.sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
  const caseOf = caseOfEvents(log);
  const out = createWriteStream(path);
  out.write('case,activity,time,resource\n');
  let lines: string[] = [];
  for (const i of order) {
    const replica = Math.floor(i / log.events);
    const event = i % log.events;
    const id = caseName(log, caseOf[event] as number) + (replica === 0 ? '' : `-${replica}`);
    const activity = quoted(log.activities[log.activity[event] as number] ?? '');
    const resource = quoted(log.resources[log.resource[event] as number] ?? '');
    lines.push(`${id},${activity},${new Date(at[i] as number).toISOString()},${resource}\n`);
    if (lines.length < 20_000) continue;
    if (!out.write(lines.join(''))) await once(out, 'drain');
    lines = [];
  }
  out.end(lines.join(''));
  await once(out, 'finish');
  return total;
}

type Chance = { next(): number };

function copyTimes(log: EventLog, c: number, at: Float64Array, replica: number, random: Chance | undefined) {
  const from = log.caseStarts[c] as number;
  const shift = random ? random.next() * 365 * DAY_MS : 0;
  const scale = random ? 0.9 + random.next() * 0.2 : 1;
  const first = log.at[from] as number;
  for (let i = from; i < (log.caseStarts[c + 1] as number); i++) {
    const gap = (log.at[i] as number) - first;
    at[replica * log.events + i] = Math.round(first + shift + gap * scale);
  }
}

function caseOfEvents(log: EventLog): Uint32Array {
  const caseOf = new Uint32Array(log.events);
  for (let c = 0; c < log.cases; c++) caseOf.fill(c, log.caseStarts[c], log.caseStarts[c + 1]);
  return caseOf;
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
