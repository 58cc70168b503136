// What was known each time a stage was left, as columns that a tree can ask about.
import type { LogField } from '../fields/field-of.ts';
import { yesOrNo } from '../fields/suits.ts';
import type { Column } from './grow-tree.ts';
import type { Asked } from './rule-text.ts';

// What is known of fewer leavings than this share tells too little.
const KNOWN = 0.2;

/** The column of a field over the value codes known at some leavings; null where it tells nothing. */
export function columnOf(field: LogField, codes: Int32Array): { column: Column; asked: Asked } | null {
  const { clue } = field;
  const { values, levels } = clue.kind === 'number' ? ranked(clue.numbers, codes) : coded(field, codes);
  const known = values.reduce((sum, value) => sum + (value >= 0 ? 1 : 0), 0);
  if (known < codes.length * KNOWN || values.every((value) => value === values[0])) return null;
  const isOrdered = clue.kind === 'number';
  const distinct = isOrdered ? levels.length : Math.max(clue.texts.length, 2);
  return {
    column: { isOrdered, values, distinct },
    asked: { field, levels, mayBeMissing: known < codes.length },
  };
}

function ranked(numbers: Float64Array, codes: Int32Array) {
  const seen = new Set<number>();
  for (const code of codes) if (code >= 0) seen.add(numbers[code] as number);
  const levels = Float64Array.from(seen).sort();
  const rankOf = new Map(Array.from(levels, (level, rank) => [level, rank] as const));
  return {
    levels,
    values: codes.map((code) => (code < 0 ? -1 : (rankOf.get(numbers[code] as number) ?? -1))),
  };
}

function coded({ clue }: LogField, codes: Int32Array) {
  const meant = clue.texts.map((text, code) =>
    clue.kind === 'yes-no' ? (yesOrNo(text) === true ? 1 : 0) : code,
  );
  const values = codes.map((code) => (code < 0 ? -1 : (meant[code] ?? -1)));
  return { levels: Float64Array.from(new Set(values.filter((value) => value >= 0))), values };
}
