// Which characters are alike when case does not matter, and which belong to \d, \w, \s and \p{…}?

import { isLineEnd } from './pattern.ts';

type Member = (code: number) => boolean;

const SPACES = new Set([
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000, 0xfeff, 0x2028, 0x2029,
]);
for (let code = 0x2000; code <= 0x200a; code++) SPACES.add(code);

const between =
  (low: number, high: number): Member =>
  (code) =>
    code >= low && code <= high;

export const isDigit = between(0x30, 0x39);
export const isSpace: Member = (code) => SPACES.has(code);
export const isWord: Member = (code) =>
  isDigit(code) || between(0x61, 0x7a)(code) || between(0x41, 0x5a)(code) || code === 0x5f;
/** What a word is made of where case does not matter: the long s and the sign for kelvin are letters too. */
export const isWordInAnyCase: Member = (code) => isWord(code) || code === 0x17f || code === 0x212a;

/** The kinds of character that `\p{…}` may name: letters, digits, marks, punctuation, signs, separators. */
const KINDS = new Set(
  'L Lu Ll Lt Lm Lo N Nd Nl No M Mn Mc Me P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp'.split(' '),
);

/** Whether a character is of a kind; undefined where there is no such kind. A single character is looked up: nothing is searched. */
export function ofKind(kind: string): Member | undefined {
  if (!KINDS.has(kind)) return undefined;
  const asks = new RegExp(`^\\p{${kind}}$`, 'u');
  return (code) => asks.test(String.fromCodePoint(code));
}

export const anyButLineEnds: Member = (code) => !isLineEnd(code);

/** Letters with a second lower-case form; all forms count as one (Unicode, simple case folding). */
const FURTHER_FORMS: readonly (readonly [form: string, letter: string])[] = [
  ['\u017f', 's'],
  ['\u212a', 'k'],
  ['\u212b', '\u00e5'],
  ['\u00b5', '\u03bc'],
  ['\u03c2', '\u03c3'],
  ['\u03d0', '\u03b2'],
  ['\u03d1', '\u03b8'],
  ['\u03f4', '\u03b8'],
  ['\u03d5', '\u03c6'],
  ['\u03d6', '\u03c0'],
  ['\u03f0', '\u03ba'],
  ['\u03f1', '\u03c1'],
  ['\u03f5', '\u03b5'],
  ['\u1fbe', '\u03b9'],
  ['\u0345', '\u03b9'],
  ['\u2126', '\u03c9'],
  ['\u1e9b', '\u1e61'],
  ['\u1e9e', '\u00df'],
];
const codeOf = (text: string): number => text.codePointAt(0) ?? 0;
const LETTER_OF = new Map(FURTHER_FORMS.map(([form, letter]) => [codeOf(form), codeOf(letter)]));

const onlyCode = (text: string, otherwise: number): number => {
  const code = codeOf(text);
  return String.fromCodePoint(code) === text ? code : otherwise;
};

/** The dotless i and the dotted I stand alone: in no language but theirs are they forms of i. */
const ALONE = new Set([0x130, 0x131]);

/** The one form by which a letter is compared where case does not matter. */
export function folded(code: number): number {
  if (code < 0x80) return between(0x41, 0x5a)(code) ? code + 0x20 : code;
  if (ALONE.has(code)) return code;
  const upper = onlyCode(String.fromCodePoint(code).toUpperCase(), code);
  const lower = onlyCode(String.fromCodePoint(upper).toLowerCase(), code);
  return LETTER_OF.get(code) ?? LETTER_OF.get(lower) ?? lower;
}

/** A letter in all its forms. */
export function formsOf(code: number): readonly number[] {
  const fold = folded(code);
  const upper = onlyCode(String.fromCodePoint(fold).toUpperCase(), fold);
  const further = [...LETTER_OF].filter(([, letter]) => letter === fold).map(([form]) => form);
  return [...new Set([code, fold, upper, ...further])];
}
