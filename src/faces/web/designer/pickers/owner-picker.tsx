// Who has it: people, teams and rules in one searchable list, and for a team how one of it is chosen.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OwnerRule } from '../../../../core/model/index.ts';
import { keyOfOwner, ownerOfKey } from './owner-choices.ts';
import { Formula, TeamChoosing } from './owner-details.tsx';
import { useOwnerWords } from './use-owner-words.ts';

type Props = {
  label: string;
  /** A heading above says the same: the label is only read aloud. */
  isUnderHeading?: boolean;
  description?: string;
  value: OwnerRule | null;
  onChange: (rule: OwnerRule | null) => void;
  /** The stage it is for, which cannot be its own rule. */
  stage?: string;
  error?: string | undefined;
};

export function OwnerPicker({
  label,
  description,
  isUnderHeading = false,
  value,
  onChange,
  stage,
  error,
}: Props) {
  const { t } = useTranslation();
  const { groups, say } = useOwnerWords(stage);
  const key = value === null ? null : keyOfOwner(value);
  const isListed = key === null || groups.some(({ items }) => items.some((item) => item.value === key));
  const stray =
    value === null || isListed ? [] : [{ group: '', items: [{ value: key ?? '', label: say(value) }] }];
  return (
    <>
      <Select
        searchable
        openOnFocus={false}
        // The first match is taken by Enter. Left to itself the list forgets, a moment after it opens, what a key marked.
        selectFirstOptionOnChange
        selectFirstOptionOnDropdownOpen
        clearable
        {...(isUnderHeading ? { 'aria-label': label } : { label })}
        description={description}
        placeholder={t('design.owner.nobody')}
        nothingFoundMessage={t('design.owner.none')}
        clearButtonProps={{ 'aria-label': t('design.stage.remove') }}
        error={error}
        data={[...stray, ...groups].map(({ group, items }) => ({ group, items: [...items] }))}
        value={key}
        onChange={(next) => onChange(next === null ? null : ownerOfKey(next, value))}
      />
      {value?.kind === 'team' ? <TeamChoosing rule={value} onChange={onChange} /> : null}
      {value?.kind === 'rule' ? <Formula rule={value.rule} onChange={onChange} /> : null}
    </>
  );
}
