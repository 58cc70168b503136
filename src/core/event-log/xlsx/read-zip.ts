// Which files are in a zip archive, and what do they hold? (APPNOTE 6.3: end record, central directory, deflate by fflate.)
// Sizes that an archive states are never believed: what comes out is counted, and too much of it is refused.
import { Inflate } from 'fflate';
import { decodeText } from '../columns/utf8.ts';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly header: number;
  readonly packed: number;
};

export type ZipFault = 'broken' | 'encrypted' | 'too-large';

/** How much may still come out of an archive. **units**: bytes. */
export type Budget = { left: number };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 20_000;

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

/** The entries of the central directory; undefined where there is none. */
export function zipEntries(file: Uint8Array): ZipEntry[] | undefined {
  const end = endRecord(file);
  if (end < 0) return undefined;
  const count = Math.min(u16(file, end + 10), MOST_ENTRIES);
  let at = u32(file, end + 16);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || u32(file, at) !== ENTRY) return undefined;
    const nameLength = u16(file, at + 28);
    entries.push({
      name: decodeText(file, at + 46, Math.min(at + 46 + nameLength, file.length)).replaceAll('\\', '/'),
      method: u16(file, at + 10),
      encrypted: (u16(file, at + 8) & 1) === 1,
      packed: u32(file, at + 20),
      header: u32(file, at + 42),
    });
    at += 46 + nameLength + u16(file, at + 30) + u16(file, at + 32);
  }
  return entries;
}

function endRecord(file: Uint8Array): number {
  const last = file.length - 22;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) if (u32(file, at) === END) return at;
  return -1;
}

const PUSHED = 1 << 14;
// What people write shrinks to a thirtieth; what only wants to fill the memory, to a thousandth.
const SUSPICIOUS_RATIO = 300;
const HARMLESS = 1 << 25;

/** Hands the content of an entry on, piece by piece, until `take` says false. */
export function inflateEntry(
  file: Uint8Array,
  entry: ZipEntry,
  budget: Budget,
  take: (piece: Uint8Array) => boolean,
): ZipFault | undefined {
  if (entry.encrypted) return 'encrypted';
  const { header, packed, method } = entry;
  const start = header + 30 + u16(file, header + 26) + u16(file, header + 28);
  if (u32(file, header) !== LOCAL || start + packed > file.length) return 'broken';
  const content = file.subarray(start, start + packed);
  if (method === 0) {
    take(content);
    return undefined;
  }
  return method === 8 ? inflate(content, budget, take) : 'broken';
}

function inflate(
  content: Uint8Array,
  budget: Budget,
  take: (piece: Uint8Array) => boolean,
): ZipFault | undefined {
  let out = 0;
  let wanted = true;
  let fault: ZipFault | undefined;
  const stream = new Inflate((piece) => {
    if (!wanted || fault) return;
    out += piece.length;
    budget.left -= piece.length;
    if (budget.left < 0 || (out > HARMLESS && out > content.length * SUSPICIOUS_RATIO)) fault = 'too-large';
    else wanted = take(piece);
  });
  try {
    for (let at = 0; at < content.length && wanted && !fault; at += PUSHED) {
      stream.push(content.subarray(at, at + PUSHED), at + PUSHED >= content.length);
    }
  } catch {
    return 'broken';
  }
  return fault;
}
