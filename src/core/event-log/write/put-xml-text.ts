// How does a text stand in the value of an XML attribute? With entities for the signs of XML and for blanks that a parser
// would change; what XML 1.0 cannot hold at all (section 2.2, Char) becomes U+FFFD.
import { encodeText } from '../columns/utf8.ts';
import { makeRoom, type Sink } from './sink.ts';

const ESCAPES: readonly (Uint8Array | undefined)[] = Array.from({ length: 0x80 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  if (sign === '&') return encodeText('&amp;');
  if (sign === '<') return encodeText('&lt;');
  if (sign === '>') return encodeText('&gt;');
  if (sign === '"') return encodeText('&quot;');
  if (sign === '\t' || sign === '\n' || sign === '\r') return encodeText(`&#${byte};`);
  return byte < 0x20 ? encodeText('\ufffd') : undefined;
});

const LONGEST_ESCAPE = 6;

/** Writes UTF-8 text into an attribute in double quotes. */
export function putXmlText(sink: Sink, text: Uint8Array): void {
  makeRoom(sink, text.length * LONGEST_ESCAPE);
  const { bytes } = sink;
  let at = sink.at;
  for (let i = 0; i < text.length; i++) {
    const byte = text[i] as number;
    const entity = byte < 0x80 ? ESCAPES[byte] : undefined;
    if (entity) {
      bytes.set(entity, at);
      at += entity.length;
    } else bytes[at++] = isNoCharacter(text, i) ? 0xbd : byte;
  }
  sink.at = at;
}

// U+FFFE and U+FFFF are EF BF BE and EF BF BF: with BD as their last byte they are U+FFFD.
const isNoCharacter = (text: Uint8Array, i: number): boolean =>
  (text[i] as number) >= 0xbe && (text[i] as number) <= 0xbf && text[i - 1] === 0xbf && text[i - 2] === 0xef;
