// Would a spreadsheet take this text for a formula? Then it is written with an apostrophe before it, and read without.
// (OWASP, CSV injection: = + - @, tab and carriage return.) Plain numbers such as -5 are left alone.

const APOSTROPHE = 0x27;

const isFormulaSign = (byte: number | undefined): boolean =>
  byte === 0x3d || byte === 0x2b || byte === 0x2d || byte === 0x40 || byte === 0x09 || byte === 0x0d;

/** Whether bytes[start, end) needs an apostrophe; a text that has some already gets one more, so that none is lost. */
export function beginsFormula(bytes: Uint8Array, start: number, end: number): boolean {
  const first = afterApostrophes(bytes, start, end);
  if (first === end || !isFormulaSign(bytes[first])) return false;
  return first > start || !isPlainNumber(bytes, start, end);
}

/** Where the text begins that was meant: behind the apostrophe, where one guards it. */
export function guardedStart(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== APOSTROPHE || start === end) return start;
  const first = afterApostrophes(bytes, start, end);
  return first < end && isFormulaSign(bytes[first]) ? start + 1 : start;
}

function afterApostrophes(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] === APOSTROPHE) at++;
  return at;
}

function isPlainNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let points = 0;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x30 && byte <= 0x39) digits++;
    else if (byte === 0x2e) points++;
    else return false;
  }
  return digits > 0 && points <= 1;
}
