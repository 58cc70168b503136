import { describe, expect, test } from 'vitest';
import { blankStage, blankTransition, type CaseState, type Stage, type Workflow } from '../../model/index.ts';
import { type Asked, given, ready } from '../trial/given.ts';
import { END, oneStage } from '../trial/workflows.ts';
import { replayOn } from './past.ts';
import { proposeMapping } from './propose.ts';
import type { StageMapping } from './verdict.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const passed: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }];

const stage = (id: string, to: string, more: Partial<Stage> = {}) =>
  blankStage(id, {
    owner: { kind: 'person', person: 'cy' },
    due: { kind: 'no-deadline' },
    next: [blankTransition(to)],
    ...more,
  });
const staged = (stages: readonly Stage[], more: Partial<Workflow> = {}): Workflow =>
  oneStage({}, { stages: [...stages, END], ...more });
describe('what the past says on another version', () => {
  const was = staged([stage('check', 'second'), stage('second', 'third'), stage('third', 'done')]);
  const at = (workItem: string): Asked => ['CompleteWorkItem', { by: 'cy', workItem }];
  const second = (state: CaseState | null) => state?.workItems[0]?.workItem ?? '';
  const there = (): Asked[] => {
    const first: Asked[] = [opened, passed];
    return [...first, at(second(given(was, first).state))];
  };
  const warnings = (now: Workflow, mapping: StageMapping = {}, asked = there()) => {
    const { compiled, events } = given(was, asked);
    return replayOn(compiled, ready(now, 2), { history: events, mapping }).map(
      ({ code, stage: id, title, to }) => [code, id, title, to],
    );
  };

  test('E17.11 nothing, where it is the same, or only called something else', () => {
    expect(warnings(was)).toEqual([]);
    expect(
      warnings(staged([stage('check', 'zwo'), stage('zwo', 'third'), stage('third', 'done')]), {
        second: 'zwo',
      }),
    ).toEqual([]);
  });

  test('E17.11 a stage that is gone, once; a way that is no more; a stage that all go through now', () => {
    expect(warnings(staged([stage('check', 'third'), stage('third', 'done')]))).toEqual([
      ['gone', 'second', 'Second', null],
    ]);
    const around = staged([
      stage('check', 'new'),
      stage('new', 'second'),
      stage('second', 'third'),
      stage('third', 'done'),
    ]);
    expect(warnings(around)).toEqual([
      ['no-way', 'check', 'Check', 'Second'],
      ['skipped', 'new', 'New', null],
    ]);
  });

  test('E17.11 where two stages became one, going from one to the other is no step', () => {
    expect(warnings(staged([stage('check', 'third'), stage('third', 'done')]), { second: 'check' })).toEqual(
      [],
    );
  });

  test('E17.11 where people took it no way is needed', () => {
    const back: Asked = [
      'SendBack',
      { by: 'cy', workItem: second(given(was, [opened, passed]).state), to: 'check', reason: 'Again' },
    ];
    expect(warnings(was, {}, [opened, passed, back])).toEqual([]);
  });
});

describe('which stage is proposed for one that is gone', () => {
  const named = (id: string, title: string, more: Partial<Stage> = {}) =>
    stage(id, 'done', { title, ...more });
  const proposed = (gone: Stage, ...there: Stage[]) => proposeMapping(staged([gone]), staged(there)).check;
  const gone = named('check', 'Check the receipt');

  test('E17.12 the one most alike, by title, id or the names it has in imported histories', () => {
    expect(proposed(gone, named('a', 'Pay the bill'), named('b', 'Check the receipt well'))).toBe('b');
    expect(proposed(gone, named('a', 'Pay'), named('b', 'Look', { observed: ['check'] }))).toBe('b');
    expect(proposed({ ...gone, observed: ['Verify'] }, named('a', 'Pay'), named('verify', 'Look'))).toBe(
      'verify',
    );
  });

  test('E17.12 half of the words must be the same', () => {
    expect(proposed(named('check', 'Ask Bo'), named('a', 'Ask Max'))).toBe('a');
    expect(proposed(named('check', 'Ask Bo'), named('a', 'Ask Max Weber'))).toBeUndefined();
  });

  test('E17.12 between equals, one of the same kind', () => {
    const automatic = named('a', 'Check the receipt', { kind: 'automatic' });
    expect(proposed(gone, automatic, named('b', 'Check the receipt'))).toBe('b');
    expect(proposed(gone, automatic)).toBe('a');
  });

  test('E17.12 names without words are like no other', () => {
    expect(proposed(named('check', '–'), named('a', '–'))).toBeUndefined();
    expect(
      proposed(
        named('check', '–', { observed: ['Look at it'] }),
        named('a', '–', { observed: ['Look at it'] }),
      ),
    ).toBe('a');
  });

  test('E17.12 nothing for what is still there', () => {
    expect(proposeMapping(staged([gone]), staged([gone, named('b', 'Check the receipt')]))).toEqual({});
  });
});
