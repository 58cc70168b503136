import { describe, expect, test } from 'vitest';
import { type Action, type Automation, blankAutomation } from '../../../model/index.ts';
import { type Asked, given, ready } from '../../trial/given.ts';
import { office } from '../../trial/people.ts';
import { oneStage } from '../../trial/workflows.ts';
import { backTest } from './back-test.ts';

const set = (settings: Action['settings']): Action => ({ kind: 'set', settings });
const large = blankAutomation('large', {
  if: 'amount > 100',
  do: [set({ priority: 'high' }), { kind: 'notify', settings: { team: 'finance', text: 'Large' } }],
});
const noting = (id: string, note: string, more: Partial<Automation> = {}) =>
  blankAutomation(id, { on: 'field-changed', field: 'note', do: [set({ day: note })], ...more });

const opened = (amount: string): Asked => ['OpenCase', { by: 'ana', values: { amount } }];
const noted: Asked = ['UpdateRecord', { by: 'max', values: { note: 'x' }, after: 1 }];
const done: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2', after: 2 }];
const withAll = (...automations: Automation[]) => oneStage({}, { automations });

/** A case that is past, and what the automation of that id would have done in it. */
const tried = (past: Automation[], asked: Asked[], automation: string, all: Automation[]) => {
  const { events } = given(withAll(...past), asked);
  return {
    events,
    firings: backTest({ compiled: ready(withAll(...all)), automation, directory: office }, events),
  };
};

describe('trying an automation on past cases', () => {
  test('E18.6 it says where it would have fired, and what would have changed', () => {
    const { firings } = tried([], [opened('500'), noted, done], 'large', [large]);
    expect(firings).toEqual([
      {
        seq: 1,
        at: expect.any(Number),
        title: 'Small #7',
        did: ['set priority', 'notified Finance'],
        changes: [{ field: 'priority', before: 'normal', after: 'high' }],
        meetings: [],
      },
    ]);
    expect(tried([], [opened('5'), noted, done], 'large', [large]).firings).toEqual([]);
  });

  test('E18.6 what is so already is told apart', () => {
    const low = { ...large, do: [set({ priority: 'normal' })] };
    expect(tried([], [opened('500')], 'large', [low]).firings[0]).toMatchObject({
      did: ['set priority (as it was)'],
      changes: [],
    });
  });

  test('E18.7 it fires where the live automation did, with the same words', () => {
    const chained = noting('chained', '2026-02-01', { field: 'who', if: 'note = "x"' });
    const first = noting('first', '2026-02-01', { do: [set({ who: '{{requester}}' })] });
    const all = [large, first, chained];
    for (const { id } of all) {
      const { events, firings } = tried(all, [opened('500'), noted, done], id, all);
      const ran = events.filter((event) => event.type === 'AutomationRan' && event.automation === id);
      expect(ran).toHaveLength(1);
      expect(firings.map(({ did }) => did)).toEqual(ran.map((event) => 'did' in event && event.did));
    }
  });

  test('E18.8 another that sets the same is an overlap, to something else a contradiction', () => {
    const own = noting('own', '2026-02-01');
    const same = noting('same', '2026-02-01');
    const other = noting('other', '2026-03-01');
    const elsewhere = noting('elsewhere', '2026-03-01', { if: 'amount > 100' });
    const all = [same, other, elsewhere, own];
    const { firings } = tried([same], [opened('40'), noted], 'own', all);
    expect(firings[0]?.meetings).toEqual([
      { automation: 'same', about: 'day', kind: 'overlap' },
      { automation: 'other', about: 'day', kind: 'contradiction' },
    ]);
  });

  test('E18.8 owners and stages meet as well', () => {
    const give = (id: string, person: string) =>
      blankAutomation(id, { on: 'field-changed', do: [{ kind: 'assign', settings: { person } }] });
    const all = [give('a', 'bo'), give('b', 'max'), give('c', 'bo')];
    expect(tried([], [opened('40'), noted], 'a', all).firings[0]?.meetings).toEqual([
      { automation: 'b', about: '#owner', kind: 'contradiction' },
      { automation: 'c', about: '#owner', kind: 'overlap' },
    ]);
  });
});
