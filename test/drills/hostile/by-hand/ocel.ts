// Object-centric logs in JSON whose objects and events do not keep to any measure.
import { documents, VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

type Parts = {
  readonly id?: string;
  readonly type?: string;
  readonly time?: string;
  readonly extra?: string;
};
const objectOf = ({ id = 'o1', type = 'order', extra = '' }: Parts): string =>
  `{"id":${JSON.stringify(id)},"type":${JSON.stringify(type)},"attributes":[],"relationships":[]${extra}}`;
const eventOf = (
  { id = 'e1', type = 'pay', time = '2026-01-01T00:00:00Z', extra = '' }: Parts,
  of = 'o1',
): string =>
  `{"id":${JSON.stringify(id)},"type":${JSON.stringify(type)},"time":${JSON.stringify(time)},"attributes":[],"relationships":[{"objectId":${JSON.stringify(of)},"qualifier":"x"}]${extra}}`;
export const ocelOf = (objects: readonly string[], events: readonly string[]): string =>
  `{"objectTypes":[{"name":"order","attributes":[]}],"eventTypes":[{"name":"pay","attributes":[]}],\n"objects":[${objects.join(',\n')}],\n"events":[${events.join(',\n')}]}`;
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
export const ordinary = (): string =>
  ocelOf(
    many(5, (n) => objectOf({ id: `o${n}` })),
    many(20, (n) => eventOf({ id: `e${n}` }, `o${n % 5}`)),
  );

const PLACES = [
  (value: string) => ocelOf([objectOf({ id: value })], [eventOf({}, value)]),
  (value: string) => ocelOf([objectOf({ type: value })], [eventOf({ type: value })]),
  (value: string) => ocelOf([objectOf({})], [eventOf({ time: value })]),
  (value: string) =>
    ocelOf([objectOf({})], [eventOf({ extra: `,${JSON.stringify(value)}:${JSON.stringify(value)}` })]),
];

export const ocelByHand = (): HostileInput[] => [
  ...documents(ordinary()),
  ...VALUES.map((value, n) => input(`value ${value.slice(0, 20)}`, () => PLACES[n % 4]?.(value) ?? '')),
  ...each('nested', [100, 10_000, 100_000], (depth) =>
    ocelOf([objectOf({ extra: `,"x":${'{"a":['.repeat(depth)}` })], []),
  ),
  ...each('closed nesting', [60, 100_000], (depth) =>
    ocelOf([objectOf({ extra: `,"x":${'['.repeat(depth)}${']'.repeat(depth)}` })], [eventOf({})]),
  ),
  ...each('number', ['1e999999', '-', '1'.repeat(100_000), '01', '1.e', '-1e-99999999', 'NaN'], (number) =>
    ocelOf([objectOf({ extra: `,"x":${number}` })], [eventOf({})]),
  ),
  input('objects', () =>
    ocelOf(
      many(60_000, (n) => objectOf({ id: `o${n}` })),
      [eventOf({})],
    ),
  ),
  input('types', () =>
    ocelOf(
      many(20_000, (n) => objectOf({ id: `o${n}`, type: `t${n}` })),
      many(20_000, (n) => eventOf({ type: `a${n}` }, `o${n}`)),
    ),
  ),
  input('events of nothing', () =>
    ocelOf(
      [],
      many(30_000, (n) => eventOf({ id: `e${n}` }, `none${n}`)),
    ),
  ),
  input('one event of many', () =>
    ocelOf(
      many(20_000, (n) => objectOf({ id: `o${n}` })),
      [eventOf({ extra: `,"relationships":[${many(20_000, (n) => `{"objectId":"o${n}"}`).join(',')}]` })],
    ),
  ),
  input('the same key', () => `{${'"events":[],'.repeat(50_000)}"objects":[]}`),
  input('the same id', () =>
    ocelOf(
      many(5_000, () => objectOf({})),
      many(5_000, () => eventOf({})),
    ),
  ),
  input('an escape that ends', () => '{"objectTypes":"\\u'),
  input('escapes', () =>
    ocelOf([objectOf({ extra: `,"x":"${'\\ud800\\u0000\\/'.repeat(50_000)}"` })], [eventOf({})]),
  ),
  input('a text that never ends', () => `${ordinary().slice(0, -3)},"${'a'.repeat(2_000_000)}`),
  input(
    'events before objects',
    () =>
      `{"events":[${many(10_000, (n) => eventOf({ id: `e${n}` })).join(',')}],"objects":[${objectOf({})}]}`,
  ),
  input(
    'objects as a map',
    () => `{"objects":{"a":{}},"events":{"__proto__":{}},"objectTypes":7,"eventTypes":null}`,
  ),
];
