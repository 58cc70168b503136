// The texts of a workbook: sheets name them by number. Kept as bytes in one block, in the order of the file.
import type { Names } from '../columns/dictionary.ts';
import type { ZipFault } from './read-zip.ts';
import { isNamed, textBytes } from './scan-xml.ts';
import { scanEntry, type Workbook } from './workbook.ts';

const MOST_BYTES = 1 << 28;

/** The shared texts up to `most` of them, or the fault of their part. */
export function sharedStrings(workbook: Workbook, most = Number.POSITIVE_INFINITY): Names | ZipFault {
  let [bytes, offsets] = [new Uint8Array(1 << 16), new Uint32Array(1 << 10)];
  let size = 0;
  let put = 0;
  let inText = false;
  let phonetic = 0;
  let tooLarge = false;
  const add = (text: Uint8Array) => {
    if (put + text.length > bytes.length) {
      const wider = new Uint8Array(Math.max(put + text.length, bytes.length * 2));
      wider.set(bytes);
      bytes = wider;
    }
    bytes.set(text, put);
    put += text.length;
  };
  const end = () => {
    if (++size === offsets.length) {
      const wider = new Uint32Array(size * 2);
      wider.set(offsets);
      offsets = wider;
    }
    offsets[size] = put;
  };
  const fault =
    workbook.strings &&
    scanEntry(workbook, workbook.strings, (scanner, piece) => {
      if (piece === 'text') {
        if (inText && phonetic === 0) add(textBytes(scanner, scanner.start, scanner.end));
        tooLarge = put > MOST_BYTES;
        return !tooLarge;
      }
      if (isNamed(scanner, 't')) inText = piece === 'open';
      // How a word is spoken (rPh) is not part of it.
      else if (isNamed(scanner, 'rPh')) phonetic += piece === 'open' ? 1 : piece === 'close' ? -1 : 0;
      else if (isNamed(scanner, 'si') && piece !== 'open') {
        end();
        return size < most;
      }
      return true;
    });
  if (fault || tooLarge) return fault ?? 'too-large';
  return { size, bytes: bytes.subarray(0, put), offsets: offsets.subarray(0, size + 1) };
}
