// The part of a file that is read but not yet understood: chunks are appended, whole rows or tags are taken off the front.

/** **shape**: unread bytes are bytes[start, end); bytes[end] can always be written (a sentinel ends fast loops). */
export type Window = { bytes: Uint8Array; start: number; end: number };

export const createWindow = (): Window => ({ bytes: new Uint8Array(1 << 16), start: 0, end: 0 });

/** Adds a chunk behind what is unread. */
export function append(window: Window, chunk: Uint8Array): void {
  const unread = window.end - window.start;
  const needed = unread + chunk.length + 1;
  if (needed > window.bytes.length) {
    const wider = new Uint8Array(Math.max(needed, window.bytes.length * 2));
    wider.set(window.bytes.subarray(window.start, window.end));
    window.bytes = wider;
  } else if (window.start > 0) {
    window.bytes.copyWithin(0, window.start, window.end);
  }
  window.bytes.set(chunk, unread);
  window.start = 0;
  window.end = unread + chunk.length;
}

/** Hands a large chunk on in pieces that stay in the processor's cache; stops when `take` says false. */
export function inPieces(chunk: Uint8Array, take: (piece: Uint8Array) => boolean): boolean {
  const size = 1 << 18;
  if (chunk.length <= size) return take(chunk);
  for (let at = 0; at < chunk.length; at += size) {
    if (!take(chunk.subarray(at, at + size))) return false;
  }
  return true;
}
