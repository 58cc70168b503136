// The stage a way leads to.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesign } from '../state/use-design.ts';

type Props = { value: string; from: string; onChange: (stage: string) => void; label?: string };

export function TargetPicker({ value, from, onChange, label }: Props) {
  const { t } = useTranslation();
  const { stages } = useDesign().workflow;
  // A scope begins by itself: no way leads there.
  const data = stages
    .filter(({ id, kind }) => kind !== 'scope' || id === value)
    .map(({ id, title }) => ({ value: id, label: title, disabled: id === from }));
  const stray =
    value === '' || stages.some(({ id }) => id === value)
      ? []
      : [{ value, label: t('design.owner.missing', { key: value }) }];
  return (
    <Select
      searchable={data.length > 7}
      openOnFocus={false}
      label={label ?? t('design.stage.to')}
      allowDeselect={false}
      data={[...data, ...stray]}
      value={value === '' ? null : value}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
    />
  );
}
