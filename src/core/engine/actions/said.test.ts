import { describe, expect, test } from 'vitest';
import type { Json } from '../../base/index.ts';
import { type Action, blankAutomation, blankField, type CaseEvent, type Stage } from '../../model/index.ts';
import { type Asked, given, MACHINE } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';

type Doing = readonly [kind: string, settings: Action['settings']];
const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '12.50', note: 'taxi', who: 'max' } }];
const byMail: Asked = ['OpenCase', { via: 'api', by: MACHINE, values: { amount: '12.50' } }];

/** What happens where an automation does this once the work is offered. */
function happened(
  [kind, settings]: Doing,
  { stage = {}, open = opened }: { stage?: Partial<Stage>; open?: Asked } = {},
): readonly CaseEvent[] {
  const automations = [blankAutomation('it', { on: 'work-item-offered', do: [{ kind, settings }] })];
  const record = { ...oneStage().record, urgent: blankField('urgent', { type: 'yes-no', label: 'Urgent' }) };
  return given(oneStage(stage, { automations, record }), [open]).events;
}
const said = (events: readonly CaseEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'AutomationRan' ? event.did : []));
const told = (events: readonly CaseEvent[]): readonly (readonly string[])[] =>
  events.flatMap((event) =>
    event.type === 'Notified' && event.reason === 'automation' ? [event.people] : [],
  );

const pool: Partial<Stage> = { owner: { kind: 'team', team: 'finance', choose: 'pull' } };

describe('what an action does, whom it reaches, and what it says of that', () => {
  test.each<[Doing[1], string, string[]]>([
    [{ person: 'bo' }, 'Bo Chen', ['bo']],
    [{ person: 'nobody' }, 'nobody', []],
    [{ team: 'finance' }, 'Finance', ['bo', 'cy']],
    [{ team: 'ghosts' }, 'ghosts', []],
    [{ owner: true }, 'the owner', ['cy']],
    [{ requester: true }, 'the requester', []],
    [{ person: 'bo', owner: true, requester: true }, 'Bo Chen, the owner, the requester', ['bo', 'cy']],
    [{ person: 'max', owner: false, requester: false }, 'Max Weber', ['max']],
  ])('E5.1 a notification to %o', (whom, words, people) => {
    const events = happened(['notify', { ...whom, text: 'Look' }]);
    expect(said(events)).toEqual([`notified ${words}`]);
    expect(told(events)).toEqual(people.length === 0 ? [] : [people]);
  });

  test('E5.1 where a pool has the work, its owner is everybody of the pool', () => {
    expect(told(happened(['notify', { owner: true, text: 'Look' }], { stage: pool }))).toEqual([
      ['bo', 'cy'],
    ]);
  });

  test('E5.1 the requester is told of what others do, and not of what they did themselves', () => {
    const whom = (settings: Doing[1]) => {
      const tell = { kind: 'notify', settings: { ...settings, text: 'Look' } };
      const automations = [blankAutomation('it', { on: 'work-item-completed', do: [tell] })];
      const done: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }];
      return told(given(oneStage({}, { automations }), [opened, done]).events);
    };
    expect(whom({ requester: true })).toEqual([['ana']]);
    expect(whom({ person: 'bo' })).toEqual([['bo']]);
  });

  test('E5.1 a case that nobody asked for has no requester to tell', () => {
    expect(told(happened(['notify', { requester: true, text: 'Look' }], { open: byMail }))).toEqual([]);
  });

  test.each<Doing[1]>([{}, { owner: false }, { owner: false, requester: false }])(
    'E5.1 a notification to nobody is refused: %o',
    (whom) => {
      expect(() => happened(['notify', { ...whom, text: 'Look' }])).toThrow('goes to nobody');
    },
  );

  test.each<[Doing[1], string, string]>([
    [{ person: 'bo' }, 'Bo Chen', 'bo'],
    [{ team: 'finance' }, 'Finance', 'bo'],
    [{ field: 'who' }, 'Who', 'max'],
    [{ rule: ' requester.manager ' }, 'requester.manager', 'max'],
    [{ person: 'bo', stage: 'check' }, 'Bo Chen', 'bo'],
  ])('E18.2 assigned by %o', (whom, words, owner) => {
    const events = happened(['assign', whom]);
    expect(said(events)).toEqual([`assigned to ${words}`]);
    expect(events.filter(({ type }) => type === 'WorkItemDelegated')).toMatchObject([
      { from: 'cy', to: owner },
    ]);
  });

  test('E18.2 a pool is no person: of a team that pulls, whoever has the least gets the work', () => {
    const events = happened(['assign', { rule: 'team finance (pull)' }], {
      stage: { owner: { kind: 'person', person: 'max' } },
    });
    expect(events.filter(({ type }) => type === 'WorkItemDelegated')).toMatchObject([
      { from: 'max', to: 'cy' },
    ]);
  });

  test('E18.2 whoever has the work already is not given it again', () => {
    expect(happened(['assign', { person: 'cy' }]).filter(({ type }) => type === 'WorkItemDelegated')).toEqual(
      [],
    );
  });

  test.each<[Doing, string]>([
    [['assign', {}], 'does not say who'],
    [['assign', { person: 'bo', team: 'finance' }], 'names several'],
    [['assign', { field: 'owner' }], 'has no field "owner"'],
    [['assign', { person: 'bo', stage: 'nowhere' }], 'no stage "nowhere"'],
    [['create-tasks', { tasks: 'Look', stage: 'nowhere' }], 'no stage "nowhere"'],
    [['move', { to: 'nowhere' }], 'no stage "nowhere"'],
    [['move', { to: 'done', from: 'nowhere' }], 'no stage "nowhere"'],
    [['open-case', { workflow: 'payment', values: { total: 'sum' } }], 'has no field "sum"'],
    [['set', { priority: 'huge' }], '"huge" is not a priority'],
  ])('E18.2 what is not there is refused: %o', (doing, words) => {
    expect(() => happened(doing)).toThrow(words);
  });

  test('E5.1 the priority is set beside fields, and by the name of a field it is that field', () => {
    const events = happened(['set', { priority: 'high', note: 'bus', urgent: true }]);
    expect(said(events)).toEqual(['set note, urgent, priority']);
    expect(events).toContainEqual(expect.objectContaining({ type: 'PriorityChanged', after: 'high' }));
    const fields = events.flatMap((event) => (event.type === 'RecordChanged' ? event.changes : []));
    expect(fields).toEqual([
      { field: 'note', before: 'taxi', after: 'bus' },
      { field: 'urgent', before: null, after: true },
    ]);
  });

  test('E5.1 what a field holds already is not set again', () => {
    const events = happened(['set', { note: 'taxi' }]);
    expect(said(events)).toEqual(['set note']);
    expect(events.filter(({ type }) => type === 'RecordChanged')).toEqual([]);
  });

  test('E5.1 a record may have a field that is called priority', () => {
    const record = { ...oneStage().record, priority: blankField('priority') };
    const set = { kind: 'set', settings: { priority: 'any' } };
    const automations = [blankAutomation('it', { on: 'work-item-offered', do: [set] })];
    const { events, state } = given(oneStage({}, { automations, record }), [opened]);
    expect(said(events)).toEqual(['set priority']);
    expect(state).toMatchObject({ priority: 'normal', record: { priority: 'any' } });
  });

  test.each(['low', 'normal', 'high', 'urgent'])('E5.1 the priority %s', (priority) => {
    const events = happened(['set', { priority }]);
    const after = events.flatMap((event) => (event.type === 'PriorityChanged' ? [event.after] : []));
    expect(after).toEqual(priority === 'normal' ? [] : [priority]);
  });

  test('E5.2 a case is opened with the fields that this one has, and how deep it is', () => {
    const settings = (open: Asked) =>
      happened(['open-case', { workflow: 'payment', values: { total: 'amount', on: 'day' } }], { open }).find(
        (event) => event.type === 'EffectRequested',
      )?.settings;
    expect(settings(opened)).toEqual({
      ...{ workflow: 'payment', parent: 'c', requester: 'ana', requesterName: null },
      values: { total: { minor: 1250, currency: 'EUR' } },
    });
    const deep: Asked = ['OpenCase', { via: 'case', by: MACHINE, depth: 2, values: { amount: '1' } }];
    expect(settings(deep)).toMatchObject({ requester: null, depth: 2 });
  });

  test('E18.4 tasks are read one a line, and empty lines are none', () => {
    const events = happened(['create-tasks', { tasks: 'Ring {{requester.name}}\n\n  Look twice ' }]);
    expect(said(events)).toEqual(['added the tasks Ring Ana Lopez, Look twice']);
  });

  test('E18.4 tasks for another stage are not added here', () => {
    const events = happened(['create-tasks', { tasks: 'Look', stage: 'done' }]);
    expect(said(events)).toEqual(['added no tasks, as no work is open']);
  });

  test.each<[Doing[1], string]>([
    [{ to: 'done' }, 'moved to Done'],
    [{ to: 'done', from: 'check', reason: 'Is {{note}}' }, 'moved to Done (Is taxi)'],
    [{ to: 'done', from: 'done' }, 'did not move to Done, as the case does not stand there'],
    [{ to: 'check' }, 'did not move to Check, as the case is there already'],
  ])('E18.3 a move by %o', (settings, words) => {
    expect(said(happened(['move', settings]))).toEqual([words]);
  });

  test.each<[Doing, string, Json]>([
    [
      ['call-webhook', { url: 'https://example.org:8080/x?y=1', method: 'PUT' }],
      'call example.org:8080',
      'PUT',
    ],
    [['open-case', { workflow: 'payment' }], 'open a case of payment', null],
    [
      ['send-mail', { to: 'bo@example.org', subject: ' Two\n lines', text: 'x' }],
      'send a mail to bo@example.org',
      null,
    ],
    [['send-mail', { field: 'note', subject: 'x', text: 'x' }], 'send a mail to the address in note', null],
  ])('E5.2 what is done outside is asked for: %o', (doing, words, method) => {
    const events = happened(doing);
    expect(said(events)).toEqual([`asked to ${words}`]);
    const [asked, another] = events.filter((event) => event.type === 'EffectRequested');
    expect(another).toBeUndefined();
    expect(asked).toMatchObject({ kind: doing[0], source: 'automation it', token: null });
    if ('field' in doing[1]) expect(asked).toMatchObject({ settings: { to: 'taxi' } });
    if (method !== null) expect(asked).toMatchObject({ settings: { method } });
  });

  test('E18.15 a subject is one line, and at most twenty addresses are written out', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `p${at}@example.org`).join(', ');
    const [asked] = happened(['send-mail', { to: many(20), subject: ' Two\n lines ', text: 'x' }]).filter(
      (event) => event.type === 'EffectRequested',
    );
    expect(asked?.settings).toMatchObject({ to: many(20), subject: 'Two lines' });
    expect(() => happened(['send-mail', { to: many(21), subject: 'x', text: 'x' }])).toThrow(
      'is no mail address',
    );
  });
});
