// How does our history look now? A log over the columns as they lie, without copying the times.

import type { Attribute } from '../columns/attributes.ts';
import { codeOfText, createDictionary, type Names, nameAt, namesOf } from '../columns/dictionary.ts';
import { groupEvents } from '../describe.ts';
import type { EventLog } from '../event-log.ts';
import { factAttribute, someNames } from './fact-columns.ts';
import type { HistoryStore, HistoryView } from './history-store.ts';
import { mergeTail } from './visit-columns.ts';

/**
 * The history as it stands. It is good until more is added to the store: its columns are those of the store.
 * Stages that are no activity are left out, and with them the cases that left no other.
 */
export function viewHistory(store: HistoryStore): HistoryView {
  mergeTail(store.columns, store.tail, store.cases.size);
  const rows = shownRows(store);
  const names = namesOf(store.cases);
  const seen = casesWithRows(rows.starts);
  const number = new Int32Array(names.size).fill(-1);
  for (const [i, c] of seen.entries()) number[c] = i;
  const log = logOver(store, rows, seen, names);
  const open = Uint8Array.from(seen, (c) => (Number.isNaN(store.endedAt[c] as number) ? 1 : 0));
  const hidden: number[] = [];
  for (let c = 0; c < number.length; c++)
    if (number[c] === -1 && !Number.isNaN(store.beganAt[c] as number)) hidden.push(c);
  const unseen = {
    names: hidden.map((c) => nameAt(names, c)),
    beganAt: Float64Array.from(hidden, (c) => store.beganAt[c] as number),
    endedAt: Float64Array.from(hidden, (c) => store.endedAt[c] as number),
  };
  for (const [i, c] of hidden.entries()) number[c] = -1 - i;
  return { log, open, unseen, places: placesOf(store, number) };
}

type Rows = Pick<EventLog, 'at' | 'startedAt' | 'readyAt' | 'dueAt' | 'pausedReadyMs' | 'pausedMs'> & {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly stage: Int32Array;
  readonly person: Int32Array;
  readonly decision: Int32Array;
};

/** The rows of stages that are activities: all of them where none is silent. */
function shownRows({ columns, names, stages, rests }: HistoryStore): Rows {
  const silent = stages.texts.map((stage) => shownAs(names.stages, stage) === null);
  const { count, starts } = columns;
  let kept = 0;
  for (let row = 0; row < count; row++) if (!silent[columns.stage[row] as number]) kept++;
  if (kept === count) {
    const times = (column: Float64Array) => column.subarray(0, count);
    return {
      ...{ count, starts, stage: columns.stage, person: columns.person, decision: columns.decision },
      ...{
        at: times(columns.at),
        startedAt: times(columns.startedAt),
        readyAt: times(columns.readyAt),
        dueAt: times(columns.dueAt),
        ...(rests.known && {
          pausedReadyMs: times(columns.pausedReadyMs),
          pausedMs: times(columns.pausedMs),
        }),
      },
    };
  }
  const places = new Uint32Array(kept);
  const keptStarts = new Uint32Array(starts.length);
  let next = 0;
  for (let c = 0; c + 1 < starts.length; c++) {
    for (let row = starts[c] as number; row < (starts[c + 1] as number); row++)
      if (!silent[columns.stage[row] as number]) places[next++] = row;
    keptStarts[c + 1] = next;
  }
  const codes = (column: Int32Array) => Int32Array.from(places, (row) => column[row] as number);
  const times = (column: Float64Array) => Float64Array.from(places, (row) => column[row] as number);
  return {
    ...{ count: kept, starts: keptStarts, stage: codes(columns.stage), person: codes(columns.person) },
    ...{ decision: codes(columns.decision), at: times(columns.at), startedAt: times(columns.startedAt) },
    ...{ readyAt: times(columns.readyAt), dueAt: times(columns.dueAt) },
    ...(rests.known && { pausedReadyMs: times(columns.pausedReadyMs), pausedMs: times(columns.pausedMs) }),
  };
}

function casesWithRows(starts: Uint32Array): Uint32Array {
  const seen: number[] = [];
  for (let c = 0; c + 1 < starts.length; c++) if (starts[c] !== starts[c + 1]) seen.push(c);
  return Uint32Array.from(seen);
}

function logOver(store: HistoryStore, rows: Rows, seen: Uint32Array, names: Names): EventLog {
  const { count, starts } = rows;
  const { stages, people, teams } = store.names;
  const activity = renamed(store.stages.texts, (stage) => shownAs(stages, stage));
  const resource = renamed(store.people.texts, (person) => people[person] ?? person);
  const caseStarts = new Uint32Array(seen.length + 1);
  for (const [i, c] of seen.entries()) caseStarts[i + 1] = starts[c + 1] as number;
  const facts = store.facts.flatMap((column): Attribute | Attribute[] => factAttribute(column, seen) ?? []);
  const log: EventLog = {
    events: count,
    cases: seen.length,
    caseNames: seen.length === names.size ? names : someNames(names, seen),
    caseStarts,
    activities: activity.texts,
    resources: resource.texts,
    lifecycles: [],
    activity: recoded(rows.stage, count, activity.codes),
    resource: recoded(rows.person, count, resource.codes),
    lifecycle: new Int32Array(count).fill(-1),
    at: rows.at,
    startedAt: rows.startedAt,
    readyAt: rows.readyAt,
    dueAt: rows.dueAt,
    pausedReadyMs: rows.pausedReadyMs,
    pausedMs: rows.pausedMs,
    attributes: [...facts, ...decisionsAt(store, rows)],
  };
  const teamOf = new Map(Object.entries(teams).map(([person, team]) => [people[person] ?? person, team]));
  return groupEvents(log, 'Team', (name) => teamOf.get(name));
}

/** What was decided at the stages that let work pass or not; none where nothing was. */
function decisionsAt(
  { decisions, names, stages }: HistoryStore,
  { count, stage, decision }: Rows,
): Attribute[] {
  const gates = new Set(names.gates);
  const isGate = stages.texts.map((text) => gates.has(text));
  const codes = new Int32Array(count).fill(-1);
  let told = false;
  for (let row = 0; row < count; row++) {
    if (!isGate[stage[row] as number] || decision[row] === -1) continue;
    codes[row] = decision[row] as number;
    told = true;
  }
  if (!told) return [];
  const values = createDictionary();
  for (const text of decisions.texts) codeOfText(values, text);
  return [{ name: 'Decision', of: 'event', kind: 'text', codes, values: namesOf(values) }];
}

/** The title of a stage; null where it is no activity. */
const shownAs = (stages: HistoryStore['names']['stages'], stage: string): string | null =>
  stage in stages ? (stages[stage] ?? null) : stage;

/** The names that codes are shown under, each once; -1 for a code that is not shown. */
function renamed(texts: readonly string[], nameOf: (text: string) => string | null) {
  const names: string[] = [];
  const places = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    const name = nameOf(text);
    if (name === null) return -1;
    const place = places.get(name) ?? names.push(name) - 1;
    places.set(name, place);
    return place;
  });
  return { texts: names, codes };
}

function recoded(column: Int32Array, count: number, codes: Int32Array): Int32Array {
  const shown = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const code = column[row] as number;
    shown[row] = code < 0 ? -1 : (codes[code] as number);
  }
  return shown;
}

/** Where open cases stand; a stage that is no activity is no place. */
function placesOf(store: HistoryStore, number: Int32Array): HistoryView['places'] {
  const { stages } = store.names;
  const activities: string[] = [];
  const known = new Map<string, number>();
  const rows: { activity: number; caseOf: number; beganAt: number }[] = [];
  for (const [c, visits] of store.visits) {
    if (!Number.isNaN(store.endedAt[c] as number)) continue;
    for (const { stage, entered } of visits) {
      const name = shownAs(stages, store.stages.texts[stage] ?? '');
      if (!entered || name === null) continue;
      const activity = known.get(name) ?? activities.push(name) - 1;
      known.set(name, activity);
      rows.push({ activity, caseOf: number[c] as number, beganAt: store.beganAt[c] as number });
    }
  }
  return {
    activities,
    activity: Int32Array.from(rows, (row) => row.activity),
    caseOf: Int32Array.from(rows, (row) => row.caseOf),
    beganAt: Float64Array.from(rows, (row) => row.beganAt),
  };
}
