import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../base/index.ts';
import {
  blankAutomation,
  blankOutcome,
  blankStage,
  blankTransition,
  type CaseEvent,
  type CaseState,
  type Workflow,
} from '../../model/index.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given, MACHINE } from '../trial/given.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';

const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const done = '  done: { kind: end }\n';
const at = (state: CaseState | null): string[] => (state?.tokens ?? []).map(({ stage }) => stage).sort();
const told = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => (event.type === 'Notified' ? [[event.reason, event.people, event.text]] : []));
const incidents = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => (event.type === 'IncidentRaised' ? [[event.text, event.owner]] : []));

function complete(workflow: Workflow, asked: readonly Asked[], stage: string, more: object = {}): Asked[] {
  const item = given(workflow, asked).state?.workItems.find((each) => each.stage === stage);
  return [...asked, ['CompleteWorkItem', { by: 'cy', workItem: item?.workItem, ...more }]];
}

describe('how a case ends', () => {
  test('E7.7 by the end that it came to, and the requester is told', () => {
    const ends = [blankStage('good', { kind: 'end', title: 'All good' }), blankStage('bad', { kind: 'end' })];
    const outcomes = [blankOutcome('yes', 'good'), blankOutcome('no', 'bad')];
    const workflow = oneStage({}, { stages: [blankStage('check', { owner: finance, outcomes }), ...ends] });
    const { events, state } = given(workflow, [
      opened,
      ['CompleteWorkItem', { by: 'cy', workItem: 'c/2', outcome: 'yes' }],
    ]);
    expect(state).toMatchObject({ status: 'closed', outcome: 'good', closedAt: state?.changedAt });
    expect(told(events).at(-1)).toEqual(['closed', ['ana'], 'Small #7: All good']);
    const bad = given(workflow, [opened, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2', outcome: 'no' }]]);
    expect(bad.state?.outcome).toBe('bad');
  });

  test('E9.6 a case that another waits for reports how it ended; one that nobody waits for does not', () => {
    const within = (awaited: boolean): Asked => [
      'OpenCase',
      { via: 'case', by: MACHINE, parent: 'p', awaited, values: { amount: '1' } },
    ];
    const reports = (open: Asked, then: Asked) =>
      given(oneStage(), [open, then]).events.flatMap((event) =>
        event.type === 'EffectRequested' ? [[event.kind, event.settings]] : [],
      );
    const completed: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }];
    expect(reports(within(true), completed)).toEqual([
      ['report-to-parent', { parent: 'p', outcome: 'done' }],
    ]);
    expect(reports(within(true), ['CancelCase', { by: MACHINE, reason: 'x' }])).toEqual([
      ['report-to-parent', { parent: 'p', outcome: null }],
    ]);
    expect(reports(within(false), completed)).toEqual([]);
  });

  test('E7.7 where branches end at several, by the end of the last', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'first')}${works('b', 'second')}  first: { kind: end }\n  second: { kind: end }\n`,
    );
    const one = complete(workflow, [OPEN], 'b');
    expect(given(workflow, one).state).toMatchObject({ status: 'open', tokens: [{ stage: 'a' }] });
    expect(given(workflow, complete(workflow, one, 'a')).state).toMatchObject({
      status: 'closed',
      outcome: 'first',
    });
    expect(given(workflow, complete(workflow, complete(workflow, [OPEN], 'a'), 'b')).state?.outcome).toBe(
      'second',
    );
    expect(
      given(workflow, complete(workflow, complete(workflow, [OPEN], 'a'), 'b')).state?.forks,
    ).toBeUndefined();
  });
});

describe('where the machine cannot go on', () => {
  const stuck = (next: ReturnType<typeof blankTransition>[]) =>
    oneStage(
      {},
      {
        stages: [
          blankStage('check', {
            kind: 'wait',
            owner: { kind: 'person', person: 'bo' },
            settings: { until: '2 days' },
            next,
          }),
          END,
        ],
      },
    );
  const woken = (workflow: Workflow, open = opened) => {
    const { state } = given(workflow, [open]);
    return given(workflow, [open, ['FireTimer', { timer: state?.timers[0]?.timer, after: 2 * DAY_MS }]]);
  };

  test('E5.3 its owner takes over, and is told what is missing by its labels', () => {
    const scene = woken(stuck([blankTransition('done', { carries: ['note', 'day'] })]));
    expect(incidents(scene.events)).toEqual([[expect.stringMatching(/ \(Note, Day\)$/), 'bo']]);
    expect(told(scene.events).at(-1)).toEqual([
      'automation',
      ['bo'],
      expect.stringMatching(/^Small #7: .*\(Note, Day\)$/),
    ]);
    expect(scene.state?.workItems).toMatchObject([{ owner: 'bo', stage: 'check', tasks: [] }]);
    const item = scene.state?.workItems[0]?.workItem;
    const then = scene.when('CompleteWorkItem', {
      by: 'bo',
      workItem: item,
      values: { note: 'x', day: '2026-02-01' },
      after: 2 * DAY_MS,
    }).decision;
    expect(then.ok && then.state.status).toBe('closed');
  });

  test('E5.3 where no rule holds, there is nothing to name', () => {
    const scene = woken(stuck([blankTransition('done', { when: 'amount > 100' })]));
    expect(incidents(scene.events)).toEqual([[expect.not.stringContaining('('), 'bo']]);
  });

  test('E5.5 automations that set each other off are stopped by name, and somebody has the incident', () => {
    const set = (id: string, note: string) =>
      blankAutomation(id, {
        title: id,
        on: 'field-changed',
        field: 'note',
        do: [{ kind: 'set', settings: { note } }],
      });
    const workflow = oneStage(
      {},
      {
        automations: [set('ping', '{{amount}} {{count([1])}} a{{note}}'), set('pong', 'b{{note}}')],
        owner: 'max',
      },
    );
    const { events } = given(workflow, [opened, ['UpdateRecord', { by: 'max', values: { note: 'x' } }]]);
    const [incident] = incidents(events);
    expect(incident?.[0]).toMatch(/were stopped at "(ping|pong)"/);
    expect(incident?.[1]).not.toBeNull();
    expect(events.filter(({ type }) => type === 'AutomationRan')).toHaveLength(50);
  });
});

describe('stages that wait for one another', () => {
  const flow = (a: string, b: string) =>
    fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }, { to: c }] }\n  a: { kind: work, owner: person cy, due: no deadline, ${a}next: join }\n  b: { kind: work, owner: person cy, due: no deadline, ${b}next: join }\n${works('c', 'join')}  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
  const open = (workflow: Workflow, asked: readonly Asked[]) =>
    given(workflow, asked).state?.workItems.map(({ stage }) => stage);
  const held = (workflow: Workflow, asked: readonly Asked[]) =>
    given(workflow, asked).state?.tokens.flatMap(({ stage, held: why }) =>
      why === undefined ? [] : [`${stage} ${why}`],
    );

  test('E9.1 the one that came first is open, the other is held until it is done', () => {
    const workflow = flow('alone: desk, ', 'alone: desk, ');
    expect(open(workflow, [OPEN])).toEqual(['a', 'c']);
    expect(held(workflow, [OPEN])).toEqual(['b alone']);
    expect(open(workflow, complete(workflow, [OPEN], 'c'))).toEqual(['a']);
    const after = complete(workflow, [OPEN], 'a');
    expect(open(workflow, after)).toEqual(['c', 'b']);
    expect(held(workflow, after)).toEqual([]);
    expect(open(flow('alone: desk, ', 'alone: hall, '), [OPEN])).toEqual(['a', 'b', 'c']);
  });

  test('E9.2 one that is open while the case is at another is missed when that is left', () => {
    const workflow = flow('', 'while: { at: [c] }, ');
    expect(open(workflow, [OPEN])).toEqual(['a', 'b', 'c']);
    expect(open(workflow, complete(workflow, [OPEN], 'c'))).toEqual(['a']);
    expect(open(workflow, complete(workflow, [OPEN], 'a'))).toEqual(['b', 'c']);
    const elsewhere = flow('', 'while: { at: [c], else: a }, ');
    const { state, events } = given(elsewhere, complete(elsewhere, [OPEN], 'c'));
    expect(at(state)).toEqual(['a', 'a', 'join']);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'WorkItemWithdrawn', reason: 'B was not open any more' }),
    );
  });

  test('E9.2 work that was started may be ended all the same', () => {
    const workflow = flow('', 'while: { at: [c] }, ');
    const item = given(workflow, [OPEN]).state?.workItems.find(({ stage }) => stage === 'b')?.workItem;
    const started: Asked[] = [OPEN, ['StartWorkItem', { by: 'cy', workItem: item }]];
    expect(open(workflow, complete(workflow, started, 'c'))).toEqual(['a', 'b']);
  });

  test('E9.4 what it cancels is withdrawn with the reason, and nothing else', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }, { to: c }] }\n${works('a', 'd')}${works('b', 'join')}${works('c', 'join')}  d: { kind: work, owner: person cy, due: no deadline, cancels: [b], next: join }\n  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    const { state, events } = given(workflow, complete(workflow, [OPEN], 'a'));
    expect(at(state)).toEqual(['c', 'd']);
    expect(events.filter(({ type }) => type === 'WorkItemWithdrawn')).toMatchObject([
      { stage: 'b', reason: 'Cancelled by D' },
    ]);
  });

  test('E9.5 a stage begins anew as long as its rule holds, and a picked way is taken', () => {
    const workflow = fromSource(
      `  a: { kind: work, owner: person cy, due: no deadline, repeat: count < 3, form: [{ field: count }], next: b }\n${works('b', 'done')}${done}`,
    );
    const again = complete(workflow, [['OpenCase', { by: 'ana', values: { count: 1 } }]], 'a');
    expect(given(workflow, again).state).toMatchObject({ tokens: [{ stage: 'a', visit: 2 }] });
    expect(at(given(workflow, complete(workflow, again, 'a', { values: { count: 3 } })).state)).toEqual([
      'b',
    ]);
  });

  test('E9.1 what is said of a stage that is not there is refused', () => {
    const fault = (settings: string) => {
      try {
        given(flow('', settings), [OPEN]);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    expect(fault('while: { at: [nowhere] }, ')).toContain('There is no stage "nowhere"');
    expect(fault('while: { at: [c], else: nowhere }, ')).toContain('There is no stage "nowhere"');
    expect(fault('cancels: [nowhere], ')).toContain('There is no stage "nowhere"');
    expect(fault('cancels: [], ')).toContain('stages.b.settings.cancels');
    expect(fault('while: { at: [] }, ')).toContain('stages.b.settings.while.at');
    expect(fault('cancels: [c], ')).toBeNull();
  });
});

describe('branches', () => {
  test('E7.1 two hundred at most', () => {
    const copies = fromSource(
      `  split: { kind: split, copies: 100, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    const refused = given(copies).when(...OPEN);
    expect(refused.thenRejected('too-many-branches')).toMatchObject({ most: 200 });
    const fewer = fromSource(
      `  split: { kind: split, copies: 99, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    expect(given(fewer, [OPEN]).state?.tokens).toHaveLength(198);
  });

  test('E7.5 a way back within the branches goes back alone', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'c')}${works('b', 'join')}  c: { kind: work, owner: person cy, due: no deadline, outcomes: { on: join, again: { to: a, rework: true }, over: { to: split, rework: true } } }\n  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    const there = complete(workflow, [OPEN], 'a');
    expect(at(given(workflow, complete(workflow, there, 'c', { outcome: 'again' })).state)).toEqual([
      'a',
      'b',
    ]);
    const over = given(workflow, complete(workflow, there, 'c', { outcome: 'over' }));
    expect(at(over.state)).toEqual(['a', 'b']);
    expect(over.state?.forks).toHaveLength(1);
    expect(over.events).toContainEqual(
      expect.objectContaining({
        type: 'WorkItemWithdrawn',
        stage: 'b',
        reason: 'Another branch went back to before they began',
      }),
    );
  });
});
