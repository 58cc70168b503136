import { describe, expect, test } from 'vitest';
import { blankStage } from '../edit/blank.ts';
import type { OwnerRule } from '../workflow.ts';
import { ownerFromJson, ownerToJson } from './owner-json.ts';
import { rulesOfStage, withRulesOfStage } from './owner-rules.ts';

const rules: readonly OwnerRule[] = [
  { kind: 'person', person: 'ana' },
  { kind: 'requester' },
  { kind: 'manager-of-requester' },
  { kind: 'owner-of-stage', stage: 'check' },
  { kind: 'lead-of-team', team: 'finance' },
  { kind: 'field', field: 'approver' },
  { kind: 'team', team: 'finance', choose: 'round-robin' },
  { kind: 'team', team: 'finance', choose: 'by-skill', skill: '{{language}}' },
  { kind: 'team', team: 'finance', choose: 'pull', within: '4h' },
  { kind: 'rule', rule: 'if amount > 5 then "ana" else "finance"' },
];

describe('owner rules in settings', () => {
  test.each(rules)('MODEL-S11 %o is written so that it is read back', (rule) => {
    expect(ownerFromJson(ownerToJson(rule))).toEqual(rule);
  });

  test('MODEL-S11 what is no owner rule is read as none', () => {
    for (const written of [
      'nobody in particular',
      { team: 'a', person: 'b' },
      { person: 'a', skill: 'b' },
      5,
      null,
    ]) {
      expect(ownerFromJson(written)).toBeNull();
    }
  });

  test('MODEL-S12 whoever decides is one of the owner rules of a stage, and follows when a rule is changed', () => {
    const decides = {
      by: 'all',
      who: [{ owner: 'person ana', weight: 2 }, { everyone: 'finance' }, { owner: { person: 'bo' } }],
    };
    const stage = blankStage('approve', { kind: 'approval', settings: { decides } });
    expect(rulesOfStage(stage).map(({ at }) => at)).toEqual([
      'stages.approve.settings.decides.who[0].owner',
      'stages.approve.settings.decides.who[2].owner',
    ]);
    const changed = withRulesOfStage(stage, (rule) =>
      rule.kind === 'person' && rule.person === 'ana' ? { kind: 'person', person: 'cy' } : null,
    );
    expect(changed.settings.decides).toEqual({
      by: 'all',
      who: [{ owner: 'person cy', weight: 2 }, { everyone: 'finance' }],
    });
  });
});
