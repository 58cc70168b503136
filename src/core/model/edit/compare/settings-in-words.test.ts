import { expect, test } from 'vitest';
import type { Json } from '../../../base/index.ts';
import { blankField, blankStage, blankWorkflow } from '../blank.ts';
import { diffWorkflows } from './diff-workflows.ts';

const waiting = (settings: { readonly [name: string]: Json }) =>
  blankWorkflow('parcel', {
    record: { due: blankField('date', { label: 'Comes on' }) },
    stages: [blankStage('rest', { kind: 'wait', title: 'Rest', settings })],
  });

const said = (before: { [name: string]: Json }, after: { [name: string]: Json }) =>
  diffWorkflows(waiting(before), waiting(after));

test('What a wait waits for is told in words', () => {
  expect(said({ until: '3 days' }, { until: { field: 'due' } })).toEqual([
    'Rest: until changed from 3 days after it arrived to the date in Comes on',
  ]);
  expect(
    said(
      {},
      { for: { paid: { message: 'payment', keep: true }, late: { after: '3 days' }, stop: { by: 'hand' } } },
    ),
  ).toEqual([
    'Rest: for changed from none to paid: the message "payment" comes, kept where it comes early; late: 3 days after it arrived; stop: somebody says so',
  ]);
});

test('No setting of a stage is told as it is written in code', () => {
  const texts = said(
    { keep: true, takes: { limit: 'most' }, ends: ['one'], other: { deep: { of: 'x' } } },
    { keep: false, takes: { limit: 'least' }, ends: ['one', 'two'], other: { deep: { of: 'y' } } },
  );
  expect(texts).toEqual([
    'Rest: keep changed from yes to no',
    'Rest: takes changed from limit most to limit least',
    'Rest: ends changed from one to one, two',
    'Rest: other changed from deep (of x) to deep (of y)',
  ]);
});
