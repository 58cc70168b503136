// What does the text of a pattern say? The part of the usual language of patterns that can be matched in linear time; the
// rest is refused by name. What is accepted means what it means in ECMAScript with its `u` flag.

import { fail, type Result, succeed } from '../../../base/index.ts';
import { anyButLineEnds } from './characters.ts';
import type { Edge, Flags, Part, PatternFault } from './pattern.ts';
import { readEscape, readSet } from './read-characters.ts';
import { at, done, eat, faultAt, type Reading, take } from './reading.ts';

const LONGEST_PATTERN = 1_000;
const DEEPEST_GROUPS = 30;
const MOST_GROUPS = 50;
const MOST_TIMES = 1_000;

/** A pattern that is understood. **shape**: `groups` counts those that keep what they match. */
export type Pattern = { readonly part: Part; readonly groups: number };

/** Reads a pattern. **rejects**: what is no pattern, back references, look-around, and more than a pattern may hold. */
export function readPattern(text: string, flags: Flags): Result<Pattern, PatternFault> {
  const reading: Reading = { signs: [...text], flags, next: 0, groups: 0, depth: 0, fault: undefined };
  if (reading.signs.length > LONGEST_PATTERN) return fail(tooLarge);
  const part = readChoice(reading);
  if (reading.fault === undefined && !done(reading))
    faultAt(reading, 'A ) closes nothing.', 'Open a group before it, or write \\\\) for the sign itself.');
  return reading.fault === undefined ? succeed({ part, groups: reading.groups }) : fail(reading.fault);
}

const tooLarge: PatternFault = {
  message: 'The pattern is too large.',
  remedy: 'Make it shorter, or use two patterns.',
};

function readChoice(reading: Reading): Part {
  const ways = [readSequence(reading)];
  while (eat(reading, '|')) ways.push(readSequence(reading));
  const [only = NOTHING] = ways;
  return ways.length === 1 ? only : { kind: 'choice', ways };
}

const NOTHING: Part = { kind: 'sequence', parts: [] };

function readSequence(reading: Reading): Part {
  const parts: Part[] = [];
  while (!done(reading) && at(reading) !== '|' && at(reading) !== ')') parts.push(readRepeated(reading));
  const [only = NOTHING] = parts;
  return parts.length === 1 ? only : { kind: 'sequence', parts };
}

function readRepeated(reading: Reading): Part {
  const of = readOne(reading);
  const times = readTimes(reading);
  if (times === undefined) return of;
  if (of.kind === 'edge') {
    faultAt(reading, 'A place in the text cannot be repeated.', 'Take the sign behind ^, $ or \\\\b away.');
    return of;
  }
  if (['*', '+', '?', '{'].includes(at(reading) ?? ''))
    faultAt(reading, 'There are two signs of repetition in a row.', 'Keep one of them.');
  return { kind: 'repeat', of, ...times };
}

const SIGNS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['*', [0, Number.POSITIVE_INFINITY]],
  ['+', [1, Number.POSITIVE_INFINITY]],
  ['?', [0, 1]],
]);

function readTimes(reading: Reading): { least: number; most: number; lazy: boolean } | undefined {
  const sign = at(reading) ?? '';
  const known = SIGNS.get(sign);
  if (known === undefined && sign !== '{') return undefined;
  take(reading);
  const [least, most] = known ?? readBounds(reading);
  return { least, most, lazy: eat(reading, '?') };
}

function readBounds(reading: Reading): readonly [number, number] {
  const least = readCount(reading);
  const open = eat(reading, ',');
  const most = open ? readCount(reading) : least;
  if (least === undefined || !eat(reading, '}')) {
    faultAt(
      reading,
      'What stands in { } is no number of times.',
      'Write {2}, {2,} or {2,5}; \\\\{ is the sign itself.',
    );
    return [0, 0];
  }
  if (least > MOST_TIMES || (most ?? 0) > MOST_TIMES)
    faultAt(reading, tooLarge.message, `Repeat at most ${MOST_TIMES} times.`);
  if (most !== undefined && most < least)
    faultAt(reading, 'The numbers in { } are in the wrong order.', 'Write the smaller one first.');
  return [least, most ?? Number.POSITIVE_INFINITY];
}

function readCount(reading: Reading): number | undefined {
  let digits = '';
  while (/^\d$/.test(at(reading) ?? '')) digits += take(reading);
  return digits === '' ? undefined : Number(digits);
}

const EDGES: ReadonlyMap<string, Edge> = new Map([
  ['^', 'start'],
  ['$', 'end'],
  ['\\b', 'word-edge'],
  ['\\B', 'no-word-edge'],
]);

function readOne(reading: Reading): Part {
  const sign = take(reading) ?? '';
  const edge = EDGES.get(sign === '\\' ? `\\${at(reading) ?? ''}` : sign);
  if (edge !== undefined) {
    if (sign === '\\') take(reading);
    return { kind: 'edge', edge };
  }
  switch (sign) {
    case '(':
      return readGroup(reading);
    case '[':
      return { kind: 'characters', of: readSet(reading) };
    case '\\':
      return { kind: 'characters', of: { not: false, members: [readEscape(reading)] } };
    case '.':
      return {
        kind: 'characters',
        of: { not: false, members: [{ holds: reading.flags.s ? () => true : anyButLineEnds }] },
      };
  }
  if ('*+?{'.includes(sign)) faultAt(reading, `There is nothing before ${sign} to repeat.`, quoted(sign));
  if (']}'.includes(sign)) faultAt(reading, `A ${sign} closes nothing.`, quoted(sign));
  const code = sign.codePointAt(0) ?? 0;
  return { kind: 'characters', of: { not: false, members: [{ low: code, high: code }] } };
}

const quoted = (sign: string): string => `Write \\\\${sign} for the sign itself.`;

function readGroup(reading: Reading): Part {
  const keeps = !eat(reading, '?');
  if (!keeps && !eat(reading, ':')) complainOfGroup(reading);
  const number = keeps ? ++reading.groups : null;
  if (++reading.depth > DEEPEST_GROUPS || reading.groups > MOST_GROUPS)
    faultAt(reading, tooLarge.message, 'Use fewer groups.');
  const of = reading.fault === undefined ? readChoice(reading) : NOTHING;
  reading.depth--;
  if (!eat(reading, ')'))
    faultAt(reading, 'A ( is not closed.', 'Close it, or write \\\\( for the sign itself.');
  return { kind: 'group', number, of };
}

function complainOfGroup(reading: Reading): void {
  const sign = at(reading) ?? '';
  const behind = reading.signs[reading.next + 1] ?? '';
  if ('=!'.includes(sign) || (sign === '<' && '=!'.includes(behind)))
    faultAt(
      reading,
      'Patterns cannot look ahead or behind.',
      'Ask in two patterns, joined by and; or take the part you want by a group.',
    );
  else faultAt(reading, 'A group cannot begin like this.', 'Write (…) to keep what it matches, or (?:…).');
}
