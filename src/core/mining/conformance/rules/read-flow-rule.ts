// What does a sentence ask of every case? Read against the known forms and the names of a log's activities, forgivingly: quotes
// and capitals do not matter, the longest name counts, and small words in between are passed over.
import { type Duration, fail, parseDuration, type Result, succeed } from '../../../base/index.ts';
import type { FlowRule } from './flow-rule.ts';
import { nearestName } from './nearest-name.ts';
import { type Gaps, RULE_EXAMPLES, RULE_FORMS } from './rule-forms.ts';

/** Why a sentence is no rule. **units**: `at` counts characters from 0. */
export type FlowRuleProblem = { readonly at: number; readonly message: string; readonly remedy: string };

const LONGEST = 500;

/** Small words that may stand between the words of a form. */
const FILLERS: ReadonlySet<string> = new Set(
  'is are be been being must may should shall can could will do does done happen happens happened come comes occur occurs performed made the a an ever take place takes finished closed completed times time'.split(
    ' ',
  ),
);

const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');
const TIMES: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

type Reading = {
  readonly text: string;
  /** Names in small letters, the longest first, with how the log writes them. */
  readonly names: readonly (readonly [string, string])[];
  /** How far any form was understood, and whether an activity was expected there. */
  farthest: { at: number; wantsName: boolean };
};

/**
 * Reads a rule. **rejects**: what fits no known form, names that the log does not have, more than 500 characters.
 * **example**: `Pay never before Approve`.
 */
export function readFlowRule(text: string, activities: readonly string[]): Result<FlowRule, FlowRuleProblem> {
  if (text.length > LONGEST) return problem(LONGEST, 'This rule is longer than 500 characters.', EXAMPLES);
  if (text.trim() === '') return problem(0, 'This rule is empty.', EXAMPLES);
  const names = activities
    .filter((name) => name.trim() !== '')
    .map((name) => [name.trim().toLowerCase(), name] as const)
    .sort(([a], [b]) => b.length - a.length);
  const reading: Reading = { text, names, farthest: { at: 0, wantsName: false } };
  for (const { pattern, says } of RULE_FORMS) {
    const gaps = match(reading, pattern.split(' '), 0, {});
    if (gaps !== null) return succeed(says(gaps as Gaps));
  }
  return notUnderstood(reading, activities);
}

const EXAMPLES = `Write for example: ${RULE_EXAMPLES.slice(0, 6).join('; ')}.`;

const problem = (at: number, message: string, remedy: string): { ok: false; problem: FlowRuleProblem } =>
  fail({ at, message, remedy });

function notUnderstood({ text, farthest }: Reading, activities: readonly string[]) {
  const { at, wantsName } = farthest;
  const rest = text.slice(at).trim();
  if (rest === '') return problem(text.length, 'This rule breaks off here.', EXAMPLES);
  const near = wantsName ? nearestName(rest.replace(/^["'“‘«]/, ''), activities) : null;
  if (near !== null) {
    return problem(at, `The history has no activity “${near.written}”.`, `Is “${near.name}” meant?`);
  }
  const known = wantsName && activities.length <= 12 ? ` The activities are: ${activities.join(', ')}.` : '';
  return problem(at, `From “${rest.slice(0, 40)}” on this is not understood.`, `${EXAMPLES}${known}`);
}

type Found = Partial<Gaps>;

/** What fills the gaps of a pattern from a place on, to the end of the text; null where it does not fit. */
function match(reading: Reading, pattern: readonly string[], from: number, found: Found): Found | null {
  const at = skipBlanks(reading.text, from);
  const [want, ...rest] = pattern;
  if (want === undefined) return isEnd(reading, at) ? found : passFiller(reading, pattern, at, found);
  if (want === 'A' || want === 'B') {
    note(reading, at, true);
    for (const { name, end } of namesAt(reading, at)) {
      const all = match(reading, rest, end, { ...found, [want]: name });
      if (all !== null) return all;
    }
    return passFiller(reading, pattern, at, found);
  }
  note(reading, at, false);
  if (want === 'D') return matchSpan(reading, rest, at, found);
  const word = wordAt(reading.text, at);
  if (want === 'N') {
    const count = numberIn(word);
    return count === null
      ? passFiller(reading, pattern, at, found)
      : match(reading, rest, at + word.length, { ...found, N: count });
  }
  if (want.split('|').includes(word.toLowerCase())) return match(reading, rest, at + word.length, found);
  return passFiller(reading, pattern, at, found);
}

function passFiller(reading: Reading, pattern: readonly string[], at: number, found: Found): Found | null {
  const word = wordAt(reading.text, at);
  return FILLERS.has(word.toLowerCase()) ? match(reading, pattern, at + word.length, found) : null;
}

/** The longest stretch that is a span of time, then shorter ones. */
function matchSpan(reading: Reading, rest: readonly string[], at: number, found: Found): Found | null {
  for (let end = reading.text.length; end > at; end--) {
    const isEdge = end === reading.text.length || /\s|\./.test(reading.text[end] ?? '');
    if (!isEdge) continue;
    const duration = spanIn(reading.text.slice(at, end));
    const all = duration === null ? null : match(reading, rest, end, { ...found, D: duration });
    if (all !== null) return all;
  }
  return null;
}

function spanIn(text: string): Duration | null {
  const written = text
    .trim()
    .replace(/\b(working|office|work)(?=\s+(?:days?|hours?)\b)/gi, 'business')
    .replace(/^(?:an?|one)\b/i, '1')
    .replace(/^[a-z]+\b/i, (word) => {
      const number = NUMBERS.indexOf(word.toLowerCase());
      return number < 0 ? word : String(number);
    });
  const parsed = parseDuration(written);
  return parsed.ok ? parsed.value : null;
}

function numberIn(word: string): number | null {
  const small = word.toLowerCase();
  if (/^\d{1,6}x?$/.test(small)) return Number.parseInt(small, 10);
  const number = NUMBERS.indexOf(small);
  return TIMES.get(small) ?? (number < 0 ? null : number);
}

const OPENING = `"'“‘«„`;
const CLOSING: { readonly [opening: string]: string } = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
  '„': '“',
};

/** The activities that can be read from a place on, the longest first. */
function namesAt({ text, names }: Reading, at: number): { name: string; end: number }[] {
  const opening = text[at] ?? '';
  const isQuoted = opening !== '' && OPENING.includes(opening);
  const from = isQuoted ? at + 1 : at;
  const closing = isQuoted ? (CLOSING[opening] ?? '') : '';
  const rest = text.slice(from).toLowerCase();
  return names.flatMap(([small, name]) => {
    if (!rest.startsWith(small)) return [];
    const after = rest[small.length] ?? '';
    if (isQuoted) return after === closing ? [{ name, end: from + small.length + 1 }] : [];
    return /[\p{L}\p{N}_]/u.test(after) && /[\p{L}\p{N}_]$/u.test(small)
      ? []
      : [{ name, end: from + small.length }];
  });
}

function note({ farthest }: Reading, at: number, wantsName: boolean): void {
  if (at > farthest.at) Object.assign(farthest, { at, wantsName });
  else if (at === farthest.at) farthest.wantsName ||= wantsName;
}

function isEnd(reading: Reading, at: number): boolean {
  const isIt = /^[\s.,;]*$/.test(reading.text.slice(at));
  if (!isIt) note(reading, at, false);
  return isIt;
}

const skipBlanks = (text: string, from: number): number =>
  from + (/^[\s,]*/.exec(text.slice(from))?.[0].length ?? 0);

const wordAt = (text: string, at: number): string => /^[\p{L}\p{N}]+/u.exec(text.slice(at))?.[0] ?? '';
