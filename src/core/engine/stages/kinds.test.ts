import { describe, expect, test } from 'vitest';
import { DAY_MS, type Json } from '../../base/index.ts';
import type { CaseState, Workflow } from '../../model/index.ts';
import { verdictOf } from '../migrate/verdict.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given, MACHINE } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { validate } from '../validate/validate.ts';

const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const opened = (values: object): Asked => ['OpenCase', { by: 'ana', values }];
const at = (state: CaseState | null): string[] => (state?.tokens ?? []).map(({ stage }) => stage).sort();
const faults = (workflow: Workflow): string[] =>
  validate(workflow, office).map(({ code, at: place }) => `${code} ${place}`);
const done = '  done: { kind: end }\n';

/** Completes every open piece of work at a stage. */
function complete(workflow: Workflow, asked: readonly Asked[], stage: string): Asked[] {
  const { state } = given(workflow, asked);
  const items = state?.workItems.filter((item) => item.stage === stage) ?? [];
  return [...asked, ...items.map(({ workItem }): Asked => ['CompleteWorkItem', { by: 'cy', workItem }])];
}

describe('a split and its join', () => {
  const branches = (join: string, copies = '') =>
    fromSource(
      `  split: { kind: split${copies}, next: [{ to: a }, { to: b, when: urgent }, { to: c, when: count > 5 }] }\n${works('a', 'join')}${works('b', 'join')}${works('c', 'join')}  join: { kind: join, owner: person cy, ${join}, next: after }\n${works('after', 'done')}${done}`,
    );

  test.each<[object, string[]]>([
    [{}, ['a']],
    [{ urgent: true }, ['a', 'b']],
    [{ urgent: true, count: 9 }, ['a', 'b', 'c']],
    [{ count: 5 }, ['a']],
  ])('E7.2 with %j the case goes on at %j', (values, stages) => {
    expect(at(given(branches('needs: all'), [opened(values)]).state)).toEqual(stages);
  });

  test.each<[string, number | null, boolean]>([
    ['{ field: count }', 1, true],
    ['{ field: count }', 2.9, false],
    ['{ field: count }', 0, true],
    ['{ field: count }', null, false],
    ['1', null, true],
    ['2', null, false],
  ])('E7.3 a join that needs %s, of %s, goes on after one branch: %s', (needs, count, goes) => {
    const workflow = branches(`needs: ${needs}`);
    const { state } = given(
      workflow,
      complete(workflow, [opened({ urgent: true, ...(count === null ? {} : { count }) })], 'a'),
    );
    expect(at(state).includes('after')).toBe(goes);
  });

  test('E7.9 copies by a number, cut to a whole one; none are refused', () => {
    expect(at(given(branches('needs: all', ', copies: 3'), [OPEN]).state)).toEqual(['a', 'a', 'a']);
    const byField = branches('needs: all', ', copies: { field: count }');
    expect(at(given(byField, [opened({ count: 2.9 })]).state)).toEqual(['a', 'a']);
    given(byField)
      .when(...opened({ count: 0 }))
      .thenRejected('no-way-on');
    given(byField)
      .when(...OPEN)
      .thenRejected('no-way-on');
  });

  test('E7.8 what asks for what is not there is refused', () => {
    const codes = (workflow: Workflow) => faults(workflow).filter((each) => /join-|no-number/.test(each));
    expect(codes(branches('needs: all'))).toEqual([]);
    expect(codes(branches('needs: 3'))).toEqual([]);
    expect(codes(branches('needs: 4'))).toEqual(['join-needs-too-many stages.join.settings.needs']);
    expect(codes(branches('needs: 6', ', copies: 2'))).toEqual([]);
    expect(codes(branches('needs: 7', ', copies: 2'))).toEqual([
      'join-needs-too-many stages.join.settings.needs',
    ]);
    // As many as a field says, yet never more than a hundred of each way.
    expect(codes(branches('needs: 300', ', copies: { field: count }'))).toEqual([]);
    expect(codes(branches('needs: 301', ', copies: { field: count }'))).toEqual([
      'join-needs-too-many stages.join.settings.needs',
    ]);
    expect(codes(branches('needs: all, of: split'))).toEqual([]);
    expect(codes(branches('needs: all, of: a'))).toEqual(['join-of-no-split stages.join.settings.of']);
    expect(codes(branches('needs: all, of: nothing'))).toEqual(['join-of-no-split stages.join.settings.of']);
    expect(codes(branches('needs: { field: urgent }'))).toContain('no-number-field stages.join.settings');
    expect(codes(branches('needs: all', ', copies: { field: names }'))).toContain(
      'no-number-field stages.split.settings',
    );
    const alone = fromSource(
      `${works('a', 'join')}  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    expect(codes(alone)).toEqual(['join-without-split stages.join']);
  });

  test('E7.8 a join that needs too many is refused beside other splits too, unless branches split again on the way', () => {
    const two = (needs: string, between: string) =>
      fromSource(
        `  early: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'first')}${works('b', between)}  first: { kind: join, owner: person cy, needs: ${needs}, next: late }\n  late: { kind: split, next: [{ to: c }, { to: d }] }\n${works('c', 'last')}${works('d', 'last')}  last: { kind: join, owner: person cy, needs: 3, next: done }\n  more: { kind: split, next: [{ to: first }, { to: e }] }\n${works('e', 'first')}${done}`,
      );
    const refused = (workflow: Workflow) => faults(workflow).filter((each) => each.startsWith('join-needs'));
    const last = 'join-needs-too-many stages.last.settings.needs';
    expect(refused(two('3', 'first'))).toEqual(['join-needs-too-many stages.first.settings.needs', last]);
    expect(refused(two('2', 'first'))).toEqual([last]);
    expect(refused(two('3', 'more'))).toEqual([last]);
  });

  test('E7.6 a join closes the split before it, and the next one another', () => {
    const nested = fromSource(
      `  outer: { kind: split, next: [{ to: inner }, { to: z }] }\n  inner: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'first')}${works('b', 'first')}${works('z', 'last')}  first: { kind: join, owner: person cy, next: last }\n  last: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    expect(faults(nested).filter((each) => each.includes('join-'))).toEqual([]);
    const inner = complete(nested, complete(nested, [OPEN], 'a'), 'b');
    expect(at(given(nested, inner).state)).toEqual(['last', 'z']);
    expect(given(nested, complete(nested, inner, 'z')).state?.status).toBe('closed');
  });
});

describe('cases within a case', () => {
  const within = (more = '') =>
    fromSource(
      `  sub: { kind: subflow, owner: person cy, workflow: other, values: { sum: count }, takes: { day: paid-on, count: sum }${more}, outcomes: { good: good, cancelled: bad }, next: [{ to: rest }] }\n${works('good', 'done')}${works('bad', 'done')}${works('rest', 'done')}${done}`,
    );
  const effects = (workflow: Workflow, open: Asked) =>
    given(workflow, [open]).events.flatMap((event) =>
      event.type === 'EffectRequested' ? [event.settings as { readonly [name: string]: Json }] : [],
    );
  const begun = (workflow: Workflow, open: Asked): Asked[] => {
    const pending = given(workflow, [open]).state?.effects ?? [];
    return [
      open,
      ...pending.map(
        ({ effect }, index): Asked => [
          'ReportEffect',
          { effect, outcome: 'applied', result: { caseId: `child-${index}` } },
        ],
      ),
    ];
  };
  const ended = (child: number, outcome: string | null, values: object = {}): Asked => [
    'ReportChild',
    { by: MACHINE, child: `child-${child}`, outcome, values },
  ];

  test('E9.6 it is handed what is there, and says whose it is', () => {
    expect(effects(within(), opened({ count: 3 }))).toEqual([
      {
        workflow: 'other',
        values: { sum: 3 },
        parent: 'c',
        awaited: true,
        requester: 'ana',
        requesterName: null,
      },
    ]);
    expect(effects(within(), OPEN)[0]).toMatchObject({ values: {} });
    const deep: Asked = ['OpenCase', { via: 'case', by: MACHINE, depth: 4 }];
    expect(
      effects(
        fromSource(`  sub: { kind: subflow, owner: person cy, workflow: other, next: done }\n${done}`),
        deep,
      )[0],
    ).toMatchObject({ depth: 4 });
  });

  test.each<[string | null, string]>([
    ['good', 'good'],
    ['ended', 'rest'],
    [null, 'bad'],
  ])('E9.6 it ended by %s, and the case goes on at %s', (outcome, stage) => {
    expect(at(given(within(), [...begun(within(), OPEN), ended(0, outcome)]).state)).toEqual([stage]);
  });

  test('E9.6 what it found out is taken over, as far as it fits', () => {
    const { state } = given(within(), [
      ...begun(within(), OPEN),
      ended(0, 'good', { 'paid-on': 'soon', sum: 8, more: 1 }),
    ]);
    expect(state?.record).toMatchObject({ count: 8 });
    expect(state?.record.day).toBeUndefined();
  });

  test('E9.6 of several, all or as many as are needed', () => {
    const each = (needs: string) => within(`, each: { field: names, as: name }, needs: ${needs}`);
    const three = opened({ names: ['p', 'q', 'r'] });
    expect(effects(each('all'), three).map(({ values }) => values)).toEqual([
      { name: 'p' },
      { name: 'q' },
      { name: 'r' },
    ]);
    const after = (needs: string, count: number) =>
      at(
        given(each(needs), [
          ...begun(each(needs), three),
          ...[0, 1, 2].slice(0, count).map((child) => ended(child, 'good')),
        ]).state,
      );
    expect([after('all', 1), after('all', 2), after('all', 3)]).toEqual([['sub'], ['sub'], ['good']]);
    expect([after('2', 1), after('2', 2)]).toEqual([['sub'], ['good']]);
    expect(at(given(each('all'), [opened({ names: [] })]).state)).toEqual(['rest']);
    expect(at(given(each('all'), [OPEN]).state)).toEqual(['rest']);
  });

  test('E9.6 one that was not opened yet is waited for', () => {
    const each = within(', each: { field: names, as: name }');
    const two = begun(each, opened({ names: ['p', 'q'] })).slice(0, 2);
    expect(at(given(each, [...two, ended(0, 'good')]).state)).toEqual(['sub']);
  });

  test('E9.6 nobody else’s case is reported, and none twice', () => {
    const asked = [...begun(within(), OPEN)];
    given(within(), asked)
      .when(...ended(5, 'good'))
      .thenRejected('child-not-awaited');
    given(within(), [...asked, ended(0, 'good')])
      .when(...ended(0, 'good'))
      .thenRejected('child-not-awaited');
  });

  test('E9.6 those that are left are called off, and told why', () => {
    const each = within(', each: { field: names, as: name }, needs: 1');
    const two = begun(each, opened({ names: ['p', 'q'] }));
    const calledOff = (asked: Asked) => {
      const { decision } = given(each, two).when(...asked);
      return decision.ok
        ? decision.events.flatMap((event) => (event.type === 'EffectRequested' ? [event.settings] : []))
        : decision.rejection.code;
    };
    for (const values of [{}, { sum: 3 }])
      expect(calledOff(ended(0, 'good', values))).toEqual([
        { case: 'child-1', reason: 'Enough others have ended' },
      ]);
  });

  test('E9.6 what the machine is at is not moved to another version', () => {
    const asked = begun(within(), OPEN);
    const { compiled, state } = given(within(), asked);
    if (state === null) throw new Error('The case was opened.');
    const elsewhere = verdictOf(compiled, compiled, state, { sub: 'rest' });
    expect(elsewhere).toMatchObject({
      verdict: 'cannot',
      because: [{ code: 'machine-at-work', stage: 'sub' }],
    });
    expect(verdictOf(compiled, compiled, state, {})).toEqual({ verdict: 'lands' });
  });

  test('E9.6 more cases than it opens are not waited for', () => {
    const found = (more: string) =>
      validate(within(more), office).filter(({ code }) => code === 'subflow-needs-too-many');
    expect(found(', needs: 2')).toMatchObject([
      {
        ...{ severity: 'error', at: 'stages.sub.settings.needs' },
        message: '"Sub" waits for 2 cases, yet it opens one.',
        remedy: 'Leave needs out, or open one for each.',
      },
    ]);
    expect(found(', needs: 1')).toEqual([]);
    expect(found(', needs: all')).toEqual([]);
    expect(found(', needs: 2, each: { field: names, as: name }')).toEqual([]);
  });

  test('E9.7 what names no field is refused', () => {
    const codes = (more: string) => {
      try {
        given(
          fromSource(
            `  sub: { kind: subflow, owner: person cy, workflow: other, ${more}, next: done }\n${done}`,
          ),
          [OPEN],
        );
        return 'runs';
      } catch (fault) {
        return fault instanceof Error ? fault.message : '';
      }
    };
    expect(codes('values: { sum: count }, takes: { count: sum }')).toBe('runs');
    expect(codes('values: { sum: total }')).toContain('has no field "total"');
    expect(codes('takes: { total: sum }')).toContain('has no field "total"');
    expect(codes('each: { field: total, as: name }')).toContain('has no field "total"');
  });
});

describe('what waits', () => {
  const wait = (triggers: string, outcomes: string) =>
    fromSource(
      `${works('first', 'pay')}  pay:\n    kind: wait\n    owner: person cy\n    for: { ${triggers} }\n    outcomes: { ${outcomes} }\n${works('thanks', 'done')}${works('chase', 'done')}${done}`,
    );
  const workflow = wait(
    'paid: { message: payment, keep: true }, on: { field: day }, late: { after: 10 days }',
    'paid: thanks, on: chase, late: chase',
  );
  const asked = complete(workflow, [OPEN], 'first');
  const waits = (state: CaseState | null) =>
    state?.timers.map(({ purpose, dueAt, rung }) => [
      purpose,
      (dueAt - (state.openedAt ?? 0)) / DAY_MS,
      rung,
    ]);

  test('E8.1 every trigger that tells by the clock has its timer', () => {
    expect(waits(given(workflow, asked).state)).toEqual([['wait', 10, 2]]);
    const dated: Asked = ['UpdateRecord', { by: 'cy', values: { day: '2026-01-08' } }];
    const { state } = given(workflow, [...asked, dated]);
    expect(state?.timers.map(({ rung }) => rung).sort()).toEqual([1, 2]);
    const other: Asked = ['UpdateRecord', { by: 'cy', values: { day: '2026-01-09' } }];
    const moved = given(workflow, [...asked, dated, other]).state;
    expect(
      (moved?.timers.find(({ rung }) => rung === 1)?.dueAt ?? 0) -
        (state?.timers.find(({ rung }) => rung === 1)?.dueAt ?? 0),
    ).toBe(DAY_MS);
    const gone: Asked = ['UpdateRecord', { by: 'cy', values: { day: null } }];
    expect(given(workflow, [...asked, dated, gone]).state?.timers.map(({ rung }) => rung)).toEqual([2]);
    const same: Asked = ['UpdateRecord', { by: 'cy', values: { count: 4 } }];
    expect(
      given(workflow, [...asked, dated])
        .when(...same)
        .thenHappened('RecordChanged').timers,
    ).toEqual(state?.timers);
  });

  test('E8.1 a date that is over ends the wait at once', () => {
    const past: Asked = ['UpdateRecord', { by: 'cy', values: { day: '2026-01-02' } }];
    expect(at(given(workflow, [...asked, past]).state)).toEqual(['chase']);
    expect(at(given(workflow, complete(workflow, [OPEN, past], 'first')).state)).toEqual(['chase']);
  });

  test('E8.2 a message that came before is taken as the case comes to the wait', () => {
    const early: Asked = ['DeliverMessage', { name: 'payment' }];
    const kept = given(workflow, [OPEN, early]);
    expect(kept.state?.messages).toEqual(['payment']);
    const { state } = given(workflow, complete(workflow, [OPEN, early], 'first'));
    expect(at(state)).toEqual(['thanks']);
    expect(state?.messages).toBeUndefined();
    const twice = given(workflow, complete(workflow, [OPEN, early, early], 'first'));
    expect(twice.state?.messages).toEqual(['payment']);
    given(workflow, [OPEN]).when('DeliverMessage', { name: 'storm' }).thenRejected('message-not-awaited');
  });

  test('E8.4 without a clock it is reviewed', () => {
    const bare = wait('paid: { message: payment }, stopped: { by: hand }', 'paid: thanks, stopped: chase');
    expect(waits(given(bare, complete(bare, [OPEN], 'first')).state)).toEqual([['review', 30, null]]);
  });
});

describe('a scope', () => {
  const scoped = (over = '[check, pay]', more = '') =>
    fromSource(
      `${works('check', 'pay')}${works('pay', 'done')}  watch:\n    kind: scope\n    owner: person cy\n    over: ${over}\n    for: { over-time: { after: 2 days }, called: { message: stop } }\n    outcomes: { over-time: late, called: late }\n${more}  done: { kind: end }\n  late: { kind: end }\n`,
    );

  test('E8.6 by a message it ends all that is in it, with the reason', () => {
    const { events, state } = given(scoped(), [OPEN, ['DeliverMessage', { name: 'stop' }]]);
    expect(state).toMatchObject({ status: 'closed', outcome: 'late' });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'WorkItemWithdrawn', reason: 'Ended by Watch' }),
    );
    given(scoped(), [OPEN]).when('DeliverMessage', { name: 'go' }).thenRejected('message-not-awaited');
  });

  test('E8.7 what it cannot watch over, and a way into it', () => {
    const codes = (workflow: Workflow) => faults(workflow).filter((each) => /scope|stage-unknown/.test(each));
    expect(codes(scoped())).toEqual([]);
    expect(codes(scoped('[check, nowhere]'))).toEqual(['stage-unknown stages.watch.settings.over[1]']);
    expect(codes(scoped('[check, done]'))).toContain('scope-over-what stages.watch.settings.over[1]');
    expect(codes(scoped('[check, watch]'))).toContain('scope-over-what stages.watch.settings.over[1]');
    expect(codes(scoped('[check]', works('again', 'watch')))).toContain('way-into-scope stages.again');
  });
});
