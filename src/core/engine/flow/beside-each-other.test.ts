import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import type { CaseState, Workflow } from '../../model/index.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given } from '../trial/given.ts';

const done = '  done: { kind: end }\n';
const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const at = (state: CaseState | null): string[] =>
  (state?.tokens ?? []).map(({ stage, held }) => (held === undefined ? stage : `${stage} (${held})`)).sort();
function complete(workflow: Workflow, past: readonly Asked[], ...stages: string[]): Asked[] {
  const asked = [...past];
  for (const stage of stages) {
    const items = given(workflow, asked).state?.workItems ?? [];
    const workItem = items.find((item) => item.stage === stage)?.workItem;
    asked.push(['CompleteWorkItem', { by: 'cy', workItem }]);
  }
  return asked;
}

describe('a stage that is open only while another is', () => {
  const workflow = fromSource(
    `  split: { kind: split, next: [{ to: a }, { to: b }, { to: c }] }\n${works('a', 'done')}${works('b', 'b2')}  b2: { kind: work, owner: person cy, due: 3 days, next: done }\n  c: { kind: work, owner: person cy, due: 1 day, while: { at: [b2], else: late }, next: done }\n${works('late', 'done')}${done}`,
  );

  test('E9.2 waits as long as one of the branches may still come there, though others never do', () => {
    expect(at(given(workflow, [OPEN]).state)).toEqual(['a', 'b', 'c (while)']);
    const open = given(workflow, complete(workflow, [OPEN], 'b')).state;
    expect(at(open)).toEqual(['a', 'b2', 'c']);
    expect(open?.workItems.map(({ stage }) => stage)).toEqual(['a', 'b2', 'c']);
  });

  test('E9.2 closes as the other is left, and takes along no clock but its own', () => {
    const scene = given(workflow, complete(workflow, [OPEN], 'b', 'b2'));
    expect(at(scene.state)).toEqual(['a', 'late']);
    const a = scene.state?.workItems.find(({ stage }) => stage === 'a')?.workItem;
    expect(scene.state?.timers.filter(({ workItem }) => workItem === a)).toHaveLength(1);
  });

  test('E9.2 is missed by a branch that comes there too late', () => {
    const late = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'done')}${works('b', 'c')}  c: { kind: work, owner: person cy, due: 1 day, while: { at: [a], else: late }, next: done }\n${works('late', 'done')}${done}`,
    );
    expect(at(given(late, complete(late, [OPEN], 'b')).state)).toEqual(['a', 'c']);
    const scene = given(late, complete(late, [OPEN], 'a', 'b'));
    expect(at(scene.state)).toEqual(['late']);
    expect(scene.events.filter(({ type }) => type === 'TokenHeld')).toEqual([]);
  });

  test('E9.2 is held again while it may come back, and only its own work is taken back', () => {
    const again = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: c }, { to: d }] }\n  a: { kind: work, owner: person cy, due: 2 days, next: b }\n  b: { kind: work, owner: person cy, due: 2 days, outcomes: { back: a, on: done } }\n  c: { kind: work, owner: person cy, due: 1 day, while: { at: [a] }, next: done }\n  d: { kind: work, owner: person cy, due: 5 days, next: done }\n${done}`,
    );
    const scene = given(again, complete(again, [OPEN], 'a'));
    expect(at(scene.state)).toEqual(['b', 'c (while)', 'd']);
    expect(scene.state?.workItems.map(({ stage }) => stage).sort()).toEqual(['b', 'd']);
    expect(scene.state?.timers).toHaveLength(2);
  });
});

describe('clocks that stood still', () => {
  test('E14.1 what is looked at now and then is looked at later by as long as it was paused', () => {
    const workflow = fromSource(`${works('look', 'done')}${done}`);
    const review = (past: readonly Asked[]) =>
      given(workflow, past).state?.timers.find(({ purpose }) => purpose === 'review')?.dueAt ?? 0;
    const paused: Asked[] = [
      OPEN,
      ['PauseCase', { by: 'cy', workItem: null, reason: 'Waiting', after: DAY_MS }],
      ['ResumeCase', { by: 'cy', workItem: null, after: 11 * DAY_MS }],
    ];
    expect(review(paused) - review([OPEN])).toBe(10 * DAY_MS);
  });
});

describe('the clock of a pool', () => {
  test('E14.1 stands still while the case is paused, and goes on with what was left', () => {
    const workflow = fromSource(
      `  look: { kind: work, owner: { team: finance, choose: pull }, due: no deadline, next: done }\n${done}`,
    );
    const unclaimed = (past: readonly Asked[]) =>
      given(workflow, past).state?.timers.find(({ purpose }) => purpose === 'unclaimed')?.dueAt ?? 0;
    const paused: Asked[] = [
      OPEN,
      ['PauseCase', { by: 'max', workItem: null, reason: 'Waiting', after: HOUR_MS }],
      ['ResumeCase', { by: 'max', workItem: null, after: 4 * HOUR_MS }],
    ];
    expect(unclaimed([OPEN])).toBeGreaterThan(0);
    expect(unclaimed(paused) - unclaimed([OPEN])).toBe(3 * HOUR_MS);
  });
});

describe('a case that ends', () => {
  test('E1.6 has left every stage that it entered, also those that only watched', () => {
    const workflow = fromSource(
      `${works('talk', 'done')}  watch: { kind: scope, owner: person cy, over: [talk], for: { late: { after: 9 days } }, outcomes: { late: done } }\n${done}`,
    );
    const { events, state } = given(workflow, complete(workflow, [OPEN], 'talk'));
    const tokens = (type: string) =>
      events.flatMap((event) => (event.type === type && 'token' in event ? [event.token] : [])).sort();
    expect(state?.status).toBe('closed');
    expect(tokens('StageLeft')).toEqual(tokens('StageEntered'));
    expect(events.map(({ type }) => type).indexOf('CaseClosed')).toBeGreaterThan(
      events.findLastIndex(({ type }) => type === 'StageLeft'),
    );
  });
});
