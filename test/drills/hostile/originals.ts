// Real inputs, from which the thousand are made: what people send every day.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { answered } from './by-hand/answers.ts';
import { form, opening, part } from './by-hand/bodies.ts';
import { calendar, entry } from './by-hand/calendars.ts';
import { ordinary } from './by-hand/ocel.ts';
import { partsOf, sheetRows } from './by-hand/packed.ts';
import { rows } from './by-hand/tables.ts';
import { manyTraces } from './by-hand/xes.ts';

const examples = join(import.meta.dirname, '../../../examples');

/** The example workflows, as they come along. */
export const workflows = (): string[] =>
  readdirSync(examples, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => readFileSync(join(examples, name, 'workflow.yaml'), 'utf8'));

export const tables = (): string[] => [
  rows(60),
  rows(
    40,
    (n) =>
      `"order ${n >> 2}";"ask; wait ${n % 5}";"${1 + (n % 28)}.03.2026 1${n % 10}:05";"Jörg";"1.${n},50"`,
  ).replace(/,(?=\w+[,\n])/g, ';'),
  rows(40, (n) => `${n >> 2}\tdo "${n % 3}"\t2026-03-0${1 + (n % 9)} 10:00:00+02:00\tö\t7`).replace(
    /,(?=\w+[,\n])/g,
    '\t',
  ),
];

export const xmlLogs = (): string[] => [
  manyTraces(12),
  manyTraces(3).replace(
    '<log xes.version="1.0">',
    '<log xmlns="http://www.xes-standard.org/"><!-- made --><extension name="Concept" prefix="concept" uri="x"/><global scope="event"><string key="concept:name" value="-"/></global><classifier name="A" keys="concept:name"/><float key="a" value="1.5"/><list key="b"><values><int key="c" value="1"/></values></list>',
  ),
];

export const objectLogs = (): string[] => [ordinary()];
export const packedTables = (): Uint8Array[] => tables().map((table) => gzipSync(table));
export const books = (): Uint8Array[] => [
  zipSync(partsOf(sheetRows(40))),
  zipSync(partsOf(sheetRows(5)), { level: 0 }),
];
export const sheets = (): string[] => [
  new TextDecoder().decode(partsOf(sheetRows(20))['xl/worksheets/sheet1.xml']),
];
export const book = (sheet: Uint8Array): Uint8Array =>
  zipSync({ ...partsOf(''), 'xl/worksheets/sheet1.xml': sheet }, { level: 1 });

export const rules = (): string[] => [
  'amount > 100 and category in ["travel", "meals"]',
  'if urgent then due + duration("P1D") else due + duration("P1M")',
  'sum(for line in lines return line.price * line.count) >= 1250.50',
  'some tag in tags satisfies matches(tag, "^[a-z]+-[0-9]{2,4}$") or starts with(title, "Trip \\"x\\"")',
  'count(prices[item > 10]) = 0 and opened < date and time("2026-01-01T10:00:00+02:00")',
  'not(case.priority = "high") and quantity between 1 and 99 and requester != approver',
];

export const holidays = (): string[] => [
  calendar(
    entry('DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260102\nRRULE:FREQ=YEARLY\nUID:1@x') +
      entry('DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nEXDATE:20271125'),
  ),
  calendar(
    entry('DTSTART:20260501\nDURATION:P1W\nRDATE:20270501,20280501\nDESCRIPTION:a\\, b\n c d') +
      entry('DTSTART:20261224T120000Z\nSTATUS:CANCELLED'),
  ).replaceAll('\n', '\r\n'),
];

export const answers = (): string[] => [
  answered('Content-Type: application/json\r\nContent-Length: 11', '{"ok":true}'),
  answered(
    'Transfer-Encoding: chunked\r\nDate: Fri, 27 Nov 2026 10:00:00 GMT',
    '5\r\nhello\r\n0\r\n\r\n',
    '202 Accepted',
  ),
  answered('Retry-After: 120\r\nContent-Length: 0', '', '503 Service Unavailable'),
  answered('Location: /elsewhere\r\nContent-Length: 0', '', '307 Temporary Redirect'),
];

export const bodies = (): string[] => [
  opening('{"what":"Tea","count":3,"paid":"2026-03-01","cost":"12.50"}'),
  opening('{"what":"Größer","count":-1.5e3}'),
];
export const forms = (): string[] => [
  form(
    part('Content-Disposition: form-data; name="values"', '{"what":"Tea"}') +
      part('Content-Disposition: form-data; name="f"; filename="a.csv"\r\nContent-Type: text/csv', rows(5)),
  ),
];
