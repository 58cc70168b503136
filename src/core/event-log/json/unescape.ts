// What does a JSON text with backslashes say? A copy of its bytes with the escapes replaced (RFC 8259, section 7).
import { writeCodePoint } from '../columns/utf8.ts';

const PLAIN: { readonly [letter: string]: number } = { b: 8, t: 9, n: 10, f: 12, r: 13 };
const REPLACEMENT = 0xfffd;

/** The text of bytes[start, end); a lone half of a surrogate pair becomes U+FFFD. */
export function withoutEscapes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  // An escape is never shorter than the UTF-8 that it stands for.
  const text = new Uint8Array(end - start + 4);
  let put = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte !== 0x5c) {
      text[put++] = byte;
      continue;
    }
    const letter = String.fromCharCode(bytes[++at] as number);
    if (letter !== 'u') {
      text[put++] = PLAIN[letter] ?? (bytes[at] as number);
      continue;
    }
    const high = hexAt(bytes, at + 1, end);
    at += 4;
    const low = high >= 0xd800 && high < 0xdc00 && bytes[at + 1] === 0x5c ? hexAt(bytes, at + 3, end) : -1;
    const isPair = low >= 0xdc00 && low < 0xe000;
    if (isPair) at += 6;
    put = writeCodePoint(
      text,
      put,
      isPair ? 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00) : alone(high),
    );
  }
  return text.subarray(0, put);
}

const alone = (unit: number): number => (unit < 0 || (unit >= 0xd800 && unit < 0xe000) ? REPLACEMENT : unit);

function hexAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  const digits = String.fromCharCode(...bytes.subarray(at, at + 4));
  return /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : -1;
}
