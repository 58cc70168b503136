import { describe, expect, test } from 'vitest';
import type { Directory, OwnerRule, WorkItem } from '../../model/index.ts';
import { given } from '../trial/given.ts';
import { MONDAY, office, officeWith } from '../trial/people.ts';
import { finance, oneStage } from '../trial/workflows.ts';

function offered(owner: OwnerRule, directory: Directory = office, by = 'ana'): WorkItem | undefined {
  const workflow = oneStage({ owner });
  return given(workflow, [['OpenCase', { by, values: { amount: '1', who: 'bo' } }]], directory).state
    ?.workItems[0];
}

const away = { absences: [{ from: MONDAY - 1, to: MONDAY + 1 }] };

describe('who has it', () => {
  test.each<[OwnerRule, string, string]>([
    [{ kind: 'person', person: 'bo' }, 'bo', 'Bo Chen has this stage'],
    [{ kind: 'requester' }, 'ana', 'Made the request'],
    [{ kind: 'manager-of-requester' }, 'max', 'Manager of Ana Lopez'],
    [{ kind: 'lead-of-team', team: 'finance' }, 'cy', 'Leads Finance'],
    [{ kind: 'field', field: 'who' }, 'bo', 'Who is Bo Chen'],
    [
      { kind: 'owner-of-stage', stage: 'check' },
      'max',
      'Nobody had Check yet: Max Weber takes what has no other owner',
    ],
    [finance, 'cy', 'Least busy of Finance: 1 open'],
  ])('E2.1 %j ends in a person, and says why', (rule, owner, why) => {
    expect(offered(rule)).toMatchObject({ owner, why });
  });

  test('E2.2 a deputy stands in for whoever is away', () => {
    const rule: OwnerRule = { kind: 'person', person: 'cy' };
    expect(offered(rule, officeWith('cy', away))).toMatchObject({ owner: 'bo', why: 'Deputy of Cy Young' });
  });

  test('E2.2 an absence ends when it says', () => {
    const over = { absences: [{ from: MONDAY - 10, to: MONDAY }] };
    expect(offered({ kind: 'person', person: 'cy' }, officeWith('cy', over))).toMatchObject({ owner: 'cy' });
  });

  test.each<[OwnerRule]>([
    [{ kind: 'person', person: 'old' }],
    [{ kind: 'person', person: 'nobody' }],
    [{ kind: 'team', team: 'seen', choose: 'pull' }],
    [{ kind: 'team', team: 'gone', choose: 'pull' }],
    [{ kind: 'lead-of-team', team: 'seen' }],
  ])('E2.3 %j falls back to whoever takes what nobody has', (rule) => {
    expect(offered(rule)?.owner).toBe('max');
  });

  test('E2.3 the workflow’s owner comes before the workspace’s fallback', () => {
    const workflow = oneStage({ owner: { kind: 'person', person: 'old' } }, { owner: 'bo' });
    const { state } = given(workflow, [['OpenCase', { by: 'ana', values: { amount: '1' } }]]);
    expect(state?.workItems[0]?.owner).toBe('bo');
  });

  test('E2.3 where the fallback is away or missing too, somebody who can sign in has it all the same', () => {
    const rule: OwnerRule = { kind: 'person', person: 'old' };
    expect(offered(rule, officeWith('max', away))?.owner).toBe('max');
    const why = 'Only In A Log cannot take it: Ana Lopez is who is left';
    expect(offered(rule, { ...office, fallback: null })).toMatchObject({ owner: 'ana', why });
  });

  test('E2.3 where nobody at all can sign in, an incident says so', () => {
    const { old } = office.people;
    if (old === undefined) throw new Error('The office knows somebody from a log.');
    const { state, events } = given(
      oneStage({ owner: { kind: 'person', person: 'old' } }),
      [['OpenCase', { by: 'ana', values: { amount: '1' } }]],
      { ...office, people: { old }, fallback: null },
    );
    expect(state?.workItems[0]).toMatchObject({ owner: null, candidates: [] });
    expect(events.map(({ type }) => type)).toContain('IncidentRaised');
  });

  test('E2.4 round robin takes the next turn and writes it down', () => {
    const rule: OwnerRule = { kind: 'team', team: 'finance', choose: 'round-robin' };
    const turned = { ...office, turns: { 'small/check': 1 } };
    expect(offered(rule)).toMatchObject({ owner: 'bo' });
    expect(offered(rule, turned)).toMatchObject({ owner: 'cy' });
    const { events } = given(
      oneStage({ owner: rule }),
      [['OpenCase', { by: 'ana', values: { amount: '1' } }]],
      turned,
    );
    expect(events).toContainEqual(expect.objectContaining({ turn: { key: 'small/check', taken: 2 } }));
  });

  test('E2.4 among equally busy people the key decides', () => {
    expect(offered(finance, { ...office, openWork: {} })?.owner).toBe('bo');
  });

  test('E2.4 a pool is offered to everybody who is there', () => {
    const rule: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };
    expect(offered(rule)).toMatchObject({ owner: null, candidates: ['bo', 'cy'] });
    expect(offered(rule, officeWith('cy', away))).toMatchObject({ candidates: ['bo'] });
  });
});
