import { describe, expect, test } from 'vitest';
import type { Directory, OwnerRule } from '../../model/index.ts';
import { given, ready } from '../trial/given.ts';
import { MONDAY, office, officeWith } from '../trial/people.ts';
import { finance, oneStage } from '../trial/workflows.ts';
import { keepsWorkflow, stagesWithin } from './reach.ts';

const reach = (owner: OwnerRule, person: string, directory: Directory = office) =>
  stagesWithin({ compiled: ready(oneStage({ owner })), directory, at: MONDAY }, person).map(({ by, of }) => ({
    by,
    of,
  }));

const RULES: readonly OwnerRule[] = [
  { kind: 'person', person: 'cy' },
  { kind: 'requester' },
  { kind: 'manager-of-requester' },
  { kind: 'lead-of-team', team: 'finance' },
  { kind: 'field', field: 'who' },
  finance,
  { kind: 'team', team: 'finance', choose: 'pull' },
];

describe('what can be somebody’s', () => {
  test.each<[OwnerRule, string, { by: string; of: string }]>([
    [{ kind: 'person', person: 'bo' }, 'bo', { by: 'person', of: '' }],
    [finance, 'bo', { by: 'team', of: 'Finance' }],
    [{ kind: 'lead-of-team', team: 'finance' }, 'cy', { by: 'lead-of-team', of: 'Finance' }],
    [{ kind: 'requester' }, 'ana', { by: 'requester', of: '' }],
    [{ kind: 'manager-of-requester' }, 'max', { by: 'manager-of-requester', of: 'Ana Lopez' }],
    [{ kind: 'field', field: 'who' }, 'bo', { by: 'field', of: 'Who' }],
    [{ kind: 'person', person: 'cy' }, 'bo', { by: 'deputy', of: 'Deputy of Cy Young' }],
    [{ kind: 'rule', rule: 'if true then "bo" else "cy"' }, 'ana', { by: 'rule', of: '' }],
  ])('E2.6 %j can be of %s, and says by what', (rule, person, told) => {
    expect(reach(rule, person)).toEqual([told]);
  });

  test.each<[OwnerRule, string]>([
    [{ kind: 'person', person: 'bo' }, 'cy'],
    [finance, 'ana'],
    [{ kind: 'lead-of-team', team: 'finance' }, 'max'],
    [{ kind: 'manager-of-requester' }, 'bo'],
  ])('E2.6 %j is never of %s', (rule, person) => {
    expect(reach(rule, person)).toEqual([]);
  });

  test('E2.6 whoever the rule of a stage ends in is told that it can be theirs', () => {
    const away = { absences: [{ from: MONDAY - 1, to: MONDAY + 1 }] };
    let compared = 0;
    for (const rule of RULES)
      for (const directory of [office, officeWith('cy', away), officeWith('bo', away)])
        for (const by of ['ana', 'bo', 'cy', 'max']) {
          const values = { amount: '1', who: 'bo' };
          const { state } = given(oneStage({ owner: rule }), [['OpenCase', { by, values }]], directory);
          const item = state?.workItems[0];
          if (item === undefined || /takes what has no other owner|is who is left/.test(item.why)) continue;
          const holders = item.owner === null ? (item.candidates ?? []) : [item.owner];
          expect(holders.length).toBeGreaterThan(0);
          for (const holder of holders) expect(reach(rule, holder, directory)).toHaveLength(1);
          compared += 1;
        }
    expect(compared).toBeGreaterThan(50);
  });

  test('E2.6 the owner of a workflow has what nobody else can have', () => {
    const compiled = ready(oneStage({}, { owner: 'bo' }));
    const kept = ['bo', 'cy'].map((id) => keepsWorkflow({ compiled, directory: office }, id));
    expect(kept).toEqual([true, false]);
  });
});
