import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../base/index.ts';
import { STAGE_KINDS } from '../stages/index.ts';
import { given } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';
import { ACTION_KINDS } from './index.ts';

function eventsOf(...actions: Json[]): readonly object[] {
  const automatic = oneStage({ kind: 'automatic', owner: null, settings: { do: actions } });
  return given(automatic, [['OpenCase', { by: 'ana', values: { amount: '12.50', note: 'taxi' } }]]).events;
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
