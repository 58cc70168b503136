import { describe, expect, test } from 'vitest';
import { validate } from '../../../../core/engine/index.ts';
import { blankStage, blankTransition, blankWorkflow } from '../../../../core/model/index.ts';
import type { Person, Team } from '../../wire.ts';
import { directoryOf } from '../state/use-directory.ts';
import { givenTo, ownerlessStages, takers } from './ownerless.ts';

const somebody = (id: string, more: Partial<Person>): Person =>
  ({ id, key: id, name: id, active: true, mayHaveWork: true, invited: false, ...more }) as Person;
const team = (key: string, ...memberIds: string[]): Team =>
  ({ key, name: key, leadId: null, memberIds }) as unknown as Team;

const everybody = {
  people: [
    somebody('ana', {}),
    somebody('sara', { mayHaveWork: false }),
    somebody('gone', { active: false }),
    somebody('pete', { mayHaveWork: false }),
  ],
  teams: [team('office', 'ana', 'sara'), team('log', 'sara', 'pete'), team('empty')],
};

const due = { kind: 'no-deadline' } as const;
const to = (id: string) => ({ due, next: [blankTransition(id)] });
const drafted = blankWorkflow('drafted', {
  intake: [{ title: 'Ask', fields: [], from: ['people'], starts: 'register' }],
  stages: [
    blankStage('register', { ...to('check') }),
    blankStage('check', { ...to('decide'), owner: { kind: 'person', person: 'sara' } }),
    blankStage('decide', { ...to('pay'), owner: { kind: 'team', team: 'log', choose: 'least-loaded' } }),
    blankStage('pay', { ...to('done'), owner: { kind: 'person', person: 'ana' } }),
    blankStage('done', { kind: 'end' }),
  ],
});
const wrong = (workflow: typeof drafted) => validate(workflow, directoryOf(everybody));

describe('Stages that nobody can do', () => {
  test('are those without an owner, and those whose owners cannot sign in', () => {
    expect(ownerlessStages(wrong(drafted))).toEqual(['register', 'check', 'decide']);
  });

  test('go to one owner at once, and nothing then keeps the workflow from being published', () => {
    const given = givenTo(drafted, ['register', 'check', 'decide'], { kind: 'person', person: 'ana' });
    expect(wrong(given).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(given.stages.map(({ next, due }) => [next, due])).toEqual(
      drafted.stages.map(({ next, due }) => [next, due]),
    );
  });

  test('are offered only to people who can sign in, and to teams that have one', () => {
    const { people, teams } = takers(everybody);
    expect(people.map(({ key }) => key)).toEqual(['ana']);
    expect(teams.map(({ key }) => key)).toEqual(['office']);
  });
});
