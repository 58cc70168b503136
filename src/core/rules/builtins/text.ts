// Which functions work on texts? Lengths and positions count whole characters, from 1, as FEEL does (DMN 1.5, 10.3.4.3).

import type { Place } from '../problem.ts';
import { NUMBER, TEXT, YES_NO } from '../scope.ts';
import { type Evaluation, spendOnText } from '../values/evaluation.ts';
import type { RuleValue } from '../values/value.ts';
import { textOf } from '../values/write-value.ts';
import { type Builtin, builtin, listIn, texts } from './signature.ts';

type TextWork = (texts: readonly string[]) => RuleValue;

/** Work on texts takes time by their length, and is paid for so. */
const paid =
  (work: TextWork): Builtin['call'] =>
  (given, run, place) => {
    const all = texts(given);
    return all.every((text) => spendOnText(run, text, place)) ? work(all) : null;
  };

export const TEXT_BUILTINS: readonly Builtin[] = [
  builtin(
    'contains("abc", "b")',
    ['text', 'text'],
    YES_NO,
    paid(([text = '', part = '']) => text.includes(part)),
  ),
  builtin(
    'starts with("abc", "a")',
    ['text', 'text'],
    YES_NO,
    paid(([text = '', part = '']) => text.startsWith(part)),
  ),
  builtin(
    'ends with("abc", "c")',
    ['text', 'text'],
    YES_NO,
    paid(([text = '', part = '']) => text.endsWith(part)),
  ),
  builtin(
    'upper case("abc")',
    ['text'],
    TEXT,
    paid(([text = '']) => text.toUpperCase()),
  ),
  builtin(
    'lower case("ABC")',
    ['text'],
    TEXT,
    paid(([text = '']) => text.toLowerCase()),
  ),
  builtin(
    'string length("abc")',
    ['text'],
    NUMBER,
    paid(([text = '']) => [...text].length),
  ),
  builtin(
    'substring before("abc", "b")',
    ['text', 'text'],
    TEXT,
    paid(([text = '', part = '']) => before(text, part)),
  ),
  builtin(
    'substring after("abc", "b")',
    ['text', 'text'],
    TEXT,
    paid(([text = '', part = '']) => after(text, part)),
  ),
  builtin('substring("abc", 1, 2)', ['text', 'number', 'number'], TEXT, substring, { optional: 1 }),
  builtin('string join(["a", "b"], ", ")', ['list', 'text'], TEXT, join, { optional: 1 }),
  builtin('string(100)', ['anything'], TEXT, (given, run, place) => {
    const text = textOf(given[0] ?? null);
    return spendOnText(run, text, place) ? text : null;
  }),
];

const before = (text: string, part: string): string => text.slice(0, Math.max(0, text.indexOf(part)));

const after = (text: string, part: string): string =>
  text.includes(part) ? text.slice(text.indexOf(part) + part.length) : '';

function substring(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [text, start, length] = given;
  if (typeof text !== 'string' || typeof start !== 'number' || !spendOnText(run, text, place)) return null;
  if (start === 0 || (length !== undefined && (typeof length !== 'number' || length < 1))) return null;
  const characters = [...text];
  const from = start > 0 ? start - 1 : Math.max(0, characters.length + start);
  return characters.slice(from, length === undefined ? undefined : from + length).join('');
}

/** Missing items are left out. */
function join(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [list, between] = given;
  const items = listIn(list).filter((item) => item !== null);
  if (!items.every((item) => typeof item === 'string')) return null;
  const joined = items.join(typeof between === 'string' ? between : '');
  return spendOnText(run, joined, place) ? joined : null;
}
