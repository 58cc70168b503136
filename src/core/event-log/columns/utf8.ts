// How do bytes become text and text become bytes, without the platform's decoder (core has none)?
// Strict UTF-8 (RFC 3629); a name that is not UTF-8 is read as Windows-1252, which older exports still use.

const C1_OF_WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The character of one Windows-1252 byte. */
export function windows1252(byte: number): string {
  if (byte < 0x80 || byte > 0x9f) return String.fromCharCode(byte);
  return C1_OF_WINDOWS_1252.charAt(byte - 0x80);
}

/** The text of bytes[start, end): UTF-8 where it is valid, otherwise Windows-1252. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf8(bytes, start, end);
  if (text !== undefined) return text;
  let fallback = '';
  for (let i = start; i < end; i++) fallback += windows1252(bytes[i] as number);
  return fallback;
}

/** Whether bytes[start, end) is UTF-8; a sequence cut off by the end counts as valid. */
export function looksLikeUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const length = sequenceLength(bytes[at] as number);
    if (length === 0) return false;
    if (at + length > end) return true;
    if (length > 1 && codePointAt(bytes, at, length) < 0) return false;
    at += length;
  }
  return true;
}

function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = '';
  let at = start;
  while (at < end) {
    const length = sequenceLength(bytes[at] as number);
    if (length === 0 || at + length > end) return undefined;
    const point = codePointAt(bytes, at, length);
    if (point < 0) return undefined;
    text += length === 1 ? String.fromCharCode(point) : String.fromCodePoint(point);
    at += length;
  }
  return text;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] as number;
  if (length === 1) return lead;
  let point = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i] as number;
    if ((next & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (next & 0x3f);
  }
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (SMALLEST[length] as number) || point > 0x10ffff || surrogate ? -1 : point;
}

/** Writes one code point as UTF-8 into `into` at `at`; returns the place after it. Needs four bytes of room. */
export function writeCodePoint(into: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    into[at] = point;
    return at + 1;
  }
  const length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  for (let i = length - 1; i > 0; i--) {
    into[at + i] = 0x80 | (point & 0x3f);
    point >>= 6;
  }
  into[at] = ((0xf00 >> length) & 0xff) | point;
  return at + length;
}

/** The UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (const character of text) at = writeCodePoint(bytes, at, character.codePointAt(0) ?? 0xfffd);
  return bytes.slice(0, at);
}
