// Who has a stage, short enough to stand on a stone.
import type { OwnerRule, Workflow } from '../../../../core/model/index.ts';
import type { Everybody } from '../state/use-directory.ts';

export type ShortWords = {
  readonly requester: string;
  readonly manager: string;
  lead(team: string): string;
  stage(title: string): string;
};

export function shortOwner(
  rule: OwnerRule,
  { record, stages }: Workflow,
  everybody: Everybody | undefined,
  words: ShortWords,
): string {
  const team = (key: string) => everybody?.teams.find((each) => each.key === key)?.name ?? key;
  switch (rule.kind) {
    case 'person':
      return everybody?.people.find(({ key }) => key === rule.person)?.name ?? rule.person;
    case 'team':
      return team(rule.team);
    case 'lead-of-team':
      return words.lead(team(rule.team));
    case 'owner-of-stage':
      return words.stage(stages.find(({ id }) => id === rule.stage)?.title ?? rule.stage);
    case 'field':
      return record[rule.field]?.label ?? rule.field;
    case 'rule':
      return rule.rule;
    default:
      return rule.kind === 'requester' ? words.requester : words.manager;
  }
}
