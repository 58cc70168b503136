// What is said beside an owner: how one of a team is chosen and by which skill, how long a pool may wait, or the formula.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseDuration } from '../../../../core/base/index.ts';
import {
  type OwnerRule,
  TEAM_CHOICES,
  type TeamChoice,
  type TeamRule,
} from '../../../../core/model/index.ts';
import { TypedLine, TypedText } from './typed.tsx';

type Change = (rule: OwnerRule) => void;

export function TeamChoosing({ rule, onChange }: { rule: TeamRule; onChange: Change }) {
  const { t } = useTranslation();
  const { choose, skill, within } = rule;
  return (
    <>
      <Select
        mt="xs"
        label={t('design.owner.choose')}
        allowDeselect={false}
        data={TEAM_CHOICES.map((choice) => ({ value: choice, label: t(`design.owner.chooses.${choice}`) }))}
        value={choose}
        onChange={(next) => onChange(chosenBy(rule, (next ?? choose) as TeamChoice))}
      />
      {choose === 'by-skill' ? (
        <TypedLine
          mt="xs"
          label={t('design.owner.skill')}
          description={t('design.owner.skillHint', { example: '{{language}}' })}
          value={skill ?? ''}
          onType={(text) => onChange({ ...rule, skill: text })}
        />
      ) : null}
      {choose === 'pull' ? <Within rule={rule} within={within ?? ''} onChange={onChange} /> : null}
    </>
  );
}

function Within({ rule, within, onChange }: { rule: TeamRule; within: string; onChange: Change }) {
  const { t } = useTranslation();
  const { within: _, ...unsaid } = rule;
  return (
    <TypedLine
      mt="xs"
      optional
      label={t('design.owner.within')}
      description={t('design.owner.withinHint')}
      placeholder="1 business day"
      value={within}
      error={within === '' || parseDuration(within).ok ? undefined : t('design.due.wrong')}
      onType={(text) => onChange(text.trim() === '' ? unsaid : { ...unsaid, within: text })}
    />
  );
}

/** What belongs to another way of choosing goes with it. */
function chosenBy({ team, skill, within }: TeamRule, choose: TeamChoice): TeamRule {
  const rule = { kind: 'team', team, choose } as const;
  if (choose === 'by-skill') return { ...rule, skill: skill ?? 'german' };
  return choose === 'pull' && within !== undefined ? { ...rule, within } : rule;
}

export function Formula({ rule, onChange }: { rule: string; onChange: Change }) {
  const { t } = useTranslation();
  return (
    <TypedText
      mt="xs"
      label={t('design.owner.rule')}
      description={t('design.owner.ruleHint', {
        example: 'if amount > 1000 then "finance" else "ana-lopez"',
      })}
      value={rule}
      onType={(text) => onChange({ kind: 'rule', rule: text })}
    />
  );
}
