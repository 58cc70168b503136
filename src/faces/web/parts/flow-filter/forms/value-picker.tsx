// Picking values of a column: the frequent ones at once, the others by typing a part of them.
import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueColumn } from '../../flow/flow-asking.ts';
import { type FlowSource, useValues } from '../../flow/flow-source.ts';

type Props = {
  source: FlowSource;
  column: ValueColumn;
  label: string;
  value: readonly string[];
  onChange: (values: string[]) => void;
};

export function ValuePicker({ source, column, label, value, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useValues(source, column, text).data ?? [];
  const counts = new Map(found.map((each) => [each.value, each.cases]));
  const known = [...counts.keys(), ...value.filter((each) => !counts.has(each))].filter(
    (each) => each !== '',
  );
  const labelOf = (each: string) => {
    const count = counts.get(each);
    return count === undefined ? each : t('flowFilter.cases', { value: each, count });
  };
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      label={label}
      placeholder={value.length === 0 ? t('flowFilter.valuesHint') : ''}
      nothingFoundMessage={t('flowFilter.nothing')}
      data={known.map((each) => ({ value: each, label: labelOf(each) }))}
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      value={[...value]}
      onChange={onChange}
    />
  );
}
