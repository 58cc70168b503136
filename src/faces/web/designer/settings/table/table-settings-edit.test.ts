import { describe, expect, test } from 'vitest';
import type { TableSettings } from '../../../../../core/engine/index.ts';
import {
  addInput,
  addOutput,
  addRow,
  cellOf,
  moveRow,
  removeInput,
  removeOutput,
  setCell,
} from './table-settings-edit.ts';

const table: TableSettings = {
  hit: 'first',
  inputs: ['amount', 'kind'],
  outputs: ['limit', 'to'],
  rules: [
    ['< 5', 'travel', 1, 'small'],
    ['-', '-', 2, 'large'],
  ],
  otherwise: [0, 'small'],
};

describe('the table editor', () => {
  test('columns come and go with their cells', () => {
    expect(addInput(table, 'day').rules[0]).toEqual(['< 5', 'travel', '-', 1, 'small']);
    expect(removeInput(table, 0).rules[0]).toEqual(['travel', 1, 'small']);
    const wider = addOutput(table, 'note');
    expect([wider.rules[1], wider.otherwise]).toEqual([
      ['-', '-', 2, 'large', ''],
      [0, 'small', ''],
    ]);
    const narrower = removeOutput(table, 0);
    expect([narrower.rules[1], narrower.otherwise]).toEqual([['-', '-', 'large'], ['small']]);
  });

  test('rows come, move and stay within the table', () => {
    expect(addRow(table).rules[2]).toEqual(['-', '-', '', '']);
    expect(moveRow(table, 0, 1).rules.map(([first]) => first)).toEqual(['-', '< 5']);
    expect(moveRow(table, 0, -1)).toBe(table);
  });

  test('what is typed is a number, yes or no, or a text, and reads back as typed', () => {
    expect(setCell(table, 0, 2, '12').rules[0]?.[2]).toBe(12);
    for (const text of ['12', '0.5', '-3', '1.', '1.50', '007', 'true', '< 4', ''])
      expect(String(cellOf(text))).toBe(text);
  });
});
