// What is in the workbook, before any sheet is read: which sheets, which styles are dates, and since when days are counted
// (ECMA-376 part 1, SpreadsheetML).
import { decodeText } from '../columns/utf8.ts';
import { type Budget, inflateEntry, type ZipEntry, type ZipFault } from './read-zip.ts';
import {
  attributeAt,
  createXmlScanner,
  isNamed,
  scanChunk,
  textBytes,
  type XmlPiece,
  type XmlScanner,
} from './scan-xml.ts';

/** A workbook that is open. **shape**: `dates[s]` is 1 where cell style s shows a date; `sheets` the visible ones first. */
export type Workbook = {
  readonly file: Uint8Array;
  readonly budget: Budget;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly sheets: readonly ZipEntry[];
  readonly strings: ZipEntry | undefined;
  readonly dates: Uint8Array;
  readonly since1904: boolean;
};

const MOST_SHEETS = 100;

/** Opens a workbook; undefined for an archive that is none. */
export function openWorkbook(
  file: Uint8Array,
  listed: readonly ZipEntry[],
  budget: Budget,
): Workbook | ZipFault | undefined {
  const entries = new Map(listed.map((entry) => [entry.name.replace(/^\//, ''), entry]));
  const book = [...entries.keys()].find((name) => /^(.*\/)?workbook\.xml$/.test(name));
  if (book === undefined) return undefined;
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const faults: ZipFault[] = [];
  const parse = (name: string, take: (scanner: XmlScanner, piece: XmlPiece) => void) => {
    const entry = entries.get(name);
    const fault = entry && scanEntry({ file, budget }, entry, take);
    if (fault) faults.push(fault);
  };
  const targets = new Map<string, string>();
  parse(`${folder}_rels/workbook.xml.rels`, (scanner, piece) => {
    if (!isElement(scanner, piece, 'Relationship')) return;
    targets.set(attribute(scanner, 'Id'), pathOf(folder, attribute(scanner, 'Target')));
  });
  let since1904 = false;
  const sheets: { entry: ZipEntry; hidden: boolean }[] = [];
  parse(book, (scanner, piece) => {
    if (isElement(scanner, piece, 'workbookPr'))
      since1904 = /^(1|true)$/.test(attribute(scanner, 'date1904'));
    if (!isElement(scanner, piece, 'sheet') || sheets.length >= MOST_SHEETS) return;
    const entry = entries.get(targets.get(attribute(scanner, 'r:id')) ?? '');
    if (entry) sheets.push({ entry, hidden: /hidden/i.test(attribute(scanner, 'state')) });
  });
  const dates: number[] = [];
  parse(`${folder}styles.xml`, datesInto(dates));
  if (faults[0]) return faults[0];
  const sorted = [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)];
  return {
    file,
    budget,
    entries,
    sheets: sorted.map(({ entry }) => entry),
    strings: entries.get(`${folder}sharedStrings.xml`),
    dates: Uint8Array.from(dates),
    since1904,
  };
}

/** Scans one part of a workbook, telling each piece of its XML. */
export function scanEntry(
  { file, budget }: Pick<Workbook, 'file' | 'budget'>,
  entry: ZipEntry,
  take: (scanner: XmlScanner, piece: XmlPiece) => unknown,
): ZipFault | undefined {
  const scanner = createXmlScanner();
  let stopped = false;
  let broken = false;
  const fault = inflateEntry(file, entry, budget, (chunk) => {
    const goOn = scanChunk(scanner, chunk, (piece) => {
      stopped = take(scanner, piece) === false;
      return !stopped;
    });
    broken = !goOn && !stopped;
    return goOn;
  });
  return fault ?? (broken ? 'broken' : undefined);
}

export const isElement = (scanner: XmlScanner, piece: XmlPiece, name: string): boolean =>
  (piece === 'open' || piece === 'empty') && isNamed(scanner, name);

/** The value of an attribute as text, empty where there is none. */
export function attribute(scanner: XmlScanner, name: string): string {
  const range = attributeAt(scanner, name);
  if (!range) return '';
  const bytes = textBytes({ ...scanner, isVerbatim: false }, ...range);
  return decodeText(bytes, 0, bytes.length);
}

const pathOf = (folder: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : `${folder}${target}`.replace(/[^/]+\/\.\.\//g, '');

/** Collects for each cell style whether it shows a date. */
function datesInto(dates: number[]): (scanner: XmlScanner, piece: XmlPiece) => void {
  const codes = new Map<number, string>();
  let inside = false;
  return (scanner, piece) => {
    if (isElement(scanner, piece, 'numFmt'))
      codes.set(Number(attribute(scanner, 'numFmtId')), attribute(scanner, 'formatCode'));
    else if (isNamed(scanner, 'cellXfs')) inside = piece === 'open';
    else if (inside && isElement(scanner, piece, 'xf')) {
      const id = Number(attribute(scanner, 'numFmtId'));
      const code = codes.get(id);
      dates.push((code === undefined ? isBuiltInDate(id) : isDateFormat(code)) ? 1 : 0);
    }
  };
}

// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates of East Asian calendars.
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format shows a date or a time of day: letters of a date outside quotes, colours and elapsed time. */
export function isDateFormat(code: string): boolean {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  if (/\[(h+|m+|s+)\]/i.test(first)) return false;
  return /[ymdhs]/i.test(first.replace(/\[[^\]]*\]/g, '').replace(/general|am\/pm|a\/p/gi, ''));
}
