import { describe, expect, test } from 'vitest';
import { canonicalJson, DAY_MS, type Json } from '../../base/index.ts';
import type { CaseState, Workflow } from '../../model/index.ts';
import type { CommandType } from '../commands/index.ts';
import { migrating } from '../commands/migrate-case.ts';
import type { Compiled } from '../compile/compiled.ts';
import { decide } from '../decide.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asking, ask, given, ready } from '../trial/given.ts';
import { MONDAY, office } from '../trial/people.ts';
import { verdictOf } from './verdict.ts';

const stages = works('check', '[{ to: pay }]') + works('pay', '[{ to: done }]');
const ends = '  done: { kind: end }\n  late: { kind: end }\n';
const watch = (over: string): string => `  watch:
    kind: scope
    owner: person cy
    over: [${over}]
    for: { over-time: { after: 2 days } }
    outcomes: { over-time: late }
`;
const was = fromSource(`${stages}  done: { kind: end }\n`);

function does(compiled: Compiled, state: CaseState, type: CommandType, asking: Asking): CaseState {
  const decision = decide(compiled, state, ask(type, asking), office);
  if (!decision.ok) throw new Error(decision.rejection.code);
  return decision.state;
}

/** A case at its first stage that is moved a day after it was opened. */
function moved(now: Workflow) {
  const { compiled: from, state } = given(was, [['OpenCase', { by: 'ana' }]]);
  if (state === null) throw new Error('There is no case.');
  const to = ready(now, 2);
  const move = { by: 'max', after: DAY_MS, toVersion: 2 };
  return {
    from,
    to,
    state,
    verdict: verdictOf(from, to, state, {}),
    after: does(migrating(from, to), state, 'MigrateCase', move),
  };
}

const whole = ({ seq: _, changedAt: __, nextId: ___, ...rest }: CaseState): string =>
  canonicalJson(rest as unknown as Json);

describe('work that a case went on without', () => {
  const three = (next: string) =>
    `  ask: { kind: work, owner: person cy, due: no deadline, each: { of: 3, enough: 2, rest: left }, next: ${next} }\n`;
  const pay = works('pay', '[{ to: done }]');
  const before = fromSource(`${three('[{ to: pay }]')}${pay}  done: { kind: end }\n`);

  function lastOf(now: Workflow) {
    const complete = (workItem: string) => ['CompleteWorkItem', { by: 'cy', workItem }] as const;
    const { state: opened } = given(before, [['OpenCase', { by: 'ana' }]]);
    const [one, two, rest] = opened?.workItems.map(({ workItem }) => workItem) ?? [];
    if (one === undefined || two === undefined || rest === undefined) throw new Error('There are no three.');
    const asked = [['OpenCase', { by: 'ana' }], complete(one), complete(two)] as const;
    const { compiled: from, state } = given(before, asked);
    if (state === null) throw new Error('There is no case.');
    const to = ready(now, 2);
    return {
      from,
      to,
      state,
      rest,
      after: does(migrating(from, to), state, 'MigrateCase', { by: 'max', toVersion: 2 }),
    };
  }

  test('E17.15 comes along where its stage does', () => {
    const { to, rest, after } = lastOf(before);
    expect(after.workItems).toContainEqual(expect.objectContaining({ workItem: rest, left: true }));
    expect(does(to, after, 'CompleteWorkItem', { by: 'cy', workItem: rest }).workItems).toHaveLength(1);
  });

  test('E17.15 is taken back where its stage is no more, and is there again where the move is undone', () => {
    const { from, state, rest, after } = lastOf(fromSource(`${pay}  done: { kind: end }\n`));
    expect(after.workItems.map(({ workItem }) => workItem)).not.toContain(rest);
    expect(whole(does(from, after, 'RevertMigration', { by: 'max' }))).toBe(whole(state));
  });
});

describe('a scope that the other version has around where a case stands', () => {
  test('E17.14 watches from the move on: its deadline counts from then, and ends what it watches over', () => {
    const { to, verdict, after } = moved(fromSource(stages + watch('check, pay') + ends));
    expect(verdict).toEqual({ verdict: 'lands' });
    expect(after.tokens).toMatchObject([{ stage: 'check' }, { stage: 'watch', guard: true }]);
    const fire = (state: CaseState, days: number): CaseState => {
      const timer = state.timers.find(({ workItem }) => workItem === null)?.timer;
      return does(to, state, 'FireTimer', { after: days * DAY_MS, timer });
    };
    const watched = fire(after, 1);
    expect(watched.timers).toContainEqual(
      expect.objectContaining({ purpose: 'wait', dueAt: MONDAY + 3 * DAY_MS }),
    );
    expect(fire(watched, 3)).toMatchObject({ status: 'closed', outcome: 'late', workItems: [] });
  });

  test('E17.14 is gone again where the move is undone', () => {
    const { from, state, after } = moved(fromSource(stages + watch('check, pay') + ends));
    const back = does(from, after, 'RevertMigration', { by: 'max', after: DAY_MS });
    expect(whole(back)).toBe(whole(state));
  });

  test('E17.14 begins later where the case has not come to its stages yet', () => {
    const { to, after } = moved(fromSource(stages + watch('pay') + ends));
    expect(after.tokens).toMatchObject([{ stage: 'check' }]);
    const workItem = after.workItems[0]?.workItem;
    const onward = does(to, after, 'CompleteWorkItem', { by: 'cy', workItem, after: DAY_MS });
    expect(onward.tokens.map(({ stage }) => stage).sort()).toEqual(['pay', 'watch']);
  });
});
