// Where does a log go while it is written? Into pieces of a quarter of a megabyte, so that memory stays flat.
import type { Names } from '../columns/dictionary.ts';
import { encodeText, looksLikeUtf8, windows1252, writeCodePoint } from '../columns/utf8.ts';

/** Bytes that are written and not yet handed on: bytes[0, at). */
export type Sink = { bytes: Uint8Array; at: number };

/** Hears how many events of the log are written so far. */
export type OnEvents = (events: number) => void;

const PIECE = 1 << 18;
const MARGIN = 1 << 12;

export const createSink = (): Sink => ({ bytes: new Uint8Array(PIECE + MARGIN), at: 0 });

/** Whether enough has come together to hand it on. */
export const isFull = (sink: Sink): boolean => sink.at >= PIECE;

/** What was written so far, and an empty sink after it. */
export function handOn(sink: Sink): Uint8Array {
  const piece = sink.bytes.slice(0, sink.at);
  sink.at = 0;
  return piece;
}

/** Makes sure that `length` more bytes can be written. */
export function makeRoom(sink: Sink, length: number): void {
  if (sink.at + length <= sink.bytes.length) return;
  const wider = new Uint8Array(Math.max(sink.at + length, sink.bytes.length * 2));
  wider.set(sink.bytes.subarray(0, sink.at));
  sink.bytes = wider;
}

/** Writes bytes as they are. */
export function put(sink: Sink, bytes: Uint8Array): void {
  makeRoom(sink, bytes.length);
  sink.bytes.set(bytes, sink.at);
  sink.at += bytes.length;
}

export const putText = (sink: Sink, text: string): void => put(sink, encodeText(text));

/** The bytes of one name, made UTF-8 where an older export used another encoding. */
export function nameBytes(names: Names, code: number): Uint8Array {
  const from = names.offsets[code] ?? 0;
  const to = names.offsets[code + 1] ?? 0;
  const bytes = names.bytes.subarray(from, to);
  return looksLikeUtf8(bytes, 0, bytes.length) && !isCut(bytes) ? bytes : fromWindows1252(bytes);
}

// A sequence that the end cuts off counts as UTF-8 above, because a sample may end anywhere; a name may not.
function isCut(bytes: Uint8Array): boolean {
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return false;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2);
  }
  return false;
}

function fromWindows1252(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(bytes.length * 3);
  let at = 0;
  for (const byte of bytes) at = writeCodePoint(text, at, windows1252(byte).codePointAt(0) ?? 0xfffd);
  return text.subarray(0, at);
}
