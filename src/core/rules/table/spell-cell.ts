// How does a cell spell FEEL? Options and dates may stand without quotes; what stands for the input is put in its place.

import type { RuleType } from '../scope.ts';
import type { TableCell } from './table-spec.ts';

/** The name that stands for the input's value within a cell. */
export const INPUT = '_input';

/** A cell that holds for anything. */
export const isAny = (cell: TableCell): boolean =>
  cell === null || (typeof cell === 'string' && /^\s*-?\s*$/.test(cell));

export type Spelled = {
  readonly text: string;
  /** True where the tests in `text` must not hold. */
  readonly not: boolean;
  /** A whole condition, and no list of tests. */
  readonly whole: boolean;
};

const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** An input cell as FEEL: `? > 5` as a condition on the input, `< 10`, `"a", "b"` and `not(…)` as tests. */
export function spellTest(cell: TableCell, type: RuleType): Spelled {
  const text = spell(String(cell).trim(), type);
  if (/\?/.test(text.replace(QUOTED, '')))
    return { text: outsideQuotes(text, /\?/g, INPUT), not: false, whole: true };
  const inner = /^not\s*\(([\s\S]*)\)$/.exec(text)?.[1];
  if (inner === undefined) return { text: spellOptions(text, type), not: false, whole: false };
  return { text: spellOptions(inner.trim(), type), not: true, whole: false };
}

/** An output cell as FEEL: texts, options and persons as they are, `{{…}}` for what is worked out. */
export function spellValue(cell: TableCell, type: RuleType): string {
  if (cell === null || cell === '') return 'null';
  const text = String(cell).trim();
  const worked = /^\{\{([\s\S]*)\}\}$/.exec(text)?.[1];
  if (worked !== undefined) return worked.trim();
  if (!TEXTUAL.has(type.kind)) return spell(text, type);
  return /^"(?:[^"\\]|\\.)*"$/.test(text) ? text : JSON.stringify(text);
}

const TEXTUAL: ReadonlySet<string> = new Set(['text', 'choice', 'person', 'file', 'unknown']);

const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

const spell = (text: string, type: RuleType): string =>
  type.kind === 'date' ? outsideQuotes(text, ISO_DATE, (day) => `date("${day}")`) : text;

function spellOptions(text: string, type: RuleType): string {
  if (type.kind !== 'choice') return text;
  if (type.options.includes(text)) return JSON.stringify(text);
  const parts = text.split(',').map((part) => part.trim());
  return parts.every((part) => type.options.includes(part))
    ? parts.map((part) => JSON.stringify(part)).join(', ')
    : text;
}

function outsideQuotes(text: string, what: RegExp, by: string | ((found: string) => string)): string {
  const put = (piece: string) => piece.replace(what, (found) => (typeof by === 'string' ? by : by(found)));
  let [written, last] = ['', 0];
  for (const { index, 0: quoted } of text.matchAll(QUOTED)) {
    written += put(text.slice(last, index)) + quoted;
    last = index + quoted.length;
  }
  return written + put(text.slice(last));
}
