// How does a text stand in JSON? Between quotes, with escapes for quotes, backslashes and control characters (RFC 8259).
import { encodeText } from '../columns/utf8.ts';
import { makeRoom, type Sink } from './sink.ts';

const LONGEST_ESCAPE = 6;
const ESCAPES = Array.from({ length: 0x20 }, (_, byte) =>
  encodeText(`\\u00${byte.toString(16).padStart(2, '0')}`),
);

/** Writes UTF-8 text as a JSON string, quotes included. */
export function putJsonText(sink: Sink, text: Uint8Array): void {
  makeRoom(sink, text.length * LONGEST_ESCAPE + 2);
  const { bytes } = sink;
  let at = sink.at;
  bytes[at++] = 0x22;
  for (const byte of text) {
    const control = ESCAPES[byte];
    if (control) {
      bytes.set(control, at);
      at += control.length;
      continue;
    }
    if (byte === 0x22 || byte === 0x5c) bytes[at++] = 0x5c;
    bytes[at++] = byte;
  }
  bytes[at++] = 0x22;
  sink.at = at;
}
