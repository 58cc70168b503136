import { describe, expect, test } from 'vitest';
import { blankField, blankStage, blankTransition, type Workflow } from '../../../model/index.ts';
import { END, oneStage } from '../../trial/workflows.ts';
import { tableOf, tryTable } from './try-table.ts';

const record: Workflow['record'] = {
  amount: blankField('amount', { type: 'money', label: 'Amount' }),
  paid: blankField('paid', { type: 'yes-no', label: 'Paid' }),
  names: blankField('names', { type: 'list', label: 'Names' }),
  limit: blankField('limit', { type: 'number', label: 'Limit' }),
};
const size = (table?: object) =>
  blankStage('check', {
    kind: 'decide',
    next: [blankTransition('done'), blankTransition('other')],
    settings: table === undefined ? {} : ({ table } as never),
  });

function tried(table: object, typed: { readonly [field: string]: string }) {
  const stage = size(table);
  const workflow = oneStage({}, { record, stages: [stage, blankStage('other', { kind: 'end' }), END] });
  return tryTable(workflow, stage, typed);
}

const byAmount = {
  inputs: ['amount'],
  outputs: ['limit', 'to'],
  rules: [
    ['< 100', 10, 'done'],
    ['[100..500]', 20, 'other'],
  ],
};

describe('what a table would say of values that somebody types', () => {
  test('E16.6 the row that fits, and what it says, by the titles of its columns', () => {
    expect(tried(byAmount, { amount: ' 150 ' })).toEqual({
      fields: ['amount'],
      kind: 'decided',
      hits: [1],
      values: [
        { title: 'Limit', text: '20' },
        { title: 'The way', text: 'other' },
      ],
      problem: null,
    });
    expect(tried(byAmount, { amount: '99.99' })?.hits).toEqual([0]);
  });

  test('E16.6 where no row fits, nothing', () => {
    expect(tried(byAmount, { amount: '501' })).toMatchObject({
      kind: 'nothing',
      hits: [],
      values: [],
      problem: null,
    });
  });

  test('E16.6 where rows contradict each other, which', () => {
    const table = {
      hit: 'any',
      inputs: ['amount'],
      outputs: ['limit'],
      rules: [
        ['> 1', 1],
        ['> 2', 2],
      ],
    };
    expect(tried(table, { amount: '3' })).toMatchObject({ kind: 'contradicted', hits: [0, 1], values: [] });
    expect(tried(table, { amount: '2' })).toMatchObject({ kind: 'decided', hits: [0] });
  });

  test.each([
    ['yes', [0]],
    ['True', [0]],
    ['no', [1]],
    ['never', [1]],
    ['', [2]],
    ['  ', [2]],
  ])('E16.6 a yes or no is read as people type it: "%s"', (paid, hits) => {
    const table = {
      inputs: ['paid'],
      outputs: ['limit'],
      rules: [
        ['true', 1],
        ['false', 2],
        ['null', 3],
      ],
    };
    expect(tried(table, { paid })?.hits).toEqual(hits);
  });

  test('E16.6 a list by commas, and what was not typed is empty', () => {
    const table = {
      inputs: ['count(names)'],
      outputs: ['limit'],
      rules: [
        ['2', 1],
        ['1', 2],
      ],
    };
    expect(tried(table, { names: 'Ana , Bo' })?.hits).toEqual([0]);
    expect(tried(table, { names: 'Ana' })?.hits).toEqual([1]);
    expect(tried(byAmount, {})).toMatchObject({ kind: 'nothing', hits: [] });
  });

  test('E16.6 a cell that cannot be worked out is told', () => {
    const table = { inputs: ['amount'], outputs: ['limit'], rules: [['> 1', '{{amount ** 9999}}']] };
    expect(tried(table, { amount: '150' })).toMatchObject({
      kind: 'nothing',
      problem: 'Row 1, Limit: The result is too large a number. Calculate with smaller numbers.',
    });
  });

  test('E16.6 nothing is said of a stage without a table, or whose table has faults', () => {
    expect(tableOf(size())).toBeUndefined();
    expect(tableOf(size({ inputs: 'amount' }))).toBeUndefined();
    expect(tableOf(size(byAmount))?.hit).toBe('unique');
    expect(tryTable(oneStage({}, { record }), size(), {})).toBeNull();
    expect(tried({ ...byAmount, inputs: ['amuont'] }, { amount: '1' })).toBeNull();
  });
});
