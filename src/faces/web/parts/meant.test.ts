// What a few letters mean in a search.
import { expect, test } from 'vitest';
import { meantBy } from './meant.ts';

const LABELS = ['Settings', 'People', 'Expense approval: Board', 'Expense approval: Map', 'Workflows'];
const found = (text: string, labels = LABELS) => meantBy(text, labels, (label) => label);

test('every typed word stands in the label, in any order and any capitals', () => {
  expect(found('board exp')).toEqual(['Expense approval: Board']);
});

test('from three letters on, letters in their order are enough', () => {
  expect(found('stg')).toEqual(['Settings']);
  expect(found('gts')).toEqual([]);
  expect(found('sg')).toEqual([]);
});

test('nothing typed finds everything', () => {
  expect(found('  ')).toEqual(LABELS);
});

test('the closest comes first: what begins so, a word that does, what holds it, its letters in order', () => {
  const labels = ['Campaign', 'Of the map', 'Amap', 'Map', 'Mail app', 'Map of all'];
  expect(found('map', labels)).toEqual(
    ['Map', 'Map of all', 'Of the map', 'Amap', 'Mail app', 'Campaign'].filter(
      (label) => label !== 'Campaign',
    ),
  );
});

test('a slip is forgiven', () => {
  expect(found('setitngs')).toEqual(['Settings']);
  expect(found('poeple')).toEqual(['People']);
  expect(found('exepnse borad')).toEqual(['Expense approval: Board']);
  expect(found('lindqivst', ['Ana Lindqvist', 'Bo Berg'])).toEqual(['Ana Lindqvist']);
});

test('accents need not be typed', () => {
  expect(found('muller', ['Ana Müller', 'Bo Miller'])).toEqual(['Ana Müller']);
  expect(found('Mulelr', ['Ana Müller'])).toEqual(['Ana Müller']);
});

test('but only where nothing is found without', () => {
  expect(found('anna', ['Hanne', 'Anne', 'Anna'])).toEqual(['Anna']);
  expect(found('anma', ['Hanne', 'Anne', 'Anna'])).toEqual(['Anna']);
});
