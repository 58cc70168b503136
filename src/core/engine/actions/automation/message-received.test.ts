import { describe, expect, test } from 'vitest';
import { blankAutomation, readWorkflow, writeWorkflow } from '../../../model/index.ts';
import { type Asked, given } from '../../trial/given.ts';
import { oneStage } from '../../trial/workflows.ts';
import { validate } from '../../validate/validate.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const hurry = blankAutomation('hurry', {
  on: 'message-received',
  message: 'storm',
  if: 'amount > 50',
  do: [{ kind: 'set', settings: { priority: 'urgent' } }],
});
const workflow = oneStage({}, { automations: [hurry] });

describe('messages that automations answer', () => {
  test('E18.10 a message sets an automation off, which sees what the message brought', () => {
    const scene = given(workflow, [opened]);
    const small = scene.when('DeliverMessage', { name: 'storm' }).decision;
    expect(small.ok && small.state.priority).toBe('normal');
    const big = scene.when('DeliverMessage', { name: 'storm', values: { amount: '90' } }).decision;
    expect(big.ok && big.state.priority).toBe('urgent');
  });

  test('E18.10 what only automations hear is not kept, and what nobody hears is refused', () => {
    const scene = given(workflow, [opened]);
    const heard = scene.when('DeliverMessage', { name: 'storm' }).decision;
    expect(heard.ok && heard.state.messages).toBeUndefined();
    scene.when('DeliverMessage', { name: 'sunshine' }).thenRejected('message-not-awaited');
    const { message: _, ...any } = hurry;
    const all = given(oneStage({}, { automations: [any] }), [opened]);
    expect(all.when('DeliverMessage', { name: 'sunshine' }).decision.ok).toBe(true);
  });

  test('E18.11 a message is written, read back, and refused for what is about no message', () => {
    const source = writeWorkflow(workflow);
    expect(source).toContain('message: storm');
    expect(readWorkflow(source).workflow).toEqual(workflow);
    const codes = (more: object) =>
      validate(oneStage({}, { automations: [{ ...hurry, ...more }] })).flatMap(({ code, at, severity }) =>
        severity === 'error' ? [[code, at]] : [],
      );
    expect(codes({})).toEqual([]);
    expect(codes({ on: 'case-opened' })).toEqual([['automation-never-runs', 'automations.hurry.message']]);
    expect(codes({ stage: 'check' })).toEqual([['automation-never-runs', 'automations.hurry.stage']]);
  });
});
