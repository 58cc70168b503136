import { describe, expect, test } from 'vitest';
import { type Asking, ask, given, MACHINE } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';
import { checkAccess } from './access.ts';
import type { CommandType } from './index.ts';

const { state } = given(oneStage(), [['OpenCase', { by: 'ana', values: { amount: '1' } }]]);
const guest = { kind: 'public', name: null } as const;

type Row = [CommandType, Asking, permitted: readonly (Asking['by'] | 'operator')[]];

const everybody = ['ana', 'cy', 'bo', 'operator', MACHINE, guest] as const;
const rows: Row[] = [
  ['OpenCase', {}, everybody],
  ['AddComment', { text: 'hi' }, ['ana', 'cy', 'bo', 'operator']],
  ['CancelCase', {}, ['ana', 'operator', MACHINE]],
  ['DeliverMessage', { name: 'paid' }, ['operator', MACHINE]],
  ['SetPriority', { priority: 'low' }, ['cy', 'operator']],
  ['UpdateRecord', { values: {} }, ['cy', 'operator']],
  ['SendBack', { to: 'check' }, ['cy', 'operator']],
  ['ReassignWorkItem', { workItem: 'c/2', to: 'bo' }, ['cy', 'operator']],
  ['MoveCase', { to: 'done' }, ['cy', 'operator']],
  ['CompleteWorkItem', { workItem: 'c/2' }, ['ana', 'cy', 'bo', 'operator']],
  ['FireTimer', { timer: 'c/3' }, [MACHINE]],
  ['ReportEffect', { effect: 'c/3', outcome: 'applied' }, [MACHINE]],
];

describe('access', () => {
  test.each(rows)('E3.2 %s may be asked by those it is for', (type, input, permitted) => {
    for (const who of everybody) {
      const by = who === 'operator' ? 'max' : who;
      const refused = checkAccess(state, ask(type, { ...input, by }), { operator: who === 'operator' });
      expect([who, refused === null]).toEqual([who, permitted.includes(who)]);
    }
  });
});
