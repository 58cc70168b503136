import { describe, expect, it } from 'vitest';
import { encodeText, logOf, nameAt, readLog, writeLog } from './index.ts';

const attributesOf = (...lines: string[]) => {
  const read = readLog(encodeText(lines.join('\n')));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.log.attributes.map(({ name, of, kind, codes, values }) => [
    `${of} ${name} ${kind}`,
    Array.from(codes, (code) => (code < 0 ? null : nameAt(values, code))),
  ]);
};

const textOf = (pieces: Iterable<Uint8Array>) =>
  [...pieces].map((piece) => Buffer.from(piece).toString()).join('');

describe('what further columns of a CSV file say', () => {
  it('EL-17 of the case what is the same in all its rows, of the event what is not', () => {
    expect(
      attributesOf(
        'case,activity,time,amount,cost,remark',
        '1,a,2026-01-01,100,5,',
        '2,a,2026-01-02,250,5,urgent',
        '1,b,2026-01-03,100,7,late',
      ),
    ).toEqual([
      ['case amount number', ['100', '250']],
      ['event cost number', ['5', '7', '5']],
      ['event remark text', [null, 'late', 'urgent']],
    ]);
  });

  it('EL-17 of the event all of it where no case has two rows', () => {
    const [found] = attributesOf('case,activity,time,amount', '1,a,2026-01-01,100', '2,a,2026-01-02,250');
    expect(found?.[0]).toBe('event amount number');
  });

  it('EL-17 of the case what the header marks by "case:", of the event all else', () => {
    expect(
      attributesOf(
        'case:concept:name,concept:name,time:timestamp,case:amount,group,case:torn',
        '1,a,2026-01-01,,A,x',
        '1,b,2026-01-02,100,A,y',
      ),
    ).toEqual([
      ['case amount number', ['100']],
      ['event group text', ['A', 'A']],
      ['event case:torn text', ['x', 'y']],
    ]);
  });

  it('EL-18 of which kind they are shows in all their values', () => {
    const [number, flag, time, text] = attributesOf(
      'case,activity,time,number,flag,when,text',
      '1,a,2026-01-01, 5,TRUE,25/12/2026 10:00,5',
      '1,b,2026-01-02,-1.5e3,false,2026-12-26T10:00:00+01:00,five',
      '1,c,2026-01-03,,,,',
    );
    expect(number).toEqual(['event number number', ['5', '-1.5e3', null]]);
    expect(flag).toEqual(['event flag boolean', ['true', 'false', null]]);
    expect(time).toEqual([
      'event when time',
      ['2026-12-25T10:00:00.000Z', '2026-12-26T10:00:00+01:00', null],
    ]);
    expect(text).toEqual(['event text text', ['5', 'five', null]]);
  });
});

describe('a log written as CSV', () => {
  it('EL-19 has no text that a spreadsheet would take for a formula, and gives it back when read', () => {
    const names = ['=HYPERLINK("x")', '+1', '@a', '-b', "'=c", '\ttab', '-5', 'plain'];
    const log = logOf(names.map((activity, at) => ({ case: '1', activity, at })));
    const text = textOf(writeLog(log, 'csv'));
    expect(text).toContain(`1,"'=HYPERLINK(""x"")",1970-01-01T00:00:00.000+00:00\r\n`);
    expect(text).toMatch(
      /\r\n1,\+1,.*\r\n1,'@a,.*\r\n1,'-b,.*\r\n1,''=c,.*\r\n1,"'\ttab",.*\r\n1,-5,.*\r\n1,plain,/,
    );
    const read = readLog(encodeText(text));
    expect(read.ok && read.value.log.activities).toEqual(names);
  });
});

describe('a log written as XES', () => {
  it('EL-16 holds what XML can hold, and the sign for the unknown where it cannot', () => {
    const log = logOf([{ case: 'a\u0000', activity: '<"&\n\u0007\uffff>', at: 0 }]);
    const text = textOf(writeLog(log, 'xes'));
    expect(text).toContain('value="&lt;&quot;&amp;&#10;\ufffd\ufffd&gt;"');
    expect(text).toContain('value="a\ufffd"');
  });

  it('EL-16 tells instants to the millisecond, long before 1970 and far ahead', () => {
    const instants = [Date.UTC(1899, 11, 31, 23, 59, 59, 999), -1, 951_782_400_001, Date.UTC(2400, 1, 29)];
    const text = textOf(writeLog(logOf(instants.map((at) => ({ case: '1', activity: 'a', at }))), 'xes'));
    const told = [...text.matchAll(/<date [^>]*value="([^"]+)"/g)].map(([, value]) => value);
    expect(told).toEqual(instants.map((at) => new Date(at).toISOString().replace('Z', '+00:00')));
  });
});
