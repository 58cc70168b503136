// Which cases are kept: those with it or those without it, and what else may be said of the kind.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type KeepWord =
  | ('with' | 'without' | 'starting' | 'ending' | 'is' | 'isNot' | 'did' | 'didNot')
  | ('started' | 'ended' | 'active' | 'within');

type Props<Keep extends string> = {
  label?: string;
  words: readonly (readonly [Keep, KeepWord])[];
  value: Keep;
  onChange: (keep: Keep) => void;
};

export function KeepSelect<Keep extends string>({ label, words, value, onChange }: Props<Keep>) {
  const { t } = useTranslation();
  return (
    <Select
      label={label ?? t('flowFilter.which')}
      data={words.map(([keep, word]) => ({ value: keep, label: t(`flowFilter.keep.${word}`) }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        const found = words.find(([keep]) => keep === next);
        if (found) onChange(found[0]);
      }}
    />
  );
}
