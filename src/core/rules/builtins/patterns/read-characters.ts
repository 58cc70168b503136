// What do [a-z], \d and \p{L} mean?

import { isDigit, isSpace, isWord, isWordInAnyCase, ofKind } from './characters.ts';
import type { Characters, Member } from './pattern.ts';
import { at, done, eat, faultAt, type Reading, take } from './reading.ts';

const SPECIAL = '^$\\.*+?()[]{}|/';
const CONTROLS: Readonly<Record<string, number>> = { t: 0x09, n: 0x0a, v: 0x0b, f: 0x0c, r: 0x0d };

const single = (code: number): Member => ({ low: code, high: code });
const NONE: Member = { holds: () => false };

/** Reads `[…]`; its bracket is read already. */
export function readSet(reading: Reading): Characters {
  const not = eat(reading, '^');
  const members: Member[] = [];
  while (!done(reading) && at(reading) !== ']') members.push(readMember(reading));
  if (!eat(reading, ']'))
    faultAt(reading, 'A [ is not closed.', 'Close it, or write \\\\[ for the sign itself.');
  return { not, members };
}

function readMember(reading: Reading): Member {
  const low = readSign(reading);
  const behind = reading.signs[reading.next + 1];
  if (at(reading) !== '-' || behind === ']' || behind === undefined) return low;
  take(reading);
  const high = readSign(reading);
  if ('holds' in low || 'holds' in high) {
    faultAt(
      reading,
      'A stretch of characters has a kind of character as an end.',
      'Write the - last: [\\\\w-].',
    );
    return low;
  }
  if (low.low > high.high)
    faultAt(reading, 'A stretch of characters is in the wrong order.', 'Write the first one first: [a-z].');
  return { low: low.low, high: high.high };
}

function readSign(reading: Reading): Member {
  const sign = take(reading) ?? '';
  if (sign === '\\' && eat(reading, '-')) return single(0x2d);
  return sign === '\\' ? readEscape(reading) : single(sign.codePointAt(0) ?? 0);
}

/** Reads what stands behind a `\`. */
export function readEscape(reading: Reading): Member {
  const sign = take(reading);
  if (sign === undefined) {
    faultAt(reading, 'A \\ stands at the end.', 'Write \\\\\\\\ for the sign itself.');
    return NONE;
  }
  const kind = kindNamed(sign, reading);
  if (kind !== undefined) return kind;
  if (Object.hasOwn(CONTROLS, sign)) return single(CONTROLS[sign] ?? 0);
  if (SPECIAL.includes(sign)) return single(sign.codePointAt(0) ?? 0);
  if (/^[1-9k]$/.test(sign))
    faultAt(
      reading,
      'Patterns cannot refer back to what a group matched.',
      'Write the group out again, or compare two parts of the text.',
    );
  else
    faultAt(
      reading,
      `There is no sign \\${sign}.`,
      'The signs are \\\\d \\\\w \\\\s \\\\p{L} \\\\n \\\\t and \\\\ before punctuation.',
    );
  return NONE;
}

function kindNamed(sign: string, reading: Reading): Member | undefined {
  const word = reading.flags.i ? isWordInAnyCase : isWord;
  const holds =
    { d: isDigit, s: isSpace, w: word, p: undefined }[sign.toLowerCase()] ?? kindIn(sign, reading);
  if (holds === undefined) return undefined;
  return sign === sign.toLowerCase() ? { holds } : { holds: (code) => !holds(code) };
}

/** Reads the braces of `\p{Lu}`. */
function kindIn(sign: string, reading: Reading): ((code: number) => boolean) | undefined {
  if (sign !== 'p' && sign !== 'P') return undefined;
  let name = '';
  if (eat(reading, '{')) while (!done(reading) && at(reading) !== '}') name += take(reading);
  const found = eat(reading, '}') ? ofKind(name) : undefined;
  if (found === undefined)
    faultAt(
      reading,
      `There is no kind of character "${name}".`,
      'Write \\\\p{L} for letters, \\\\p{Lu}, \\\\p{Ll}, \\\\p{N}, \\\\p{P}, \\\\p{S} or \\\\p{Z}.',
    );
  return found ?? (() => false);
}
