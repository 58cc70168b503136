import { describe, expect, it } from 'vitest';
import { encodeText, readLog, textsOf } from './index.ts';

const event = (name: string, time: string, more = '') =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${time}"/>${more}</event>`;

const trace = (name: string, ...events: string[]) =>
  `<trace><string key="concept:name" value="${name}"/>${events.join('')}</trace>`;

const xes = (...traces: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log>${traces.join('\n')}</log>`;

function logOf(text: string) {
  const result = readLog(encodeText(text));
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const problemOf = (text: string) => {
  const result = readLog(encodeText(text));
  return result.ok ? undefined : result.problem;
};

describe('an XES log', () => {
  it('EL-8 becomes columns, offsets converted', () => {
    const more = '<string key="org:resource" value="Ana"/><string key="lifecycle:transition" value="start"/>';
    const { log } = logOf(
      xes(
        trace(
          '7',
          event('Check', '2026-03-29T03:30:00.000+02:00', more),
          event('Pay', '2026-03-30T00:00:00Z'),
        ),
      ),
    );
    expect(textsOf(log.caseNames)).toEqual(['7']);
    expect(log.activities).toEqual(['Check', 'Pay']);
    expect(new Date(log.at[0] ?? 0).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(Array.from(log.resource)).toEqual([0, -1]);
    expect(Array.from(log.lifecycle)).toEqual([0, -1]);
  });

  it('EL-8 passes over defaults, classifiers, nested and unknown attributes', () => {
    const odd =
      '<list key="names"><values><string key="concept:name" value="wrong"/></values></list>' +
      '<string key="note" value="x"><string key="concept:name" value="nested"/></string><weird/><container key="c"></container>';
    const global =
      '<global scope="event"><string key="concept:name" value="UNKNOWN"/></global><classifier name="A" keys="x y"/>';
    const { log, rejectedCount } = logOf(xes(global, trace('1', event('Real', '2026-01-01T00:00:00Z', odd))));
    expect(log.activities).toEqual(['Real']);
    expect(rejectedCount).toBe(0);
    expect(log.attributes.map((attribute) => attribute.name)).toEqual(
      ['names', 'note', 'c'].filter((name) => name === 'note'),
    );
  });

  it('EL-8 keeps attributes of cases and events with their kinds', () => {
    const { log } = logOf(
      xes(
        `<trace><int key="amount" value="5"/><string key="concept:name" value="1"/>${event('a', '2026-01-01T00:00:00Z', '<boolean key="ok" value="true"/>')}</trace>`,
      ),
    );
    expect(log.attributes.map(({ name, of, kind }) => [name, of, kind])).toEqual([
      ['amount', 'case', 'number'],
      ['ok', 'event', 'boolean'],
    ]);
  });

  it('EL-8 takes each trace as a case, also when a name is missing or comes twice', () => {
    const one = event('a', '2026-01-01T00:00:00Z');
    const { log, warnings } = logOf(
      xes(trace('x', one), trace('x', one), `<trace>${one}</trace>`, trace('empty'), '<trace/>'),
    );
    expect(textsOf(log.caseNames)).toEqual(['x', 'x (2)', 'case 3']);
    expect(warnings.map((warning) => warning.code)).toEqual(['empty-cases']);
  });

  it('EL-8 reads entities, single quotes, prefixes, comments and character data', () => {
    const text =
      "<?xml version='1.0'?><!-- a > b --><x:log xmlns:x='y'><x:trace>text<![CDATA[ <event> ]]>" +
      "<x:event><x:string value='A &amp; B &lt;&#233;&#x20AC;&unknown;>' key = 'concept:name' /><date key='time:timestamp' value='2026-01-01T00:00:00Z'></date></x:event>" +
      '</x:trace></x:log>\n';
    expect(logOf(text).log.activities).toEqual(['A & B <é€&unknown;>']);
  });

  it('EL-5 leaves out events without activity or time, by line', () => {
    const broken = '<event>\n<string key="concept:name" value="b"/>\n</event><event/>';
    const { log, rejected } = logOf(
      xes(trace('1', event('a', '2026-01-01T00:00:00Z'), broken, event('c', 'soon'))),
    );
    expect(log.events).toBe(1);
    expect(rejected.map((row) => [row.line, row.reason])).toEqual([
      [4, expect.stringContaining('no time')],
      [4, expect.stringContaining('no activity')],
      [4, '"soon" is not a date and time.'],
    ]);
  });

  it('EL-9 refuses a document type, so that no entity can blow up', () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>\n<log><trace/></log>`;
    expect(problemOf(bomb)).toMatchObject({
      code: 'document-type',
      message: expect.stringContaining('Line 2'),
    });
  });

  it('EL-9 refuses elements without end inside one another', () => {
    expect(problemOf(`<log>${'<a>'.repeat(5000)}`)?.code).toBe('too-deep');
  });

  it.each([
    ['not-a-log', '<html><body/></html>'],
    ['cut-off', xes(trace('1', event('a', '2026-01-01T00:00:00Z'))).slice(0, -12)],
    ['cut-off', xes(trace('1', event('a', '2026-01-01T00:00:00Z'))).slice(0, -40)],
    ['broken-xml', '<log><trace><event><string key=concept:name value="a"/></event></trace></log>'],
    ['no-usable-row', '<log></log>'],
    ['unknown-encoding', '<?xml version="1.0" encoding="EBCDIC-US"?><log></log>'],
  ])('EL-10 answers %s with a remedy', (code, text) => {
    expect(problemOf(text)?.code).toBe(code);
    expect(problemOf(text)?.remedy).toMatch(/\.$/);
  });

  it('EL-12 reads a declared Latin-1', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${xes(trace('1', event('Prüfung', '2026-01-01T00:00:00Z'))).slice(39)}`;
    const result = readLog(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
    expect(result.ok && result.value.log.activities).toEqual(['Prüfung']);
  });
});
