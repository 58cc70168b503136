// Archives that unpack to far more than they are, or lie about what is in them.
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { documents, VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';
import { rows } from './tables.ts';

const zipped = (text: string): Buffer => gzipSync(text, { level: 6 });
const header = (flags: number, ...rest: number[]): Buffer =>
  Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3, ...rest]);
const changed = (bytes: Uint8Array, at: number, value: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? copy.length + at : at] = value;
  return copy;
};
const dull = (mebibytes: number): Buffer => {
  const member = gzipSync(rows(1).padEnd(1 << 20, '1,a,2026-01-01T00:00:00Z,b,1\n'), { level: 9 });
  return Buffer.concat(Array.from({ length: mebibytes }, () => member));
};

export const gzipByHand = (): HostileInput[] => [
  ...documents(rows(20)).map(({ name, make }) =>
    input(`packed: ${name}`, () => gzipSync(make(), { level: 1 })),
  ),
  ...VALUES.map((value) =>
    input(`value ${value.slice(0, 20)}`, () => zipped(`${rows(20)}1,${value},2026-01-01,b,1\n`)),
  ),
  ...each('unpacks to megabytes', [20, 60, 280], dull),
  input('zeros', () => gzipSync(Buffer.alloc(200 << 20), { level: 1 })),
  ...each('packed again', [2, 5], (times) =>
    Array.from({ length: times }).reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from(rows(5))),
  ),
  ...each('without an end:', [4, 8, 16, 28], (flags) =>
    Buffer.concat([header(flags, 0xff, 0xff), Buffer.alloc(500_000, 65)]),
  ),
  ...each('flags', [2, 32, 255], (flags) => changed(zipped(rows(20)), 3, flags)),
  ...each('method', [0, 7, 9, 255], (method) => changed(zipped(rows(20)), 2, method)),
  ...each('a wrong sum at', [-1, -4, -5, -8], (at) => changed(zipped(rows(20)), at, 0xee)),
  ...each('cut to', [1, 2, 9, 10, 11, 40], (length) => zipped(rows(20)).subarray(0, length)),
  input('more behind it', () => Buffer.concat([zipped(rows(20)), Buffer.alloc(100_000, 7)])),
  input('members that are empty', () =>
    Buffer.concat([zipped(rows(20)), ...Array.from({ length: 20_000 }, () => gzipSync(''))]),
  ),
  input('one row a member', () =>
    Buffer.concat([
      zipped(rows(1)),
      ...Array.from({ length: 5_000 }, (_, n) => zipped(`${n},a,2026-01-01,b,1\n`)),
    ]),
  ),
  input('empty blocks', () =>
    Buffer.concat([header(0), Buffer.alloc(1_000_000, Buffer.from([0, 0, 0, 0xff, 0xff]))]),
  ),
];

const text = (made: string): Uint8Array => new TextEncoder().encode(made);
export const sheet = (inside: string): string =>
  `<?xml version="1.0"?><worksheet><sheetData>${inside}</sheetData></worksheet>`;
export const sheetRows = (count: number, cell = (n: number) => `step ${n % 3}`): string =>
  `<row r="1">${['case', 'activity', 'time'].map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>${Array.from(
    { length: count },
    (_, n) =>
      `<row><c><v>${n >> 2}</v></c><c t="inlineStr"><is><t>${cell(n)}</t></is></c><c s="1"><v>${46_000 + n / 7}</v></c></row>`,
  ).join('')}`;
export const partsOf = (
  inside: string,
  more: { [path: string]: string } = {},
): { [path: string]: Uint8Array } => {
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>',
    'xl/worksheets/sheet1.xml': sheet(inside),
    ...more,
  };
  return Object.fromEntries(Object.entries(parts).map(([path, made]) => [path, text(made)]));
};
const book = (inside: string, more: { [path: string]: string } = {}): Uint8Array =>
  zipSync(partsOf(inside, more), { level: 1 });
const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** What stands at an offset of the central directory's first entry, or of the end record, overwritten. */
const lying = (from: number, sign: readonly number[], value: number): Buffer => {
  const copy = Buffer.from(book(sheetRows(5)));
  const at = copy.indexOf(Buffer.from(sign)) + from;
  copy.writeUInt32LE(value >>> 0, Math.min(at, copy.length - 4));
  return copy;
};
const ENTRY = [0x50, 0x4b, 1, 2];
const END = [0x50, 0x4b, 5, 6];

export const xlsxByHand = (): HostileInput[] => [
  ...documents(sheet(sheetRows(3))).map(({ name, make }) =>
    input(`sheet: ${name}`, () =>
      zipSync({ ...partsOf(''), 'xl/worksheets/sheet1.xml': make() }, { level: 1 }),
    ),
  ),
  ...VALUES.map((value) =>
    input(`value ${value.slice(0, 20)}`, () => book(sheetRows(8, () => escaped(value)))),
  ),
  ...[8, 10, 20, 24, 42].flatMap((from) =>
    each(`entry at ${from} says`, [0, 1, 0xffffffff], (value) => lying(from, ENTRY, value)),
  ),
  ...[8, 10, 12, 16].flatMap((from) =>
    each(`end at ${from} says`, [0, 0xffffffff], (value) => lying(from, END, value)),
  ),
  input('a sheet of spaces', () => book(sheetRows(3) + ' '.repeat(100 << 20))),
  input('strings that blow up', () =>
    book(sheetRows(3), {
      'xl/sharedStrings.xml': `<sst>${`<si><t>${' '.repeat(1 << 20)}</t></si>`.repeat(80)}</sst>`,
    }),
  ),
  input('a string many times over', () =>
    book(`${sheetRows(2)}${'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(40_000)}`, {
      'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`,
    }),
  ),
  ...each('cell', ['ZZZZZZZ1', 'A0', 'A-1', 'XFD1048577', '1A', 'A99999999999', ''], (at) =>
    book(`${sheetRows(3)}<row><c r="${at}"><v>1</v></c></row>`),
  ),
  ...each('row', ['999999999', '-5', '1e9', 'x'], (at) =>
    book(`${sheetRows(3)}<row r="${at}"><c><v>1</v></c></row>`),
  ),
  ...each('index', ['-1', '99999999', '1e9', 'x', '0.5'], (at) =>
    book(`${sheetRows(3)}<row><c t="s" s="${at}"><v>${at}</v></c></row>`),
  ),
  ...each('day', ['-1', '1e308', '99999999', 'NaN', '2958466'], (day) =>
    book(`${sheetRows(3)}<row><c><v>1</v></c><c><v>2</v></c><c s="1"><v>${day}</v></c></row>`),
  ),
  input('a document type', () =>
    book('', {
      'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY x "ha">]>${sheet(sheetRows(3, () => '&x;'))}`,
    }),
  ),
  input('nested cells', () => book('<row><c>'.repeat(100_000))),
  input('a format that traps', () =>
    book(sheetRows(3), {
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'[&quot;\\'.repeat(50_000)}"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    }),
  ),
  input('sheets', () =>
    book(sheetRows(3), {
      'xl/workbook.xml': `<workbook><sheets>${'<sheet name="S" r:id="rId1"/>'.repeat(20_000)}</sheets></workbook>`,
    }),
  ),
  input('relations', () =>
    book(sheetRows(3), {
      'xl/_rels/workbook.xml.rels': `<Relationships>${'<Relationship Id="rId1" Target="../../../x"/>'.repeat(20_000)}</Relationships>`,
    }),
  ),
  input('entries', () =>
    zipSync(
      {
        ...partsOf(sheetRows(3)),
        ...Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`x/${n}`, text('')])),
      },
      { level: 0 },
    ),
  ),
  input('columns', () => book(`<row>${'<c><v>1</v></c>'.repeat(200_000)}</row>${sheetRows(3)}`)),
];
