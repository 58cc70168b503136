// Which encoding is the file in, and what are its bytes in UTF-8? Known: UTF-8, UTF-16, Latin-1 and Windows-1252.
import { looksLikeUtf8, windows1252, writeCodePoint } from './utf8.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding that the first bytes of a file show or declare, and how many of them are a byte order mark. */
export function encodingOf(sample: Uint8Array): { encoding: Encoding; mark: number } | { unknown: string } {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (a === 0x3c && b === 0) return { encoding: 'utf-16le', mark: 0 };
  if (a === 0 && b === 0x3c) return { encoding: 'utf-16be', mark: 0 };
  const head = String.fromCharCode(...sample.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1]?.toLowerCase();
  if (declared !== undefined) return declaredEncoding(declared);
  return { encoding: looksLikeUtf8(sample, 0, sample.length) ? 'utf-8' : 'windows-1252', mark: 0 };
}

function declaredEncoding(name: string): { encoding: Encoding; mark: number } | { unknown: string } {
  if (['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(name)) return { encoding: 'utf-8', mark: 0 };
  if (['iso-8859-1', 'latin1', 'iso8859-1', 'windows-1252', 'cp1252', 'iso-8859-15'].includes(name)) {
    return { encoding: 'windows-1252', mark: 0 };
  }
  return { unknown: name };
}

/** Makes UTF-8 of a file's chunks; a character may be split between two chunks. */
export function transcoder(encoding: Encoding): (chunk: Uint8Array) => Uint8Array {
  if (encoding === 'utf-8') return (chunk) => chunk;
  return encoding === 'windows-1252' ? fromWindows1252 : fromUtf16(encoding === 'utf-16le');
}

function fromWindows1252(chunk: Uint8Array): Uint8Array {
  const text = new Uint8Array(chunk.length * 3);
  let put = 0;
  for (const byte of chunk) {
    put = writeCodePoint(text, put, byte < 0x80 ? byte : (windows1252(byte).codePointAt(0) ?? 0xfffd));
  }
  return text.subarray(0, put);
}

function fromUtf16(littleEndian: boolean): (chunk: Uint8Array) => Uint8Array {
  let half = -1;
  let high = -1;
  return (chunk) => {
    const text = new Uint8Array((chunk.length + 1) * 2 + 4);
    let put = 0;
    for (const byte of chunk) {
      if (half < 0) {
        half = byte;
        continue;
      }
      const unit = littleEndian ? (byte << 8) | half : (half << 8) | byte;
      half = -1;
      if (unit >= 0xd800 && unit < 0xdc00) {
        high = unit;
        continue;
      }
      const pair = unit >= 0xdc00 && unit < 0xe000 && high >= 0;
      const point = pair ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : unit;
      put = writeCodePoint(text, put, point >= 0xd800 && point < 0xe000 ? 0xfffd : point);
      high = -1;
    }
    return text.subarray(0, put);
  };
}
