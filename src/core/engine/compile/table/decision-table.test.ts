import { describe, expect, test } from 'vitest';
import { blankField, blankStage, blankTransition, type Workflow } from '../../../model/index.ts';
import { given } from '../../trial/given.ts';
import { END, oneStage } from '../../trial/workflows.ts';
import { compile } from '../compile.ts';

const record: Workflow['record'] = {
  amount: blankField('amount', { type: 'money', label: 'Amount' }),
  limit: blankField('limit', { type: 'number', label: 'Limit' }),
  names: blankField('names', { type: 'list', label: 'Names' }),
  kind: blankField('kind', { type: 'choice', options: ['a', 'b'], label: 'Kind' }),
  day: blankField('day', { type: 'date', label: 'Day' }),
  whom: blankField('whom', { type: 'person', label: 'Whom' }),
  secret: blankField('secret', { personal: true, label: 'Secret' }),
};
const fields = Object.keys(record).map((field) => ({ field, required: false }));
const intake: Workflow['intake'] = [{ title: 'Request', fields, from: ['people'], starts: 'check' }];

function deciding(table: object): Workflow {
  const check = blankStage('check', {
    ...{ kind: 'decide', owner: { kind: 'person', person: 'bo' } as const },
    next: [blankTransition('done'), blankTransition('other')],
    settings: { table } as never,
  });
  return oneStage({}, { record, intake, stages: [check, blankStage('other', { kind: 'end' }), END] });
}
const faults = (table: object) => {
  const result = compile(deciding(table), 1);
  return result.ok
    ? []
    : result.problem.map(({ code, at, message }) => [
        code,
        at.replace('stages.check.settings.table.', ''),
        message,
      ]);
};
const one = (output: unknown, cell: unknown, more: object = {}) => ({
  inputs: ['amount'],
  outputs: [output],
  rules: [['> 1', cell]],
  ...more,
});

describe('what a table answers', () => {
  test.each<[object, string]>([
    [one('sum', 1), 'The record has no field "sum".'],
    [{ inputs: ['amount'], outputs: ['limit', 'limit'], rules: [['> 1', 1, 2]] }, 'Limit is answered twice.'],
    [one('to', 'done', { hit: 'collect' }), 'Several rows may fit, and a case goes one way.'],
    [one('to', 'done', { hit: 'rule-order' }), 'Several rows may fit, and a case goes one way.'],
    [one('limit', 1, { hit: 'collect' }), 'Several rows may fit, and Limit holds one value.'],
    [one('limit', 1, { hit: 'output-order' }), 'Several rows may fit, and Limit holds one value.'],
    [one('day', '2026-02-01', { hit: 'collect', collect: 'count' }), 'Day cannot hold a count.'],
  ])('E16.4 %j is refused', (table, message) => {
    expect(faults(table)).toContainEqual([
      'table-output',
      expect.stringMatching(/^outputs\[[01]\]$/),
      message,
    ]);
  });

  test.each<[object]>([
    [one('limit', 1)],
    [one('limit', 1, { hit: 'collect', collect: 'sum' })],
    [one('limit', 1, { hit: 'collect', collect: 'count' })],
    [one('names', 'Ana', { hit: 'collect' })],
    [one('names', 'Ana', { hit: 'rule-order' })],
    [one({ name: 'names', values: ['Bo', 'Ana'] }, 'Ana', { hit: 'output-order' })],
    [one('to', 'done', { hit: 'first' })],
    [one({ name: 'to', values: ['done', 'other'] }, 'done', { hit: 'priority' })],
    [one('to', 'done', { hit: 'any' })],
    [one('kind', 'a', { otherwise: ['b'] })],
    [one('limit', null)],
    [one('day', '{{today()}}')],
    [one('whom', '{{requester}}')],
  ])('E16.4 %j is right', (table) => {
    expect(faults(table)).toEqual([]);
  });

  test.each<[object, string, string, string]>([
    [one('to', null), 'table-way', 'rules[0][1]', 'This row does not say the way.'],
    [one('to', 'done', { otherwise: [''] }), 'table-way', 'otherwise[0]', 'This row does not say the way.'],
    [
      one('amount', '5', { otherwise: ['1.234'] }),
      'value-invalid',
      'otherwise[0]',
      '"1.234" does not fit Amount.',
    ],
    [one('day', 7), 'rule-wrong-type', 'rules[0][1]', 'Day: This is a number; the column takes a date.'],
    [one('amount', '1.234'), 'value-invalid', 'rules[0][1]', '"1.234" does not fit Amount.'],
  ])('E16.4 in %j a cell does not fit', (table, code, at, message) => {
    expect(faults(table)).toContainEqual([code, at, message]);
  });

  test('E16.4 a personal value is no ground for a decision', () => {
    expect(faults({ ...one('limit', 1), inputs: ['secret'] }).map(([code]) => code)).toContain(
      'rule-personal-field',
    );
  });
});

describe('what a table puts into the record', () => {
  const after = (table: object, values: object) => {
    const { decision } = given(deciding(table)).when('OpenCase', { by: 'ana', values });
    return decision.ok
      ? { record: decision.state.record, end: decision.state.outcome }
      : decision.rejection.code;
  };

  test('E16.1 values of the type of their field', () => {
    const amount = { amount: '40' };
    expect(after(one('limit', '{{amount * 2}}'), amount)).toMatchObject({ record: { limit: 80 } });
    expect(after(one('whom', '{{requester}}'), amount)).toMatchObject({ record: { whom: 'ana' } });
    expect(after(one('amount', 50), amount)).toMatchObject({
      record: { amount: { minor: 5000, currency: 'EUR' } },
    });
    expect(after(one('names', '{{["x", "y"]}}'), amount)).toMatchObject({ record: { names: ['x', 'y'] } });
    expect(after(one('names', 'Ana', { hit: 'collect' }), amount)).toMatchObject({
      record: { names: ['Ana'] },
    });
    expect(after(one('limit', 7, { hit: 'collect', collect: 'count' }), amount)).toMatchObject({
      record: { limit: 1 },
    });
  });

  test('E16.1 an empty answer empties the field, and what is so already is no change', () => {
    const { events } = given(deciding(one('limit', 5)), [
      ['OpenCase', { by: 'ana', values: { amount: '40', limit: 5 } }],
    ]);
    expect(events.some(({ type }) => type === 'RecordChanged')).toBe(false);
    expect(after(one('limit', null), { amount: '40', limit: 5 })).toMatchObject({ record: { limit: null } });
  });

  test('E16.1 the way that the row says, or that the first rule of the ways allows', () => {
    const both = {
      inputs: ['amount'],
      outputs: ['to', 'limit'],
      rules: [
        ['> 100', 'other', 1],
        ['<= 100', 'done', 2],
      ],
    };
    expect(after(both, { amount: '200' })).toMatchObject({ end: 'other', record: { limit: 1 } });
    expect(after(both, { amount: '100' })).toMatchObject({ end: 'done', record: { limit: 2 } });
    expect(after(both, {})).toBe('no-row-fits');
    expect(after({ ...both, otherwise: ['other', 3] }, {})).toMatchObject({
      end: 'other',
      record: { limit: 3 },
    });
  });
});
