import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encodeText, type ImportOptions, logReader, nameAt, previewXlsx, readLog, textsOf } from './index.ts';

/** A cell as it stands in a sheet. */
const shared = (n: number) => ['s', String(n)] as const;
const number = (value: number | string, style = 0) => ['n', String(value), style] as const;
const inline = (text: string) => ['inlineStr', text] as const;
type Cell = readonly [type: string, value: string, style?: number] | null;

const letter = (column: number) => String.fromCharCode(65 + column);
const cell = ([type, value, style]: NonNullable<Cell>, at: string) =>
  `<c r="${at}" t="${type}" s="${style ?? 0}">${type === 'inlineStr' ? `<is><t>${value}</t></is>` : `<f>A1</f><v>${value}</v>`}</c>`;
const sheetOf = (rows: readonly (readonly Cell[])[]) =>
  `<?xml version="1.0"?><worksheet xmlns="m"><dimension ref="A1"/><sheetData>${rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((each, c) => (each ? cell(each, `${letter(c)}${r + 1}`) : '')).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy&quot; at &quot;hh:mm"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot; days&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs></styleSheet>`;

type Parts = {
  strings?: readonly string[];
  sheets?: readonly string[];
  date1904?: boolean;
};

function partsOf({ strings = [], sheets = [], date1904 = false }: Parts): { [path: string]: Uint8Array } {
  const parts: { [path: string]: string } = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets.map((_, i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="${i === 1 ? '/xl/' : ''}worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet])),
  };
  return Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, encodeText(text)]));
}

const workbook = (parts: Parts): Uint8Array => zipSync(partsOf(parts));

const STRINGS = [
  '<t>Order</t>',
  '<t>Step</t>',
  '<t>Done</t>',
  '<r><t>Amo</t></r><r><t xml:space="preserve">unt</t></r><rPh><t>x</t></rPh>',
  '<t>Ask &amp; wait</t>',
  '<t>Pay</t>',
];
const HEAD = [shared(0), shared(1), shared(2), shared(3)];
const PLAIN = workbook({
  strings: STRINGS,
  sheets: [
    sheetOf([
      HEAD,
      [number(17), shared(4), number(46023.5, 1), number(0.30000000000000004)],
      [number(17), shared(5), number('46023.604166666664', 2), number(12)],
      [number(18), inline('Pay'), ['d', '2026-01-04T08:00:00Z'], null],
    ]),
  ],
});

function logOf(file: Uint8Array, options: ImportOptions = {}) {
  const result = readLog(file, options);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const timesOf = (file: Uint8Array) => Array.from(logOf(file).log.at, (at) => new Date(at).toISOString());

const problemOf = (file: Uint8Array, options: ImportOptions = {}) => {
  const result = readLog(file, options);
  return result.ok ? undefined : result.problem;
};

describe('a workbook', () => {
  it('EL-21 is read as its table would be in CSV: shared, inline and rich texts, numbers and dates', () => {
    const found = logOf(PLAIN);
    expect(found.format).toBe('xlsx');
    expect(found.columns).toMatchObject({ case: 'Order', activity: 'Step', time: 'Done' });
    expect(textsOf(found.log.caseNames)).toEqual(['17', '18']);
    expect(found.log.activities).toEqual(['Ask & wait', 'Pay']);
    expect(timesOf(PLAIN)).toEqual([
      '2026-01-01T12:00:00.000Z',
      '2026-01-01T14:30:00.000Z',
      '2026-01-04T08:00:00.000Z',
    ]);
    const [amount] = found.log.attributes;
    expect([amount?.name, amount?.kind, amount && textsOf(amount.values)]).toEqual([
      'Amount',
      'number',
      ['0.3', '12'],
    ]);
  });

  it('EL-21 counts days since 1904 where it says so, and knows the day in 1900 that never was', () => {
    const sheets = [
      sheetOf([HEAD, ...[0.5, 59, 61, 44561.25].map((day) => [number(1), shared(4), number(day, 1), null])]),
    ];
    expect(timesOf(workbook({ strings: STRINGS, sheets, date1904: true }))).toEqual([
      '1904-01-01T12:00:00.000Z',
      '1904-02-29T00:00:00.000Z',
      '1904-03-02T00:00:00.000Z',
      '2026-01-01T06:00:00.000Z',
    ]);
    const since1900 = [
      sheetOf([HEAD, ...[1, 59, 61].map((day) => [number(1), shared(4), number(day, 1), null])]),
    ];
    expect(timesOf(workbook({ strings: STRINGS, sheets: since1900 }))).toEqual([
      '1900-01-01T00:00:00.000Z',
      '1900-02-28T00:00:00.000Z',
      '1900-03-01T00:00:00.000Z',
    ]);
  });

  it('EL-21 takes the first sheet with a table, and finds it below titles and blank rows', () => {
    const cover = sheetOf([
      [inline('Export of today')],
      [],
      [inline('by'), inline('Ana'), inline('Team'), inline('A')],
    ]);
    const rows = sheetOf([
      [inline('Orders 2026')],
      [],
      [null, ...HEAD],
      [null, number(1), shared(4), number(46023, 1), ['b', '1']],
      [],
      [null, number(1), shared(5), inline('soon'), ['e', '#N/A']],
      [null, number(1), shared(5), number(46024, 1), null],
    ]);
    const found = logOf(workbook({ strings: STRINGS, sheets: [cover, rows] }));
    expect(found.log.events).toBe(2);
    expect(found.rejected).toMatchObject([{ line: 6, reason: '"soon" is not a date and time.' }]);
    const [amount] = found.log.attributes;
    expect(
      amount && [
        amount.kind,
        Array.from(amount.codes, (code) => (code < 0 ? null : nameAt(amount.values, code))),
      ],
    ).toEqual(['boolean', ['true', null]]);
  });

  it('EL-21 leaves numbers alone whose format only looks like a date', () => {
    const sheets = [
      sheetOf([
        [...HEAD, inline('span')],
        [number(1), shared(4), number(46023, 2), number(2.5, 3), number(1.5, 4)],
      ]),
    ];
    const { log } = logOf(workbook({ strings: STRINGS, sheets }));
    expect(log.attributes.map(({ values }) => textsOf(values))).toEqual([['2.5'], ['1.5']]);
  });

  it('EL-11 is read the same in any chunks', () => {
    const reader = logReader();
    for (let at = 0; at < PLAIN.length; at += 7) reader.push(PLAIN.subarray(at, at + 7));
    const cut = reader.finish();
    expect(cut.ok && cut.value.log.activities).toEqual(logOf(PLAIN).log.activities);
  });

  it('EL-21 shows its columns and first rows before it is read', () => {
    const preview = previewXlsx(PLAIN, { activity: 'Order' });
    expect(preview.ok && preview.value).toMatchObject({
      columns: ['Order', 'Step', 'Done', 'Amount'],
      guess: { activity: 'Order', time: 'Done' },
    });
    expect(preview.ok && preview.value.rows[0]).toEqual([
      '17',
      'Ask & wait',
      '2026-01-01T12:00:00.000',
      '0.3',
    ]);
  });

  it.each([
    ['no-usable-row', workbook({ sheets: [] })],
    ['no-usable-row', workbook({ sheets: [sheetOf([])] })],
    [
      'no-usable-row',
      workbook({ sheets: [sheetOf([[inline('case'), inline('activity'), inline('time')]])] }),
    ],
    [
      'no-time-column',
      workbook({
        sheets: [
          sheetOf([
            [inline('a'), inline('b'), inline('c')],
            [inline('x'), inline('y'), inline('z')],
          ]),
        ],
      }),
    ],
    ['not-a-log', zipSync({ 'log.csv': encodeText('case,activity,time') })],
    ['broken-workbook', PLAIN.subarray(0, PLAIN.length - 30)],
    [
      'broken-workbook',
      workbook({ sheets: ['<worksheet><sheetData><row r="1"<c/></row></sheetData></worksheet>'] }),
    ],
    ['broken-workbook', workbook({ sheets: ['<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'] })],
    ['broken-workbook', Uint8Array.from(PLAIN, (byte, i) => (i > 40 && i < 90 ? 0xff : byte))],
    ['protected-workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ])('EL-21 answers %s with a remedy', (code, file) => {
    expect(problemOf(file)?.code).toBe(code);
    expect(problemOf(file)?.remedy).toMatch(/\.$/);
  });

  it('EL-21 refuses an encrypted part, by the mark in the archive', () => {
    const file = PLAIN.slice();
    for (let at = 0; at < file.length - 4; at++) {
      const mark = file[at] === 0x50 && file[at + 1] === 0x4b;
      if (mark && file[at + 2] === 1 && file[at + 3] === 2) file[at + 8] = (file[at + 8] ?? 0) | 1;
    }
    expect(problemOf(file)?.code).toBe('protected-workbook');
  });

  it('EL-21 refuses an archive that would fill the memory, before it does', () => {
    const rows = encodeText('<row/>'.repeat(2_000_000));
    const pages = new Uint8Array(rows.length * 6);
    for (let i = 0; i < 6; i++) pages.set(rows, rows.length * i);
    const bomb = zipSync({ ...partsOf({ sheets: [''] }), 'xl/worksheets/sheet1.xml': pages });
    expect(bomb.length).toBeLessThan(500_000);
    expect(problemOf(bomb)?.code).toBe('too-large');
  });

  it('EL-21 refuses a page of text that stands in each of thousands of cells', () => {
    const page = `<t>${'x'.repeat(30_000)}</t>`;
    const row = [number(1), shared(6), number(46023.5, 1), shared(6)];
    const sheet = sheetOf([HEAD, ...Array.from({ length: 1_000 }, () => row)]);
    const file = workbook({ strings: [...STRINGS, page], sheets: [sheet] });
    expect(file.length).toBeLessThan(50_000);
    expect(problemOf(file)?.code).toBe('too-large');
  });

  it('EL-21 answers any damage, never throwing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(PLAIN.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (damage) => {
          const file = PLAIN.slice();
          for (const [at, byte] of damage) file[at] = byte;
          const result = readLog(file);
          if (!result.ok) expect(result.problem.remedy).toMatch(/\.$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
