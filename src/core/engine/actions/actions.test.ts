import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../base/index.ts';
import { type Action, blankAutomation } from '../../model/index.ts';
import { STAGE_KINDS } from '../stages/index.ts';
import { given, MACHINE } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';
import { ACTION_KINDS, actionKind } from './index.ts';

function eventsOf(...actions: Json[]): readonly object[] {
  if (actions.some(isOfAutomations)) return answering(actions);
  const automatic = oneStage({ kind: 'automatic', owner: null, settings: { do: actions } });
  return given(automatic, [['OpenCase', { by: 'ana', values: { amount: '12.50', note: 'taxi' } }]]).events;
}

const kindIn = (action: Json): string => {
  const written = action as { readonly [kind: string]: Json };
  return typeof written.kind === 'string' ? written.kind : (Object.keys(written)[0] ?? '');
};
const isOfAutomations = (action: Json): boolean => actionKind(kindIn(action))?.automationsOnly === true;

/** What an automation does once work was offered. */
function answering(actions: readonly Json[]): readonly object[] {
  const doing = actions.map((action) => {
    const kind = kindIn(action);
    const { [kind]: named, settings } = action as { readonly [member: string]: Json };
    return { kind, settings: (settings ?? named) as Action['settings'] };
  });
  const automations = [blankAutomation('it', { do: doing })];
  return given(oneStage({}, { automations }), [['OpenCase', { by: 'ana', values: { amount: '12.50' } }]])
    .events;
}

/** One worked example of every action: what is written, and the event it leads to. */
const examples: { readonly [kind: string]: [settings: Json, event: object] } = {
  set: [
    { amount: '{{amount * 2}}', note: 'Twice {{amount}}', who: '{{requester}}', day: '{{today()}}' },
    {
      type: 'RecordChanged',
      changes: [
        {
          field: 'amount',
          before: { minor: 1250, currency: 'EUR' },
          after: { minor: 2500, currency: 'EUR' },
        },
        { field: 'note', before: 'taxi', after: 'Twice 12.5' },
        { field: 'who', before: null, after: 'ana' },
        { field: 'day', before: null, after: '2026-01-05' },
      ],
    },
  ],
  notify: [
    { team: 'finance', person: 'max', owner: true, requester: true, text: '{{case.title}}: {{note}}' },
    { type: 'Notified', people: ['max', 'bo', 'cy'], text: 'Small #7: taxi', reason: 'automation' },
  ],
  assign: [
    { rule: 'requester.manager' },
    { type: 'WorkItemDelegated', from: 'cy', to: 'max', why: 'Manager of Ana Lopez' },
  ],
  move: [
    { to: 'done', from: 'check', reason: 'Only {{amount}}' },
    { type: 'WorkItemWithdrawn', reason: 'Only 12.5' },
  ],
  'create-tasks': [
    { tasks: ['Ask {{requester.name}}', 'Look twice'] },
    { type: 'TasksAdded', stage: 'check', tasks: ['Ask Ana Lopez', 'Look twice'] },
  ],
  'call-webhook': [
    { url: 'https://example.org/paid/{{note}}?by={{requester.name}}', body: { sum: '{{amount}} EUR' } },
    {
      type: 'EffectRequested',
      kind: 'call-webhook',
      settings: {
        url: 'https://example.org/paid/taxi?by=Ana%20Lopez',
        method: 'POST',
        body: { case: { id: 'c', number: 7, title: 'Small #7', workflow: 'small' }, sum: '12.5 EUR' },
      },
    },
  ],
  'send-mail': [
    { to: 'bo@example.org, cy@example.org', subject: 'About {{note}}', text: 'It is {{amount}}.' },
    {
      type: 'EffectRequested',
      kind: 'send-mail',
      settings: { to: 'bo@example.org, cy@example.org', subject: 'About taxi', text: 'It is 12.5.' },
    },
  ],
  'open-case': [
    { workflow: 'payment', values: { total: 'amount' }, title: 'Pay {{note}}' },
    {
      type: 'EffectRequested',
      kind: 'open-case',
      settings: {
        workflow: 'payment',
        values: { total: { minor: 1250, currency: 'EUR' } },
        parent: 'c',
        requester: 'ana',
        requesterName: null,
        title: 'Pay taxi',
      },
    },
  ],
};

describe('actions', () => {
  test.each(ACTION_KINDS.map(({ kind }) => kind))('E5.1 %s does as its example says', (kind) => {
    const example = examples[kind];
    expect(example, 'every action has a worked example').toBeDefined();
    if (example === undefined) return;
    const [settings, event] = example;
    expect(eventsOf({ [kind]: settings })).toContainEqual(expect.objectContaining(event));
    expect(eventsOf({ kind, settings })).toContainEqual(expect.objectContaining(event));
  });

  test.each([
    'ftp://x/',
    '{{note}}',
    'https://{{note}}/x',
    'https://a{{note}}.org',
    'https://u:p@x/',
    'paid',
  ])('E18.9 a webhook to %s is refused: its host is written out', (url) => {
    expect(() => eventsOf({ 'call-webhook': { url } })).toThrow('is no address to call');
  });

  test('E18.9 a webhook that names nobody to call yet is refused', () => {
    expect(() => eventsOf({ 'call-webhook': { url: '' } })).toThrow('has no address to call yet');
  });

  test.each([
    [{ subject: 'x', text: 'x' }, 'goes to nobody'],
    [{ to: 'a@b.org', field: 'note', subject: 'x', text: 'x' }, 'an address and a field'],
    [{ to: 'a@b.org, everybody', subject: 'x', text: 'x' }, 'is no mail address'],
    [{ to: '{{note}}', subject: 'x', text: 'x' }, 'is no mail address'],
    [{ field: 'email', subject: 'x', text: 'x' }, 'has no field "email"'],
  ])('E18.15 a mail with %o is refused', (settings, words) => {
    expect(() => eventsOf({ 'send-mail': settings })).toThrow(words);
  });

  const APART = { personal: 'r1', hash: 'ab' };
  const effectOf = (deed: { readonly [kind: string]: Json }, more: object) => {
    const stage = { kind: 'automatic', owner: null, settings: { do: [deed] } };
    const opening = { by: MACHINE, via: 'public', values: { amount: '40' }, ...more };
    return given(oneStage(stage), [['OpenCase', opening]]).events.find(
      ({ type }) => type === 'EffectRequested',
    );
  };
  const outside = { requesterName: APART };

  test('E18.18 a mail takes along where the name of somebody without sign-in lies, between its own words', () => {
    const mail = {
      to: 'bo@example.org',
      subject: 'Of {{ requester.name }}',
      text: '{{requester}}: {{amount}}.',
    };
    expect(effectOf({ 'send-mail': mail }, outside)).toMatchObject({
      settings: { to: 'bo@example.org', subject: ['Of ', APART, ''], text: ['', APART, ': 40.'] },
    });
    const told = { subject: 'Of Eve', text: 'Eve: 40.' };
    expect(effectOf({ 'send-mail': mail }, { requesterName: 'Eve' })).toMatchObject({ settings: told });
    expect(effectOf({ 'send-mail': mail }, { requester: 'ana' })).toMatchObject({
      settings: { subject: 'Of Ana Lopez', text: 'Ana Lopez: 40.' },
    });
    const unsaid = { ...mail, text: '{{if requester.name = null then "-" else "+"}}{{requester.name}}' };
    expect(effectOf({ 'send-mail': unsaid }, outside)).toMatchObject({
      settings: { text: ['-', APART, ''] },
    });
    const stuck = { ...mail, text: '{{requester.name}} {{amount ** 9999}}' };
    expect(effectOf({ 'send-mail': stuck }, outside)).toMatchObject({ settings: { text: stuck.text } });
  });

  test('E18.18 a call takes it along in what it sends, and never in its address', () => {
    const url = 'https://x.org/?by={{requester.name}}';
    const body = { by: '{{requester.name}}', sum: '{{amount}}' };
    expect(effectOf({ 'call-webhook': { url, body } }, outside)).toMatchObject({
      settings: { url: 'https://x.org/?by=', body: { by: ['', APART, ''], sum: '40' } },
    });
  });

  test('E18.9 no value leads a webhook to another place', () => {
    const [deed] = given(
      oneStage({
        kind: 'automatic',
        owner: null,
        settings: { do: [{ 'call-webhook': { url: 'https://x.org/{{note}}' } }] },
      }),
      [['OpenCase', { by: 'ana', values: { amount: '1', note: '../../a?b#c' } }]],
    ).events.filter(({ type }) => type === 'EffectRequested');
    expect(deed).toMatchObject({ settings: { url: 'https://x.org/..%2F..%2Fa%3Fb%23c' } });
  });

  test('E5.1 a value that does not fit the field leaves it as it was', () => {
    const types = eventsOf({ set: { day: '{{note}}', amount: null } });
    expect(types).toContainEqual(
      expect.objectContaining({
        changes: [{ field: 'amount', before: { minor: 1250, currency: 'EUR' }, after: null }],
      }),
    );
  });

  test.each([...ACTION_KINDS, ...STAGE_KINDS].map((each) => [each.kind, each.settings] as const))(
    'E6.1 the settings of %s have a JSON Schema for the designer',
    (_, settings) => {
      expect(z.toJSONSchema(settings, { io: 'input' })).toMatchObject({ type: 'object' });
    },
  );
});
