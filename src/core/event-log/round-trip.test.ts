import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseName, type EventLog, encodeText, type LogRow, logOf, logReader, readLog } from './index.ts';

const name = fc.oneof(
  fc.constantFrom('Check', 'Pay', 'a "quoted", one', 'two\nlines', 'Prüfung €', '😀', ' spaced ', ';|\t'),
  fc.string({ minLength: 1, unit: 'binary' }),
);

const row: fc.Arbitrary<LogRow> = fc.record({
  case: fc.oneof(fc.constantFrom('1', '2', '3'), name),
  activity: name,
  at: fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2100, 0, 1) }),
  resource: fc.option(name, { nil: undefined }),
});

const rowsOf = (log: EventLog) =>
  Array.from({ length: log.cases }, (_, c) =>
    Array.from({ length: (log.caseStarts[c + 1] ?? 0) - (log.caseStarts[c] ?? 0) }, (_, i) => {
      const place = (log.caseStarts[c] ?? 0) + i;
      return {
        case: caseName(log, c),
        activity: log.activities[log.activity[place] ?? -1],
        at: log.at[place],
        resource: log.resources[log.resource[place] ?? -1],
      };
    }),
  ).flat();

const quoted = (text: string | undefined) => `"${(text ?? '').replaceAll('"', '""')}"`;

const csvOf = (rows: readonly LogRow[]) =>
  ['case,activity,time,resource']
    .concat(
      rows.map((r) =>
        [quoted(r.case), quoted(r.activity), new Date(r.at).toISOString(), quoted(r.resource)].join(','),
      ),
    )
    .join('\r\n');

describe('a log as a file', () => {
  it('EL-15 is the same log after being written as CSV and read again', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const result = readLog(encodeText(csvOf(rows)));
        expect(result.ok).toBe(true);
        if (result.ok) expect(rowsOf(result.value.log)).toEqual(rowsOf(logOf(rows)));
      }),
    );
  });

  it('EL-11 is read the same however it is cut into chunks', () => {
    const xes = `<?xml version="1.0" encoding="UTF-8"?><!-- note --><log><trace>${Array.from(
      { length: 9 },
      (_, i) =>
        `<event><string key='concept:name' value="é &amp; ${i}"/><date key="time:timestamp" value="2026-01-0${9 - i}T00:00:00Z"/></event>`,
    ).join('\n')}</trace></log>`;
    const padding = Array.from(
      { length: 3000 },
      (_, i) => ({ case: `${i % 7}`, activity: 'a "b"\n', at: i * 1000 }) as LogRow,
    );
    for (const text of [xes, csvOf(padding)]) {
      const bytes = encodeText(text);
      const whole = readLog(bytes);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
          const reader = logReader();
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const size = sizes[i % sizes.length] ?? 1;
            reader.push(bytes.subarray(at, at + size));
            at += size;
          }
          const cut = reader.finish();
          expect(cut.ok && whole.ok && rowsOf(cut.value.log)).toEqual(whole.ok && rowsOf(whole.value.log));
        }),
        { numRuns: 20 },
      );
    }
  });
});
