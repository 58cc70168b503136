import { describe, expect, it } from 'vitest';
import { encodeText, type ImportOptions, previewCsv, readLog, textsOf } from './index.ts';

const read = (text: string, options: ImportOptions = {}) => readLog(encodeText(text), options);

function logOf(text: string, options: ImportOptions = {}) {
  const result = read(text, options);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const problemOf = (text: string, options: ImportOptions = {}) => {
  const result = read(text, options);
  return result.ok ? undefined : result.problem;
};

const activities = (text: string, options: ImportOptions = {}): string[] => {
  const { log } = logOf(text, options);
  return Array.from(log.activity, (code) => log.activities[code] ?? '');
};

const times = (text: string, options: ImportOptions = {}): string[] =>
  Array.from(logOf(text, options).log.at, (at) => new Date(at).toISOString());

describe('the order of events', () => {
  it('EL-1 sorts by case in order of first appearance, then by time', () => {
    const text = 'case,activity,time\nb,late,2026-01-02\na,only,2026-01-01\nb,early,2026-01-01\n';
    const { log } = logOf(text);
    expect(textsOf(log.caseNames)).toEqual(['b', 'a']);
    expect(activities(text)).toEqual(['early', 'late', 'only']);
    expect(Array.from(log.caseStarts)).toEqual([0, 2, 3]);
  });

  it('EL-1 keeps the order of the file where times are equal, in short cases and in long ones', () => {
    const row = (name: string, day: number) => `1,${name},2026-01-${String(day).padStart(2, '0')}`;
    const late = Array.from({ length: 50 }, (_, i) => row(`late ${i}`, 2));
    const early = Array.from({ length: 50 }, (_, i) => row(`early ${i}`, 1));
    const wanted = [...early, ...late].map((line) => line.split(',')[1]);
    expect(activities(`case,activity,time\n${[...late, ...early].join('\n')}`)).toEqual(wanted);
    expect(activities(['case,activity,time', row('b', 2), row('c', 2), row('a', 1)].join('\n'))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('EL-2 counts an empty person as none', () => {
    const { log } = logOf('case,activity,time,resource\n1,a,2026-01-01,\n1,b,2026-01-02,Ana\n');
    expect(Array.from(log.resource)).toEqual([-1, 0]);
    expect(log.resources).toEqual(['Ana']);
  });
});

describe('the form of the file', () => {
  it.each([
    ['comma', 'case,activity,time\n1,a b,2026-01-01\n'],
    ['semicolon', 'case;activity;time\n1;"a b";2026-01-01\n'],
    ['tab', 'case\tactivity\ttime\r\n1\ta b\t2026-01-01\r\n'],
    ['bar, old line ends', 'case|activity|time\r1|a b|2026-01-01\r'],
    ['no line break at the end', 'case,activity,time\n1,a b,2026-01-01'],
    ['byte order mark', '\ufeffcase,activity,time\n1,a b,2026-01-01\n'],
    ['blank lines', '\n\ncase,activity,time\n\n1,a b,2026-01-01\n\n'],
    ['delimiters too many', 'case,activity,time\n1,a b,2026-01-01,,\n'],
  ])('EL-3 reads a file with %s', (_, text) => {
    expect(activities(text)).toEqual(['a b']);
    expect(logOf(text).rejectedCount).toBe(0);
  });

  it('EL-3 reads quotes, doubled quotes and line breaks inside quotes as meant', () => {
    const text =
      'case,activity,time\n1,"say ""yes"", or\nno",2026-01-01\n1,"""",2026-01-02\n1,"",2026-01-03\n';
    expect(activities(text)).toEqual(['say "yes", or\nno', '"']);
    expect(logOf(text).rejected).toEqual([
      { line: 5, reason: 'The row has no activity.', remedy: expect.stringContaining('Fill in') },
    ]);
  });

  it('EL-3 leaves out the rest of a file in which a quote is never closed, and says where it opens', () => {
    const { log, rejected } = logOf('case,activity,time\n1,a,2026-01-01\n1,"b,2026-01-02\n1,c,2026-01-03\n');
    expect(log.events).toBe(1);
    expect(rejected).toMatchObject([{ line: 3, reason: expect.stringContaining('never closed') }]);
  });
});

describe('the columns', () => {
  it('EL-4 guesses by name, in several spellings', () => {
    const text =
      'Ticket ID,Complete Timestamp,Agent,Start Timestamp,Task Name\n7,2026-01-02 10:00,Ana,2026-01-02 09:00,Check\n';
    expect(logOf(text).columns).toEqual({
      case: 'Ticket ID',
      activity: 'Task Name',
      time: 'Complete Timestamp',
      start: 'Start Timestamp',
      resource: 'Agent',
      lifecycle: undefined,
    });
    const { log } = logOf(text);
    expect((log.at[0] ?? 0) - (log.startedAt?.[0] ?? 0)).toBe(3_600_000);
  });

  it('EL-4 knows when work was begun and ended by these words too', () => {
    const text = 'order,step,begun,ended\n7,Check,2026-01-02 09:00,2026-01-02 10:00\n';
    expect(logOf(text).columns).toMatchObject({ time: 'ended', start: 'begun' });
  });

  it('EL-3 says of a picture, a printed page and an archive what they are', () => {
    const chosen = {
      'a picture': '\x89PNG\r\n\x1a\n',
      'a PDF': '%PDF-1.7\n',
      'an archive': '7z\xbc\xaf\x27',
    };
    for (const [kind, text] of Object.entries(chosen)) {
      const file = Uint8Array.from([...text, ...'a,b\n1,2\n'], (sign) => sign.charCodeAt(0));
      for (const refused of [readLog(file), previewCsv(file)])
        expect(refused).toMatchObject({
          ok: false,
          problem: { code: 'not-a-log', message: expect.stringContaining(kind) },
        });
    }
  });

  it('EL-4 guesses by what the columns hold where the names say nothing', () => {
    const rows = [
      '1,alpha,2026-01-01',
      '1,beta,2026-01-02',
      '2,alpha,2026-01-03',
      '2,beta,2026-01-04',
      '3,alpha,2026-01-05',
    ];
    expect(logOf(`x,y,z\n${rows.join('\n')}`).columns).toMatchObject({ case: 'x', activity: 'y', time: 'z' });
  });

  it('EL-4 reads a file without a header', () => {
    expect(logOf('1,a,2026-01-01\n1,b,2026-01-02\n2,a,2026-01-03\n').columns).toMatchObject({
      time: 'column 3',
    });
  });

  it('EL-4 lets the caller name columns, and says which there are when the name is wrong', () => {
    const text = 'case,activity,time,who,step\n1,a,2026-01-01,Ana,x\n';
    expect(activities(text, { columns: { activity: 'step' } })).toEqual(['x']);
    expect(problemOf(text, { columns: { time: 'when' } })).toMatchObject({
      code: 'unknown-column',
      remedy: expect.stringContaining('"who"'),
    });
  });

  it('EL-4 keeps the other columns as attributes', () => {
    const { log } = logOf('case,activity,time,cost\n1,a,2026-01-02,30\n1,b,2026-01-01,\n');
    const [cost] = log.attributes;
    expect(cost).toMatchObject({ name: 'cost', of: 'event', kind: 'number' });
    expect(Array.from(cost?.codes ?? [])).toEqual([-1, 0]);
  });
});

describe('what cannot be used', () => {
  it('EL-5 leaves out rows with line, reason and remedy, and keeps all others', () => {
    const text =
      'case,activity,time\n1,a,2026-01-01\n,b,2026-01-02\n1,c,someday\n1,d,2026-02-30\n1,e,2026-01-03,more\n1\n1,f,2026-01-04\n';
    const { log, rejected, rejectedCount } = logOf(text);
    expect(log.events).toBe(2);
    expect(rejectedCount).toBe(5);
    expect(rejected.map((row) => [row.line, row.reason])).toEqual([
      [3, 'The row has no case.'],
      [4, '"someday" is not a date and time.'],
      [5, '"2026-02-30" is not a date and time.'],
      [6, 'The row has 4 fields, the header 3.'],
      [7, 'The row has 1 fields, the header 3.'],
    ]);
    expect(rejected.every((row) => row.remedy.length > 10)).toBe(true);
  });

  it.each([
    ['empty-file', ''],
    ['empty-file', ' \n \n'],
    ['no-time-column', 'case,activity\n1,a\n1,b\n'],
    ['no-case-column', 'time,note\n2026-01-01,\n'],
    ['no-activity-column', 'case,time\n1,2026-01-01\n'],
    ['no-usable-row', 'case,activity,time\n'],
  ])('EL-10 answers %s with a message and a remedy', (code, text) => {
    const problem = problemOf(text);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toMatch(/\.$/);
    expect(problem?.remedy).toMatch(/\.$/);
  });

  it('EL-10 says what was wrong when no row at all could be used', () => {
    expect(problemOf('case,activity,time\n1,a,then\n', { columns: { time: 'time' } })).toMatchObject({
      code: 'no-usable-row',
      message: expect.stringContaining('"then" is not a date and time'),
    });
  });
});

describe('times', () => {
  const column = (...values: string[]) =>
    `case,activity,time\n${values.map((value, i) => `${i},a,"${value}"`).join('\n')}`;

  it('EL-6 converts offsets and reads times without one as UTC', () => {
    expect(
      times(column('2026-03-29T01:30:00+01:00', '2026-03-29 03:30:00.5 +0200', '2026-03-29T00:30:00Z')),
    ).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.500Z', '2026-03-29T00:30:00.000Z']);
    expect(times(column('2026-01-01 10:00'))).toEqual(['2026-01-01T10:00:00.000Z']);
  });

  it('EL-6 warns when some times say their zone and some do not', () => {
    const mixed = logOf(column('2026-01-01T10:00:00+01:00', '2026-01-01 10:00:00'));
    expect(mixed.log.events).toBe(2);
    expect(mixed.warnings.map((warning) => warning.code)).toEqual(['mixed-time-zones']);
    expect(logOf(column('2026-01-01T10:00:00+01:00', '2026-01-01T10:00:00-05:00')).warnings).toEqual([]);
  });

  it('EL-7 decides over the whole file whether the day or the month comes first', () => {
    expect(times(column('03/04/2026 10:00', '25/04/2026 10:00'))[0]).toBe('2026-04-03T10:00:00.000Z');
    expect(times(column('03/04/2026 10:00', '04/25/2026 10:00'))[0]).toBe('2026-03-04T10:00:00.000Z');
    const open = logOf(column('03/04/2026 1:05 PM'));
    expect(open.warnings.map((warning) => warning.code)).toEqual(['day-or-month']);
    expect(new Date(open.log.at[0] ?? 0).toISOString()).toBe('2026-04-03T13:05:00.000Z');
    expect(times(column('03/04/2026 00:30'), { dateOrder: 'month-first' })).toEqual([
      '2026-03-04T00:30:00.000Z',
    ]);
  });

  it('EL-7 reads a date with dots day first', () => {
    expect(times(column('03.04.2026', '3.4.26 07:05'))).toEqual([
      '2026-04-03T00:00:00.000Z',
      '2026-04-03T07:05:00.000Z',
    ]);
  });

  it('EL-6 reads seconds and milliseconds since 1970', () => {
    const options = { columns: { time: 'time' } };
    expect(times(column('1767225600', '1767225600000', '1767225600.25'), options)).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.250Z',
    ]);
  });
});

describe('encodings', () => {
  it('EL-12 reads UTF-16 and Windows-1252', () => {
    const text = 'case,activity,time\n1,Prüfung – €,2026-01-01\n';
    const utf16 = new Uint8Array(2 + text.length * 2);
    utf16.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++) {
      utf16[2 + i * 2] = text.charCodeAt(i) & 0xff;
      utf16[3 + i * 2] = text.charCodeAt(i) >> 8;
    }
    const single: { [sign: string]: number } = { '–': 0x96, '€': 0x80 };
    const windows = Uint8Array.from(text, (sign) => single[sign] ?? sign.charCodeAt(0));
    for (const bytes of [utf16, windows]) {
      const result = readLog(bytes);
      expect(result.ok && result.value.log.activities).toEqual(['Prüfung – €']);
    }
  });
});

describe('a table that is none', () => {
  const codeOf = (text: string) => {
    const result = readLog(encodeText(text));
    return result.ok ? 'read' : result.problem.code;
  };

  it('EL-24 is refused where a row is longer than a megabyte', () => {
    expect(codeOf(`case,activity,time\n1,a,2026-01-01\n1,"${'a\n'.repeat(1 << 19)}`)).toBe('row-too-long');
    expect(codeOf(`case,activity,time${','.repeat(1 << 21)}\n`)).toBe('row-too-long');
  });

  it('EL-24 has its columns guessed in little time, whatever their number', () => {
    const begun = performance.now();
    expect(codeOf(','.repeat(65_000))).toBe('no-time-column');
    const preview = previewCsv(encodeText(','.repeat(65_000)));
    expect(preview.ok && preview.value.columns).toHaveLength(2_000);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('EL-24 keeps 256 further columns, and says so', () => {
    const names = Array.from({ length: 300 }, (_, n) => `c${n}`).join();
    const result = readLog(encodeText(`case,activity,time,${names}\n1,a,2026-01-01${',x'.repeat(300)}\n`));
    expect(result.ok && result.value.log.attributes.length).toBe(256);
    expect(result.ok && result.value.warnings.map(({ code }) => code)).toEqual(['too-many-attributes']);
  });
});
