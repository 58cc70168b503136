import { describe, expect, it } from 'vitest';
import { caseName, encodeText, type ImportOptions, logReader, nameAt, readLog } from './index.ts';

const day = (number: number) => `2026-01-0${number}T08:00:00Z`;

/** An order of two items: events touch the order, its items, or both, and an employee. */
const DOCUMENT = {
  objectTypes: [
    { name: 'order', attributes: [{ name: 'price', type: 'float' }] },
    { name: 'item', attributes: [] },
    { name: 'employee', attributes: [] },
    { name: 'customer', attributes: [] },
  ],
  eventTypes: [
    { name: 'place', attributes: [{ name: 'channel', type: 'string' }] },
    { name: 'pick', attributes: [] },
  ],
  objects: [
    {
      id: 'o1',
      type: 'order',
      attributes: [
        { name: 'price', time: '2026-01-02T00:00:00Z', value: 90 },
        { name: 'price', time: '1970-01-01T00:00:00Z', value: 100 },
      ],
      relationships: [{ objectId: 'c1', qualifier: 'by' }],
    },
    { id: 'i1', type: 'item' },
    { id: 'i2', type: 'item' },
    { id: 'ana', type: 'employee' },
    { id: 'c1', type: 'customer' },
  ],
  events: [
    event(
      'e1',
      'place',
      day(1),
      ['o1', 'i1', 'i2', 'ana'],
      [{ name: 'channel', value: 'web \u00fc\n\ud83d\ude00' }],
    ),
    event('e2', 'pick', day(2), ['i1']),
    event('e3', 'pick', day(3), ['i2']),
    event('e4', 'ship', day(4), ['o1', 'o1', 'ghost']),
    event('e5', 'count stock', day(5), []),
  ],
};

function event(id: string, type: string, time: string, objects: string[], attributes: unknown[] = []) {
  return {
    id,
    type,
    time,
    attributes,
    relationships: objects.map((objectId) => ({ objectId, qualifier: '' })),
  };
}

const readText = (text: string, options: ImportOptions = {}) => readLog(encodeText(text), options);
const read = (document: unknown, options: ImportOptions = {}) => readText(JSON.stringify(document), options);

function logOf(document: unknown, options: ImportOptions = {}) {
  const result = read(document, options);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const problemOf = (text: string, options: ImportOptions = {}) => {
  const result = readText(text, options);
  return result.ok ? undefined : result.problem;
};

const rowsOf = ({ log }: ReturnType<typeof logOf>) =>
  Array.from({ length: log.cases }, (_, c) => [
    caseName(log, c),
    ...Array.from(
      log.activity.subarray(log.caseStarts[c], log.caseStarts[c + 1]),
      (code) => log.activities[code],
    ),
  ]);

const attributesOf = ({ log }: ReturnType<typeof logOf>) =>
  log.attributes.map(({ name, of, kind, codes, values }) => [
    `${of} ${name} ${kind}`,
    Array.from(codes, (code) => (code < 0 ? null : nameAt(values, code))),
  ]);

describe('an object-centric log', () => {
  it('EL-20 is read with the objects as cases that go through most events', () => {
    const found = logOf(DOCUMENT);
    expect(found.objectType).toBe('item');
    expect(rowsOf(found)).toEqual([
      ['i1', 'place', 'pick'],
      ['i2', 'place', 'pick'],
    ]);
    expect(found.objectTypes?.map(({ name, objects, events }) => [name, objects, events])).toEqual([
      ['order', 1, 2],
      ['item', 2, 3],
      ['employee', 1, 1],
    ]);
  });

  it('EL-20 is read with the kind of object as the case that is asked for', () => {
    const found = logOf(DOCUMENT, { objectType: 'Order' });
    expect(rowsOf(found)).toEqual([['o1', 'place', 'ship']]);
    expect(found.log.resources).toEqual(['ana']);
    expect(Array.from(found.log.resource)).toEqual([0, -1]);
    expect(found.warnings.map(({ code, message }) => [code, message])).toEqual([
      ['object-types', 'Each "order" was read as a case. The log also follows "item", "employee".'],
      ['other-objects', '3 events belong to no "order" and were left out.'],
    ]);
    expect(problemOf(JSON.stringify(DOCUMENT), { objectType: 'parcel' })).toMatchObject({
      code: 'unknown-object-type',
      remedy: 'Its types are: "order", "item", "employee".',
    });
  });

  it('EL-20 keeps attributes of events and cases, and the other objects of both', () => {
    expect(attributesOf(logOf(DOCUMENT, { objectType: 'order' }))).toEqual([
      ['case price number', ['90']],
      ['case customer text', ['c1']],
      ['event channel text', ['web ü\n😀', null]],
      ['event item text', ['i1, i2', null]],
    ]);
  });

  it('EL-20 knows who did the work and when it began, also where no attributes are asked for', () => {
    const told = [
      { name: 'org:resource', value: 'Ben' },
      { name: 'start_timestamp', value: day(1) },
      { name: 'note', value: 'x' },
    ];
    const document = { ...DOCUMENT, events: [event('e1', 'pack', day(2), ['o1'], told)] };
    const { log } = logOf(document, { attributes: false });
    expect([log.resources, log.startedAt?.[0], log.attributes]).toEqual([['Ben'], Date.parse(day(1)), []]);
  });

  it('EL-20 is the same log whatever order its lists stand in', () => {
    const { objectTypes, eventTypes, objects, events } = DOCUMENT;
    const turned = logOf(
      { events, version: [1, { deep: [] }], objects, eventTypes, objectTypes },
      { objectType: 'order' },
    );
    expect(attributesOf(turned)).toEqual(attributesOf(logOf(DOCUMENT, { objectType: 'order' })));
    expect(rowsOf(turned)).toEqual(rowsOf(logOf(DOCUMENT, { objectType: 'order' })));
  });

  it('EL-5 leaves out events without type or time, by line', () => {
    const { rejected, log } = logOf({
      ...DOCUMENT,
      events: [
        event('e1', 'place', day(1), ['o1']),
        event('e2', '', day(2), ['o1']),
        event('e3', 'x', 'soon', ['o1']),
      ],
    });
    expect(log.events).toBe(1);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'The event that ends here has no type.',
      'The event that ends here has no time that can be read.',
    ]);
  });

  it('EL-11 is read the same byte by byte', () => {
    const bytes = encodeText(JSON.stringify(DOCUMENT, null, 2));
    const reader = logReader({ objectType: 'order' });
    for (const byte of bytes) reader.push(Uint8Array.of(byte));
    const result = reader.finish();
    expect(result.ok && attributesOf(result.value)).toEqual(
      attributesOf(logOf(DOCUMENT, { objectType: 'order' })),
    );
  });

  it('EL-23 tells of a hundred kinds of object which of them each event touched, not of thousands', () => {
    const many = Array.from({ length: 1_500 }, (_, n) => `o${n}`);
    const document = {
      objects: many.map((id) => ({ id, type: `kind of ${id}`, relationships: [{ objectId: 'o1' }] })),
      events: many.map((id) => event(`e ${id}`, 'a', day(1), [id, 'o0'])),
    };
    // One more holds what the cases themselves are said to belong to.
    expect(logOf(document).log.attributes).toHaveLength(101);
  });

  it.each([
    ['not-a-log', '{"a":1}'],
    ['not-a-log', '{"ocel:events":{},"ocel:objects":{}}'],
    ['cut-off', JSON.stringify(DOCUMENT).slice(0, -30)],
    ['broken-json', '{"events":[{]}'],
    ['broken-json', '{"events":[}'],
    ['broken-json', '{"events" []}'],
    ['broken-json', '{"events":[1 2]}'],
    ['broken-json', '{"events":[tru]}'],
    ['broken-json', '{"events":[],}'],
    ['broken-json', '{"events":[],"objects":[]} {}'],
    ['broken-json', `{"events":"${'x'.repeat(9_000_000)}`],
    ['too-deep', `{"events":${'['.repeat(5000)}`],
    ['no-usable-row', '{"events":[],"objects":[]}'],
    ['no-usable-row', JSON.stringify({ ...DOCUMENT, events: [event('e', 'x', day(1), ['ghost'])] })],
    ['no-usable-row', JSON.stringify({ ...DOCUMENT, events: [event('e', 'x', 'soon', ['o1'])] })],
  ])('EL-10 answers %s with a remedy', (code, text) => {
    expect(problemOf(text)?.code).toBe(code);
    expect(problemOf(text)?.remedy).toMatch(/\.$/);
  });

  it('EL-10 takes a CSV file whose first case begins with a brace for what it is', () => {
    const result = readText('{3F25},a,2026-01-01\n{3F25},b,2026-01-02\n');
    expect(result.ok && result.value.format).toBe('csv');
  });
});
