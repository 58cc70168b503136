// One of those who decide: a person by a rule or everyone of a team, when, and with which weight.
import { ActionIcon, NumberInput, Select, Switch } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/index.ts';
import { ownerFromJson, ownerToJson } from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { OwnerPicker } from '../pickers/owner-picker.tsx';
import { RuleEditor } from '../rule/rule-editor.tsx';
import { useDesign } from '../state/use-design.ts';
import { type Decider, without } from './several-settings.ts';

type Props = {
  stage: string;
  /** Its place in the list. */
  index: number;
  decider: Decider;
  weighted: boolean;
  onChange: (next: Decider) => void;
  onRemove: () => void;
};

export function DeciderItem({ stage, index, decider, weighted, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { everyone, when, weight = 1 } = decider;
  const kind = everyone === undefined ? 'one' : 'everyone';
  const chooseKind = (next: string | null) => {
    const rest = without(without(decider, 'owner'), 'everyone');
    onChange(next === 'everyone' ? { ...rest, everyone: '' } : { ...rest, owner: 'requester.manager' });
  };
  return (
    <div className={style.item}>
      <div className={style.itemHead}>
        <Select
          label={t('design.decides.whom')}
          allowDeselect={false}
          data={(['one', 'everyone'] as const).map((value) => ({
            value,
            label: t(`design.decides.${value}`),
          }))}
          value={kind}
          onChange={chooseKind}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('design.decides.removeWho')}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      {everyone === undefined ? (
        <OwnerPicker
          label={t('design.decides.person')}
          stage={stage}
          value={ownerFromJson(decider.owner ?? null)}
          onChange={(rule) =>
            rule === null ? undefined : onChange({ ...decider, owner: ownerToJson(rule) as Json })
          }
        />
      ) : (
        <TeamPicker value={everyone} onChange={(team) => onChange({ ...decider, everyone: team })} />
      )}
      {weighted ? (
        <NumberInput
          label={t('design.decides.counts')}
          min={0.1}
          value={weight}
          onChange={(next) =>
            typeof next === 'number' && next > 0 ? onChange({ ...decider, weight: next }) : undefined
          }
        />
      ) : null}
      <Switch
        label={t('design.decides.conditional')}
        checked={when !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { ...decider, when: 'false' } : without(decider, 'when'))
        }
      />
      {when === undefined ? null : (
        <RuleEditor
          rule={when}
          at={`stages.${stage}.settings.decides.who[${index}].when`}
          reads="design.rule.reads"
          onChange={(rule) => onChange({ ...decider, when: rule })}
        />
      )}
    </div>
  );
}

function TeamPicker({ value, onChange }: { value: string; onChange: (team: string) => void }) {
  const { t } = useTranslation();
  const { everybody } = useDesign();
  return (
    <Select
      searchable
      label={t('design.decides.team')}
      data={(everybody?.teams ?? []).map(({ key, name }) => ({ value: key, label: name }))}
      value={value === '' ? null : value}
      onChange={(team) => (team === null ? undefined : onChange(team))}
    />
  );
}
