// Tables of events that fill the memory, or the patience, of whoever reads them.
import { documents, VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

export const HEAD = 'case,activity,time,who,amount\n';
export const rows = (
  count: number,
  row = (n: number) => `${n >> 3},step ${n % 7},2026-01-0${1 + (n % 9)}T10:00:00Z,ana,${n}`,
): string => `${HEAD}${Array.from({ length: count }, (_, n) => row(n)).join('\n')}\n`;
const PLACES = [
  (value: string) => `${rows(20)}"${value.replaceAll('"', '""')}",a,2026-01-01T00:00:00Z,b,1\n`,
  (value: string) => `${rows(20)}1,"${value.replaceAll('"', '""')}",2026-01-01T00:00:00Z,b,1\n`,
  (value: string) => `${rows(20)}1,a,${value},b,1\n`,
  (value: string) => `case,activity,time,"${value.replaceAll('"', '""')}"\n1,a,2026-01-01T00:00:00Z,1\n`,
];

export const csvByHand = (): HostileInput[] => [
  ...documents(rows(20)),
  ...VALUES.map((value, n) => input(`value ${value.slice(0, 20)}`, () => PLACES[n % 4]?.(value) ?? '')),
  ...each(
    'columns',
    [1_000, 100_000, 10_000_000],
    (count) => `${HEAD.trim()}${',c'.repeat(count / 2)}${','.repeat(count / 2)}\n1,a,2026-01-01\n`,
  ),
  input(
    'wide rows',
    () =>
      `${HEAD.trim()}${Array.from({ length: 3_000 }, (_, n) => `,c${n}`).join('')}\n${`1,a,2026-01-01,x,1${',y'.repeat(3_000)}\n`.repeat(100)}`,
  ),
  input('the same name', () => `${'time,'.repeat(5_000)}case,activity\n${'2026-01-01,'.repeat(5_000)}1,a\n`),
  ...each('a quote that never ends', [1_000, 5_000_000], (count) => `${rows(3)}1,"${'a\n'.repeat(count)}`),
  input('quotes in quotes', () => `${rows(3)}1,"${'""'.repeat(1_000_000)}",2026-01-01,a,1\n`),
  input('quotes about each sign', () => `${rows(3)}${'"a"b"c",'.repeat(100_000)}\n`),
  input('every row another activity', () => rows(60_000, (n) => `${n},a${n},2026-01-01,p${n},${n}`)),
  input('one case', () => rows(60_000, (n) => `1,a${n % 3},2026-01-01,p,${n}`)),
  input('rows without columns', () => HEAD + 'a\n'.repeat(200_000)),
  input('empty rows', () => HEAD + '\n'.repeat(1_000_000)),
  input('times that are none', () => rows(50_000, (n) => `1,a,${'9'.repeat(n % 40)},b,1`)),
  input('times of every order', () =>
    rows(20_000, (n) => `1,a,${n % 40}.${n % 14}.${n % 3000} ${n % 30}:${n % 70},b,1`),
  ),
  input('delimiters of all kinds', () => 'case;activity,time\twho|x\n1;a,2026-01-01\tb|c\n'.repeat(10_000)),
  input('sep=', () => `sep=${'x'.repeat(100_000)}\n${rows(3)}`),
  input('digits', () => rows(50, () => `${'1'.repeat(30_000)},a,2026-01-01,b,${'1'.repeat(30_000)}`)),
];
