// Is a log the same after it was written as a file and read again? Any log, and every one of the shared logs.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EventLog,
  encodeText,
  logReader,
  readLog,
  WRITTEN_FORMATS,
  type WrittenFormat,
  writeLog,
} from '../../src/core/event-log/index.ts';
import { readLogFile } from '../../src/shell/log-file/index.ts';
import { differenceOf } from './difference.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.MILLRACE_LOGS ?? '../shared/logs');

/** Writes the log and reads what was written. */
function again(log: EventLog, format: WrittenFormat): EventLog {
  const reader = logReader();
  for (const piece of writeLog(log, format)) reader.push(piece);
  const read = reader.finish();
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value.rejectedCount).toBe(0);
  return read.value.log;
}

const word = fc.oneof(
  fc.constantFrom(
    'Check',
    'a "quoted", one',
    'two\nlines',
    'Prüfung €',
    '😀',
    ' spaced ',
    ';|\t',
    "'",
    'true',
    '7',
  ),
  fc.constantFrom('=1+1', '@sum', '-x', "'=kept", "''+2", '-5', '<a&b>', '2026-01-02', '1e9', 'case:x'),
  // Without control characters, which XML cannot hold.
  fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => text.replace(/\p{C}/gu, '.')),
);
const instant = fc.integer({ min: Date.UTC(1902, 0, 1), max: Date.UTC(2400, 0, 1) });
const row = fc.record({
  case: fc.oneof(fc.constantFrom('1', '2', '3'), word),
  activity: word,
  at: instant,
  start: fc.option(instant),
  resource: fc.option(word),
  lifecycle: fc.option(fc.constantFrom('start', 'complete')),
  number: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
  flag: fc.option(fc.boolean()),
  when: fc.option(instant),
  note: fc.option(word),
});

const quoted = (value: unknown): string => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`);
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A plain export with columns of every kind. */
const csvOf = (rows: readonly (typeof row extends fc.Arbitrary<infer Row> ? Row : never)[]): string =>
  [
    'case;activity;time;start;resource;lifecycle;number;flag;when;note;of case',
    ...rows.map((r) =>
      [r.case, r.activity, iso(r.at), iso(r.start), r.resource, r.lifecycle, r.number, r.flag, iso(r.when)]
        .concat([r.note, `about ${r.case}`])
        .map(quoted)
        .join(';'),
    ),
  ].join('\n');

describe('a log that is written and read again', () => {
  it.each(WRITTEN_FORMATS)('EL-16 is the same log as %s, whatever it holds', (format) => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const read = readLog(encodeText(csvOf(rows)));
        if (!read.ok) throw new Error(read.problem.message);
        expect(differenceOf(read.value.log, again(read.value.log, format))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it.each(WRITTEN_FORMATS)('EL-16 comes as %s in pieces, however long it is', (format) => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `${i >> 3},step ${i % 5},${i},${'x'.repeat(i % 50)}`,
    );
    const read = readLog(
      encodeText(
        `case,activity,time,note\n${rows.join('\n').replaceAll(/,(\d+),(x|$)/gm, ',2026-01-01T00:00:00Z,$2')}`,
      ),
    );
    if (!read.ok) throw new Error(read.problem.message);
    const pieces = [...writeLog(read.value.log, format)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(300_000);
  });
});

const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.gz')) : [];

describe.skipIf(files.length === 0)('the shared logs, written and read again', () => {
  it.each(files.length === 0 ? ['none'] : files)(
    'EL-16 %s is the same in every form',
    { timeout: 120_000 },
    async (file) => {
      const read = await readLogFile(join(folder, file));
      if (!read.ok) throw new Error(read.problem.message);
      const { log } = read.value;
      for (const format of WRITTEN_FORMATS) {
        // CSV does not say of which kind a column is: what it shows is taken, and is the same from then on.
        const told = format === 'csv' ? again(log, 'csv') : log;
        expect(differenceOf(told, again(told, format))).toBeUndefined();
      }
    },
  );
});
