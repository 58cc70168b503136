// Which functions look for patterns in texts (DMN 1.5, 10.3.4.3)? A pattern that is written out is read when the rule is
// published; every function pays for the characters that it reads.

import { type Result, succeed } from '../../../base/index.ts';
import type { Place } from '../../problem.ts';
import { TEXT, YES_NO } from '../../scope.ts';
import { type Evaluation, spend, spendOnText, stop } from '../../values/evaluation.ts';
import type { RuleValue } from '../../values/value.ts';
import { type Builtin, builtin, type Complaint, type Given, texts } from '../signature.ts';
import type { Flags, PatternFault } from './pattern.ts';
import { compilePattern, type Program } from './program.ts';
import { firstMatch, type Kept } from './run-program.ts';

export const PATTERN_BUILTINS: readonly Builtin[] = [
  builtin('matches("abc", "^a.c$", "i")', ['text', 'text', 'text'], YES_NO, matches, {
    optional: 1,
    check: readable(1, 2),
  }),
  builtin('replace("abc", "(b)", "<$1>", "i")', ['text', 'text', 'text', 'text'], TEXT, replace, {
    optional: 1,
    check: readable(1, 3),
  }),
  builtin('split("a, b", ", *")', ['text', 'text'], { kind: 'list', of: TEXT }, split, {
    check: readable(1, 3),
  }),
];

/** Looks at a pattern and flags that are written out, before the rule is published. */
function readable(pattern: number, flags: number): Builtin['check'] {
  return (given: readonly Given[]): Complaint | undefined => {
    const meant = given[flags] === undefined ? '' : given[flags].written;
    const known = flagsOf(meant ?? '');
    if (!known.ok) return { at: flags, ...known.problem };
    const text = given[pattern]?.written;
    const program = text === undefined ? undefined : compilePattern(text, known.value);
    return program === undefined || program.ok ? undefined : { at: pattern, ...program.problem };
  };
}

function flagsOf(letters: string): Result<Flags, PatternFault> {
  if (!/^[ism]*$/.test(letters))
    return {
      ok: false,
      problem: {
        message: `There are no flags "${letters}".`,
        remedy: 'Write "i" to take upper and lower case alike, "s", "m", or several: "im".',
      },
    };
  return succeed({ i: letters.includes('i'), s: letters.includes('s'), m: letters.includes('m') });
}

/** A pattern ready to run: made once an evaluation, and paid for. */
function programOf(pattern: string, letters: string, run: Evaluation, place: Place): Program | null {
  const key = `${letters}/${pattern}`;
  const known = run.patterns.get(key);
  if (known !== undefined) return known;
  const flags = flagsOf(letters);
  const program = flags.ok ? compilePattern(pattern, flags.value) : flags;
  if (!program.ok) return stop(run, place, 'wrong-value', program.problem.message, program.problem.remedy);
  if (!spend(run, program.value.steps.length, place)) return null;
  run.patterns.set(key, program.value);
  return program.value;
}

const codesOf = (text: string): number[] => [...text].map((sign) => sign.codePointAt(0) ?? 0);

type Search = (from: number) => Kept | undefined;

/** The characters of a text, and what looks for a pattern in them; undefined once the evaluation must end. */
function searching(
  text: string,
  pattern: string,
  letters: string,
  run: Evaluation,
  place: Place,
): { readonly signs: readonly string[]; readonly search: Search } | undefined {
  const program = spendOnText(run, text, place) ? programOf(pattern, letters, run, place) : null;
  if (program === null) return undefined;
  const codes = codesOf(text);
  const search: Search = (from) => firstMatch(program, codes, from, (steps) => spend(run, steps, place));
  return { signs: [...text], search };
}

function matches(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [text = '', pattern = '', letters = ''] = texts(given);
  const looked = searching(text, pattern, letters, run, place);
  return looked === undefined ? null : looked.search(0) !== undefined;
}

function replace(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [text = '', pattern = '', by = '', letters = ''] = texts(given);
  const looked = searching(text, pattern, letters, run, place);
  if (looked === undefined) return null;
  const { signs, search } = looked;
  let written = '';
  let done = 0;
  for (let from = 0; from <= signs.length; ) {
    const kept = search(from);
    if (kept === undefined) break;
    const [start = 0, end = 0] = kept;
    const piece = signs.slice(done, start).join('') + filled(by, signs, kept);
    if (!spendOnText(run, piece, place)) return null;
    written += piece;
    done = end;
    from = end > start ? end : end + 1;
  }
  return run.problem === undefined ? written + signs.slice(done).join('') : null;
}

/** `$1` is what the first group kept, `$0` the whole match, `\$` and `\\` the signs themselves. */
const filled = (by: string, signs: readonly string[], kept: Kept): string =>
  by.replace(/\\([\\$])|\$(\d)/g, (_, sign: string | undefined, digit: string) => {
    if (sign !== undefined) return sign;
    const [start = -1, end = -1] = kept.slice(2 * Number(digit), 2 * Number(digit) + 2);
    return start === -1 ? '' : signs.slice(start, end).join('');
  });

/** The pieces between the matches; a match of nothing parts two characters. */
function split(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [text = '', pattern = ''] = texts(given);
  const looked = searching(text, pattern, '', run, place);
  if (looked === undefined) return null;
  const { signs, search } = looked;
  if (signs.length === 0) return search(0) === undefined ? [text] : [];
  const pieces: string[] = [];
  let done = 0;
  for (let from = 0; from < signs.length; ) {
    const [start = signs.length, end = signs.length] = search(from) ?? [];
    if (start >= signs.length) break;
    if (end === done) {
      from = start + 1;
      continue;
    }
    if (!spend(run, 1 + end - done, place)) return null;
    pieces.push(signs.slice(done, start).join(''));
    [done, from] = [end, end];
  }
  return run.problem === undefined ? [...pieces, signs.slice(done).join('')] : null;
}
