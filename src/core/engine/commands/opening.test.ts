import { describe, expect, test } from 'vitest';
import { blankStage, blankTransition, type Intake } from '../../model/index.ts';
import { given, MACHINE } from '../trial/given.ts';
import { END, finance, form, oneStage } from '../trial/workflows.ts';

/** What the shell leaves of a name, which it puts where it can be erased. */
const APART = { personal: 'r1', hash: 'ab' };

const stage = (id: string, to: string) => blankStage(id, { owner: finance, next: [blankTransition(to)] });

describe('opening a case', () => {
  const [paper] = form(['amount'], 'check');
  if (paper === undefined) throw new Error('There is a form.');
  const intake: Intake[] = [
    { ...paper, fields: [{ field: 'amount', required: true }], from: ['people'], starts: 'check' },
    {
      ...paper,
      fields: [{ field: 'note', required: true }],
      from: ['people', 'public', 'api'],
      starts: 'other',
    },
  ];
  const workflow = {
    ...oneStage(
      {},
      { stages: [stage('check', 'done'), stage('other', 'done'), stage('third', 'done'), END] },
    ),
    intake,
  };
  const open = (asked: object) => given(workflow).when('OpenCase', { by: 'ana', ...asked }).decision;
  const start = (asked: object) => {
    const decision = open(asked);
    return decision.ok ? decision.state.tokens[0]?.stage : decision.rejection.code;
  };

  test.each<[object, string]>([
    [{ values: { amount: '1' } }, 'check'],
    [{ values: { note: 'x' } }, 'field-unknown'],
    [{ intake: 1, values: { note: 'x' } }, 'other'],
    [{ intake: 5, values: { note: 'x' } }, 'intake-closed'],
    [{ via: 'api', values: { note: 'x' } }, 'other'],
    [{ via: 'api', intake: 0, values: { amount: '1' } }, 'intake-closed'],
    [{ via: 'api', by: { kind: 'public', name: 'Eve' }, values: { note: 'x' } }, 'intake-closed'],
    [{ via: 'public', by: { kind: 'public', name: 'Eve' }, values: { note: 'x' } }, 'other'],
    [{ via: 'people', by: MACHINE, values: { amount: '1' } }, 'intake-closed'],
    [{ via: 'case', values: { amount: '1' } }, 'intake-closed'],
    [{ via: 'case', by: MACHINE, values: { amount: '1', day: '2026-02-01' } }, 'check'],
    [{ values: { amount: '1', day: '2026-02-01' } }, 'field-unknown'],
    [{ starts: 'third', values: { amount: '1' } }, 'check'],
    [{ via: 'public', starts: 'third', values: { note: 'x' } }, 'other'],
    [{ via: 'api', starts: 'third', values: { note: 'x' } }, 'third'],
    [{ via: 'case', by: MACHINE, starts: 'third', values: { amount: '1' } }, 'third'],
    [{ via: 'case', by: MACHINE, depth: 20, values: { amount: '1' } }, 'check'],
    [{ via: 'case', by: MACHINE, depth: 21, values: { amount: '1' } }, 'too-many-cases'],
  ])('E1.7 by %j: %s', (asked, expected) => {
    expect(start(asked)).toBe(expected);
  });

  test.each<[object, object]>([
    [
      { values: { amount: '1' } },
      { requester: 'ana', requesterName: null, title: 'Small #7', priority: 'normal' },
    ],
    [
      { values: { amount: '1' }, title: ' Chairs ', priority: 'high' },
      { title: 'Chairs', priority: 'high' },
    ],
    [{ values: { amount: '1' }, requester: 'bo' }, { requester: 'bo' }],
    [
      { via: 'public', by: { kind: 'public', name: 'Eve' }, values: { note: 'x' } },
      { requester: null, requesterName: 'Eve' },
    ],
    [
      { via: 'public', by: { kind: 'public', name: null }, requester: 'bo', values: { note: 'x' } },
      { requester: null, requesterName: null },
    ],
    [
      { via: 'public', by: { kind: 'public', name: APART }, values: { note: 'x' } },
      { requester: null, requesterName: APART },
    ],
    [
      { via: 'api', by: MACHINE, requesterName: 'Eve', values: { note: 'x' } },
      { requester: null, requesterName: 'Eve' },
    ],
  ])('E1.7 by %j it is of %j', (asked, expected) => {
    const decision = open(asked);
    expect(decision.ok && decision.state).toMatchObject(expected);
  });
});
