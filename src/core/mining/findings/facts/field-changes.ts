// Which steps write or change what is recorded of a case? Attributes of events that vary along the way, without those that
// only say what the step is called, who did it, or which event it was.
import { type Attribute, type EventLog, nameAt } from '../../../event-log/index.ts';
import type { CaseFact } from './case-facts.ts';
import { decides } from './words.ts';

/** Bits of `FieldChanges.at`: a field got its first value here, or another than before. */
export const [FIRST_WRITTEN, CHANGED] = [1, 2] as const;

/** **shape**: `fields` are what is recorded along the way; `at[i]` says what event i did to any of them. */
export type FieldChanges = { readonly fields: readonly Attribute[]; readonly at: Uint8Array };

/** A value this common at a step, or for a person, is part of the step or the person and says nothing of the case. */
const ALWAYS = 0.95;
/** Where nearly every event has a value of its own, it is a number of the event. */
const EACH_ITS_OWN = 0.9;
const MOST_VALUES = 256;
const MOST_CELLS = 4_000_000;

export function fieldChanges(log: EventLog, facts: readonly CaseFact[]): FieldChanges {
  const known = new Set(facts.map(({ name }) => name));
  const fields = log.attributes.filter(
    (attribute) =>
      attribute.of === 'event' &&
      attribute.kind !== 'time' &&
      !known.has(attribute.name) &&
      !TECHNICAL.test(attribute.name) &&
      !isDecision(attribute) &&
      !isNumberOfEvent(attribute) &&
      !followsFrom(attribute, log.resource, log.resources.length),
  );
  const at = new Uint8Array(log.events);
  for (const field of fields) followField(log, field, (i, bit) => (at[i] = (at[i] as number) | bit));
  return { fields, at };
}

/** Names by which the standards and the tools record the event itself and not the case. */
const TECHNICAL =
  /^(org|lifecycle|concept|time|cost|identity):|^(activity|resource|role|group|team|department|case ?id|event ?id|timestamp|lifecycle)$/i;

/** An attribute whose few values are all words of a decision is an outcome and not a field. */
export function isDecision({ name, values }: Attribute): boolean {
  if (decides(name)) return true;
  if (values.size === 0 || values.size > 8) return false;
  for (let code = 0; code < values.size; code++) if (!decides(nameAt(values, code))) return false;
  return true;
}

function isNumberOfEvent({ codes, values }: Attribute): boolean {
  let written = 0;
  for (const code of codes) if (code >= 0) written++;
  return written === 0 || values.size > written * EACH_ITS_OWN;
}

/** Whether the value is told by another column: the team by the person, say. */
function followsFrom(attribute: Attribute, column: Int32Array, size: number): boolean {
  if (size < 2) return false;
  const usual = usualShares(attribute, column, size);
  if (usual === undefined) return false;
  let [written, told] = [0, 0];
  for (let key = 0; key < size; key++) {
    written += usual.written[key] as number;
    told += usual.most[key] as number;
  }
  return told >= written * ALWAYS && attribute.values.size > 1;
}

/** How often each key has a value at all, and how often its most frequent one; undefined where there are too many values. */
function usualShares({ codes, values }: Attribute, column: Int32Array, size: number) {
  if (values.size > MOST_VALUES || values.size * size > MOST_CELLS) return undefined;
  const counts = new Uint32Array(values.size * size);
  const [written, most] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < codes.length; i++) {
    const [code, key] = [codes[i] as number, column[i] as number];
    if (code < 0 || key < 0) continue;
    const cell = key * values.size + code;
    counts[cell] = (counts[cell] as number) + 1;
    written[key] = (written[key] as number) + 1;
    if ((counts[cell] as number) > (most[key] as number)) most[key] = counts[cell] as number;
  }
  return { written, most };
}

/** How often a field got another value at an activity. */
export function changesAt(log: EventLog, field: Attribute, activity: number): number {
  let count = 0;
  followField(log, field, (i, bit) => {
    if (bit === CHANGED && log.activity[i] === activity) count++;
  });
  return count;
}

/** Walks a field through every case, and tells of the events that wrote it. */
function followField(log: EventLog, field: Attribute, tell: (i: number, bit: number) => void): void {
  const { codes } = field;
  const usual = usualShares(field, log.activity, log.activities.length);
  for (let c = 0; c < log.cases; c++) {
    const end = log.caseStarts[c + 1] as number;
    let before = -1;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      const code = codes[i] as number;
      if (code < 0 || code === before) continue;
      const bit = before < 0 ? FIRST_WRITTEN : CHANGED;
      before = code;
      const activity = log.activity[i] as number;
      if (usual && (usual.most[activity] as number) >= (usual.written[activity] as number) * ALWAYS) continue;
      tell(i, bit);
    }
  }
}
