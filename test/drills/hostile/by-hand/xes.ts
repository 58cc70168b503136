// Logs in XML that unfold, nest, or refer to what is none of their business.
import { documents, VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

const event = (name: string, at = '2026-01-01T10:00:00Z'): string =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${at}"/></event>`;
export const xesOf = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n${inside}</log>\n`;
export const traceOf = (id: string, events: string): string =>
  `<trace><string key="concept:name" value="${id}"/>${events}</trace>\n`;
export const manyTraces = (count: number): string =>
  xesOf(
    Array.from({ length: count }, (_, n) =>
      traceOf(`c${n}`, event('ask') + event('pay', '2026-01-02T00:00:00+02:00')),
    ).join(''),
  );

const doctype = (inside: string, use: string): string =>
  `<?xml version="1.0"?><!DOCTYPE log [${inside}]>${traceOf('1', event(use)).replace('<trace>', '<log><trace>')}</log>`;
const laughs = (levels: number): string =>
  `<!ENTITY a0 "ha">${Array.from({ length: levels }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}`;
const PLACES = [
  (value: string) => xesOf(traceOf(value, event('a'))),
  (value: string) => xesOf(traceOf('1', event(value))),
  (value: string) => xesOf(traceOf('1', event('a', value))),
  (value: string) =>
    xesOf(traceOf('1', `${event('a')}<event><${value} key="${value}" value="${value}"/></event>`)),
];
const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

export const xesByHand = (): HostileInput[] => [
  ...documents(manyTraces(3)),
  ...VALUES.map((value, n) =>
    input(`value ${value.slice(0, 20)}`, () => PLACES[n % 4]?.(escaped(value)) ?? ''),
  ),
  ...each('laughs', [3, 10, 100], (levels) => doctype(laughs(levels), `&a${levels};`)),
  ...each('entity', ['file:///etc/passwd', 'http://localhost:1/x', 'php://filter'], (at) =>
    doctype(`<!ENTITY x SYSTEM "${at}">`, '&x;'),
  ),
  input('an entity of itself', () => doctype('<!ENTITY x "&x;&x;">', '&x;')),
  input('a parameter entity', () => doctype('<!ENTITY % x SYSTEM "http://localhost:1/y"> %x;', 'a')),
  ...each('lists', [100, 100_000], (depth) =>
    xesOf(traceOf('1', `${'<list key="a"><values>'.repeat(depth)}${event('a')}`)),
  ),
  ...each('traces', [50, 50_000], (depth) => `<log>${'<trace>'.repeat(depth)}`),
  input('events in events', () => `<log><trace>${'<event>'.repeat(50_000)}`),
  input('attributes', () =>
    xesOf(`<trace ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ')}>${event('a')}</trace>`),
  ),
  input('keys', () =>
    xesOf(
      traceOf(
        '1',
        `<event>${Array.from({ length: 50_000 }, (_, n) => `<string key="k${n}" value="v"/>`).join('')}</event>${event('a')}`,
      ),
    ),
  ),
  ...each(
    'never ends:',
    ['<!--', '<![CDATA[', '<?x', '<event a="', '<', '&'],
    (start) => xesOf(traceOf('1', event('a'))) + start + '- '.repeat(1_000_000),
  ),
  input('comments', () => xesOf(`${'<!-- -- -->'.repeat(100_000)}${traceOf('1', event('a'))}`)),
  input('references', () =>
    xesOf(traceOf('1', event('&#x41;&#0;&#xd800;&#x110000;&#99999999999;&amp;&lt'.repeat(5_000)))),
  ),
  ...each('says it is', ['utf-16', 'utf-7', 'x-none', 'ebcdic-cp-us', 'latin1', ''], (name) =>
    manyTraces(2).replace('UTF-8', name),
  ),
  input('name of a tag', () => xesOf(traceOf('1', `<${'a'.repeat(1_000_000)}>`))),
  input('spaces in a tag', () => xesOf(traceOf('1', `<event${' '.repeat(1_000_000)}>`))),
];
