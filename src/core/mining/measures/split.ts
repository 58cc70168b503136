// How do cases differ by what is known of them? Each case is put under one value of a column, and a measure told for each.
import { type EventLog, nameAt } from '../../event-log/index.ts';
import { type Summary, summarise } from '../statistics/order-statistics.ts';

/** A column of cases, or of events: then a case goes by the first of its events that has a value. */
export type SplitColumn = { readonly of: 'case' | 'event'; readonly name: string };

/**
 * **shape**: `values` are the most frequent; `of[c]` is the place of case c's value among them, `values.length` for one of
 * the `others`, one more for a case without any.
 */
export type CaseSplit = {
  readonly values: readonly string[];
  readonly others: number;
  readonly of: Int32Array;
};

/** The cases by their value; undefined where the log has no such column. */
export function splitCases(log: EventLog, column: SplitColumn, most = 8): CaseSplit | undefined {
  const attribute = log.attributes.find(({ of, name }) => of === column.of && name === column.name);
  if (attribute === undefined) return undefined;
  const codes = attribute.of === 'case' ? attribute.codes : firstOfEvents(log, attribute.codes);
  const counts = new Uint32Array(attribute.values.size);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  const found = [...counts.keys()].filter((code) => (counts[code] as number) > 0);
  found.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  // One value more takes no more room than the line for the others.
  const shown = found.length === most + 1 ? found : found.slice(0, most);
  const place = new Int32Array(attribute.values.size).fill(shown.length);
  for (const [i, code] of shown.entries()) place[code] = i;
  return {
    values: shown.map((code) => nameAt(attribute.values, code)),
    others: found.length - shown.length,
    of: Int32Array.from(codes, (code) => (code < 0 ? shown.length + 1 : (place[code] as number))),
  };
}

function firstOfEvents(log: EventLog, codes: Int32Array): Int32Array {
  const first = new Int32Array(log.cases).fill(-1);
  for (let c = 0; c < log.cases; c++) {
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      if ((codes[i] as number) < 0) continue;
      first[c] = codes[i] as number;
      break;
    }
  }
  return first;
}

/** One summary for each part of a split: its values, the others, and the cases without a value. */
export function summariesBy(perCase: Float64Array, { of, values }: CaseSplit): Summary[] {
  const parts = values.length + 2;
  const starts = new Uint32Array(parts + 1);
  for (let c = 0; c < perCase.length; c++) {
    if (Number.isNaN(perCase[c] as number)) continue;
    const next = (of[c] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let part = 0; part < parts; part++)
    starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number);
  const sorted = new Float64Array(starts[parts] as number);
  const next = starts.slice();
  for (let c = 0; c < perCase.length; c++) {
    const value = perCase[c] as number;
    if (Number.isNaN(value)) continue;
    const part = of[c] as number;
    sorted[next[part] as number] = value;
    next[part] = (next[part] as number) + 1;
  }
  return Array.from({ length: parts }, (_, part) =>
    summarise(sorted, starts[part] as number, starts[part + 1] as number),
  );
}
