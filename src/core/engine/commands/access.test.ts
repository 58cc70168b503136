import { describe, expect, test } from 'vitest';
import type { OwnerRule } from '../../model/index.ts';
import { approval, BO } from '../trial/approvals.ts';
import { type Asked, type Asking, ask, given, MACHINE } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { oneStage } from '../trial/workflows.ts';
import { checkAccess } from './access.ts';
import type { CommandType } from './index.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '1' } }];
const { state } = given(oneStage(), [opened]);
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
  ['ReleaseWorkItem', { workItem: 'c/2' }, ['cy', 'operator']],
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

  const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };
  const led = {
    ...office,
    teams: { finance: { key: 'finance', name: 'Finance', lead: 'max', members: ['bo'] } },
  };
  const asking = approval({ by: 'all', who: [{ owner: 'person bo' }], ask: true });
  const scenes = {
    pool: given(oneStage({ owner: pool }), [opened], led),
    skippable: given(oneStage({ skippable: true }), [opened]),
    handed: given(oneStage(), [opened, ['ReassignWorkItem', { by: 'cy', workItem: 'c/2', to: 'bo' }]]),
    asked: given(asking, [
      opened,
      ['AskForInformation', { by: 'bo', workItem: BO, question: 'Why?', whom: 'cy' }],
    ]),
  };

  test.each<[keyof typeof scenes, CommandType, Asking, string[]]>([
    ['pool', 'SetPriority', { priority: 'low' }, ['bo', 'max']],
    ['pool', 'StartStage', { stage: 'check' }, ['ana', 'bo', 'max']],
    ['skippable', 'SkipStage', { stage: 'check', reason: 'x' }, ['cy']],
    ['skippable', 'SkipStage', { stage: 'done', reason: 'x' }, []],
    ['handed', 'SkipStage', { stage: 'check', reason: 'x' }, []],
    ['handed', 'StartStage', { stage: 'check' }, ['ana', 'bo']],
    ['handed', 'SetPriority', { priority: 'low' }, ['bo']],
    ['asked', 'SetPriority', { priority: 'low' }, ['bo']],
    ['asked', 'StartStage', { stage: 'check' }, ['ana', 'bo', 'cy']],
    ['asked', 'RecallSubmission', { next: 'cancel' }, ['ana']],
    ['asked', 'MigrateCase', { toVersion: 2 }, []],
  ])('E3.2 where the work is %s, %s may be asked by those it is for: %j', (scene, type, input, permitted) => {
    const { state, compiled } = scenes[scene];
    const may = ['ana', 'bo', 'cy', 'max'].filter(
      (by) => checkAccess(state, ask(type, { ...input, by }), { operator: false, compiled }) === null,
    );
    expect(may).toEqual(permitted);
  });

  test('E3.2 nobody takes part in a case that is not there, and nobody skips without its version', () => {
    const about = (type: CommandType, input: Asking, seen: typeof state) =>
      checkAccess(seen, ask(type, { ...input, by: 'cy' }), { operator: false })?.code;
    expect(about('StartStage', { stage: 'check' }, null)).toBe('not-permitted');
    expect(about('SetPriority', { priority: 'low' }, null)).toBe('not-your-work');
    expect(about('SkipStage', { stage: 'check', reason: 'x' }, scenes.skippable.state)).toBe('not-permitted');
  });
});
