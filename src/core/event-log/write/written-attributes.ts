// Under which names are the further columns of a log written? Under their own, and never twice, nor under one that has a meaning.
import type { Attribute } from '../columns/attributes.ts';
import type { EventLog } from '../event-log.ts';

/** The keys that have a place of their own in a log (IEEE 1849; the last two as PM4Py and the BPM tools write them). */
export const KEYS = {
  activity: 'concept:name',
  time: 'time:timestamp',
  resource: 'org:resource',
  lifecycle: 'lifecycle:transition',
  start: 'start_timestamp',
  ready: 'enable_timestamp',
} as const;

export type WrittenAttribute = Attribute & { readonly written: string };

/** The attributes of cases or of events, each with the name it is written under. */
export function writtenAttributes(log: EventLog, of: 'case' | 'event'): WrittenAttribute[] {
  const taken = new Set<string>(of === 'case' ? [KEYS.activity] : Object.values(KEYS));
  return log.attributes
    .filter((attribute) => attribute.of === of)
    .map((attribute) => {
      let written = attribute.name;
      for (let copy = 2; taken.has(written); copy++) written = `${attribute.name} (${copy})`;
      taken.add(written);
      return { ...attribute, written };
    });
}

/** Whether any event has a code in the column: a column of nothing is not written. */
export const hasAny = (codes: Int32Array): boolean => codes.some((code) => code >= 0);
