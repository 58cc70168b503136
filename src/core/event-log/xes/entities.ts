// What does a value with `&` in it say? The five entities of XML and character numbers; nothing else is expanded.
import { writeCodePoint } from '../columns/utf8.ts';

const ENTITIES = new Map([
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['amp', 0x26],
  ['quot', 0x22],
  ['apos', 0x27],
]);

const LONGEST_ENTITY = 10;

/** A copy of bytes[start, end) with its entities replaced; one that is unknown stays as it is written. */
export function withoutEntities(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const text = new Uint8Array(end - start);
  let put = 0;
  let at = start;
  while (at < end) {
    const close =
      bytes[at] === 0x26 ? bytes.subarray(at, Math.min(end, at + LONGEST_ENTITY)).indexOf(0x3b) : -1;
    const point = close > 0 ? codePoint(String.fromCharCode(...bytes.subarray(at + 1, at + close))) : -1;
    if (point < 0) {
      text[put++] = bytes[at++] as number;
      continue;
    }
    // The shortest way to write a code point as a number is longer than its UTF-8, so the copy has room.
    put = writeCodePoint(text, put, point);
    at += close + 1;
  }
  return text.subarray(0, put);
}

function codePoint(entity: string): number {
  const named = ENTITIES.get(entity);
  if (named !== undefined) return named;
  if (!entity.startsWith('#')) return -1;
  const point = /^#x[0-9a-f]+$/i.test(entity)
    ? Number.parseInt(entity.slice(2), 16)
    : /^#[0-9]+$/.test(entity)
      ? Number.parseInt(entity.slice(1), 10)
      : -1;
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point > 0 && point <= 0x10ffff && !surrogate ? point : -1;
}
