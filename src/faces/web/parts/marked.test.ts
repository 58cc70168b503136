// Which parts of a label are those that were searched for.
import { expect, test } from 'vitest';
import { partsOf } from './marked.tsx';

const found = (label: string, text: string) =>
  partsOf(label, text).map(({ part, isFound }) => (isFound ? `[${part}]` : part));

test('every typed word is marked wherever it stands, in any capitals', () => {
  expect(found('Receipts of May, a receipt', 'may RECEIPT')).toEqual([
    ...['[Receipt]', 's of ', '[May]', ', a ', '[receipt]'],
  ]);
});

test('of words that begin alike the whole one is marked', () => {
  expect(found('Receipts', 're receipts')).toEqual(['[Receipts]']);
});

test('signs mean themselves; a letter alone and nothing mark nothing', () => {
  expect(found('100% (all)', '(a 0%')).toEqual(['10', '[0%]', ' ', '[(a]', 'll)']);
  expect(found('Add a stage', 'a')).toEqual(['Add a stage']);
  expect(found('All', ' ')).toEqual(['All']);
});
