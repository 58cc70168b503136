import { describe, expect, test } from 'vitest';
import {
  type Action,
  type Automation,
  blankAutomation,
  blankStage,
  blankTransition,
  type Workflow,
} from '../../../model/index.ts';
import { MOST_DEPTH } from '../../commands/open-case.ts';
import { compile } from '../../compile/compile.ts';
import { type Asked, given } from '../../trial/given.ts';
import { END, finance, oneStage } from '../../trial/workflows.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const noted: Asked = ['UpdateRecord', { by: 'max', values: { note: 'x' } }];
const does = (kind: string, settings: Action['settings'], more: Partial<Automation> = {}) =>
  blankAutomation('it', { on: 'field-changed', do: [{ kind, settings }], ...more });

const second = blankStage('second', { owner: finance, next: [blankTransition('done')] });
const twoStages = (...automations: Automation[]): Workflow => {
  const first = blankStage('check', { owner: finance, next: [blankTransition('second')] });
  return oneStage({}, { stages: [first, second, END], automations });
};
const ranIn = (events: readonly object[]) =>
  events.find((event) => 'type' in event && event.type === 'AutomationRan');

describe('what automations do to where a case stands', () => {
  test('E18.1 work that is taken sets an automation off', () => {
    const taken = does('set', { priority: 'high' }, { on: 'work-item-claimed', stage: 'check' });
    const { state } = given(twoStages(taken), [opened, ['ClaimWorkItem', { by: 'cy', workItem: 'c/2' }]]);
    expect(state?.priority).toBe('high');
  });

  test('E18.2 open work goes to whom the rule finds, who is told', () => {
    const { state, events } = given(twoStages(does('assign', { person: 'bo' })), [opened, noted]);
    expect(state?.workItems[0]).toMatchObject({ owner: 'bo', status: 'offered' });
    expect(events).toContainEqual(expect.objectContaining({ type: 'Notified', people: ['bo'] }));
    expect(ranIn(events)).toMatchObject({ did: ['assigned to Bo Chen'] });
  });

  test('E18.2 work of another stage stays, and the run says so', () => {
    const { state, events } = given(twoStages(does('assign', { person: 'bo', stage: 'second' })), [
      opened,
      noted,
    ]);
    expect(state?.workItems[0]?.owner).toBe('cy');
    expect(ranIn(events)).toMatchObject({ did: ['assigned nothing, as no work is open'] });
  });

  test('E18.3 a move withdraws the open work, takes back its clocks and enters the stage', () => {
    const { state, events } = given(twoStages(does('move', { to: 'second', reason: 'Is {{note}}' })), [
      opened,
      noted,
    ]);
    expect(state).toMatchObject({ tokens: [{ stage: 'second' }], workItems: [{ stage: 'second' }] });
    expect(state?.timers).toHaveLength(1);
    expect(events).toContainEqual(expect.objectContaining({ type: 'WorkItemWithdrawn', reason: 'Is x' }));
    expect(ranIn(events)).toMatchObject({ did: ['moved to Second (Is x)'] });
  });

  test('E18.3 a move that is refused leaves the case where it is, with an incident', () => {
    const stuck = blankStage('second', {
      kind: 'wait',
      owner: finance,
      settings: { until: { field: 'day' } },
      next: [blankTransition('done')],
    });
    const moving = twoStages(does('move', { to: 'second' }));
    const stages = moving.stages.map((stage) => (stage.id === 'second' ? stuck : stage));
    const { state, events } = given({ ...moving, stages }, [opened, noted]);
    expect(state).toMatchObject({ tokens: [{ stage: 'check' }], workItems: [{ workItem: 'c/2' }] });
    expect(events).toContainEqual(expect.objectContaining({ type: 'IncidentRaised', owner: 'max' }));
  });

  test('E18.3 automations that move a case to and fro are stopped with an incident', () => {
    const there = does('move', { to: 'second' }, { id: 'there', on: 'work-item-offered', stage: 'check' });
    const back = does('move', { to: 'check' }, { id: 'back', on: 'work-item-offered', stage: 'second' });
    const { state, events } = given(twoStages(there, back), [opened]);
    expect(events.filter(({ type }) => type === 'IncidentRaised')).toHaveLength(1);
    expect(state?.workItems).toHaveLength(1);
  });

  test('E18.4 tasks are added once each, and have to be ticked', () => {
    const changed: Asked = ['UpdateRecord', { by: 'max', values: { note: 'y' } }];
    const adding = given(twoStages(does('create-tasks', { tasks: 'Look twice\nAsk {{requester.name}}' })), [
      opened,
      noted,
      changed,
    ]);
    expect(adding.state?.workItems[0]?.tasks).toEqual([
      { title: 'Look twice', done: false },
      { title: 'Ask Ana Lopez', done: false },
    ]);
    adding.when('CompleteWorkItem', { by: 'cy', workItem: 'c/2' }).thenRejected('tasks-open');
  });

  test('E18.5 cases that open one another are stopped', () => {
    const opens = { values: { amount: '1' }, via: 'case', parent: 'p' };
    const deep = given(oneStage(), [['OpenCase', { ...opens, depth: MOST_DEPTH }]]);
    expect(deep.state?.depth).toBe(MOST_DEPTH);
    given(oneStage())
      .when('OpenCase', { ...opens, depth: MOST_DEPTH + 1 })
      .thenRejected('too-many-cases');
    const passing = given(oneStage({}, { automations: [does('open-case', { workflow: 'small' })] }), [
      ['OpenCase', { ...opens, depth: 3 }],
      noted,
    ]);
    expect(passing.events).toContainEqual(
      expect.objectContaining({ type: 'EffectRequested', settings: expect.objectContaining({ depth: 3 }) }),
    );
  });

  test.each([
    [
      'an automatic stage that moves',
      oneStage({ kind: 'automatic', owner: null, settings: { do: [{ move: { to: 'done' } }] } }),
      'action-not-here',
    ],
    ['a move to nowhere', twoStages(does('move', { to: 'moon' })), 'stage-unknown'],
    ['work given to nobody', twoStages(does('assign', {})), 'assign-to-one'],
    ['work given to two', twoStages(does('assign', { person: 'bo', team: 'finance' })), 'assign-to-one'],
    ['work given by a field there is not', twoStages(does('assign', { field: 'boss' })), 'field-unknown'],
  ])('E18.3 refused at publishing: %s', (_, workflow, code) => {
    const compiled = compile(workflow, 1);
    expect(compiled.ok ? [] : compiled.problem.map((each) => each.code)).toContain(code);
  });
});
