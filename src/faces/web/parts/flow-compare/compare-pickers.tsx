// Choosing the two sets: by what, which first, and against which.
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseColumns } from '../../wire.ts';
import type { ValueColumn } from '../flow/flow-asking.ts';
import { type FlowSource, useValues } from '../flow/flow-source.ts';
import { type Comparing, columnsToCompare } from './compare-sets.ts';
import style from './flow-compare.module.css';

type Props = {
  source: FlowSource;
  columns: CaseColumns;
  comparing: Comparing;
  hasFilters: boolean;
  onChange: (comparing: Comparing) => void;
};

export function ComparePickers({ source, columns, comparing, hasFilters, onChange }: Props) {
  const { t } = useTranslation();
  const { by } = comparing;
  const choices = [
    ...(hasFilters ? [{ value: 'filters', label: t('flowCompare.filters') }] : []),
    { value: 'period', label: t('flowCompare.period') },
    ...(columns.groups.length > 1 ? [{ value: 'groups', label: t('flowFilter.subject.groups') }] : []),
    ...(columns.people.length > 1 ? [{ value: 'people', label: t('flowFilter.subject.people') }] : []),
    ...columnsToCompare(t, columns).map(({ name, label }) => ({ value: name, label })),
  ];
  return (
    <div className={style.pickers}>
      <Select
        searchable
        size="xs"
        label={t('flowCompare.by')}
        nothingFoundMessage={t('flowFilter.nothing')}
        data={choices}
        value={by}
        allowDeselect={false}
        onChange={(next) => onChange({ by: next ?? 'period', a: '', b: '' })}
      />
      {by === 'period' ? <Periods comparing={comparing} onChange={onChange} /> : null}
      {by === 'period' || by === 'filters' ? null : (
        <Values source={source} comparing={comparing} onChange={onChange} />
      )}
    </div>
  );
}

type PartProps = Pick<Props, 'comparing' | 'onChange'>;

function Periods({ comparing, onChange }: PartProps) {
  const { t } = useTranslation();
  const field = (set: 'a' | 'b', part: 0 | 1, label: string) => {
    const days = comparing[set].split('/');
    return (
      <TextInput
        type="date"
        size="xs"
        label={label}
        value={days[part] ?? ''}
        onChange={(event) => {
          const next = [days[0] ?? '', days[1] ?? ''];
          next[part] = event.currentTarget.value;
          onChange({ ...comparing, [set]: next.join('/') });
        }}
      />
    );
  };
  return (
    <>
      {field('a', 0, t('flowCompare.firstFrom'))}
      {field('a', 1, t('flowCompare.firstTo'))}
      {field('b', 0, t('flowCompare.secondFrom'))}
      {field('b', 1, t('flowCompare.secondTo'))}
    </>
  );
}

function Values({ source, comparing, onChange }: PartProps & { source: FlowSource }) {
  const { t } = useTranslation();
  const column = columnNamed(comparing.by);
  return (
    <>
      <OneValue
        source={source}
        column={column}
        label={t('flowCompare.first')}
        value={comparing.a}
        onChange={(a) => onChange({ ...comparing, a })}
      />
      <OneValue
        source={source}
        column={column}
        label={t('flowCompare.second')}
        rest={t('flowCompare.rest')}
        value={comparing.b}
        onChange={(b) => onChange({ ...comparing, b })}
      />
    </>
  );
}

function columnNamed(by: string): ValueColumn {
  if (by === 'people' || by === 'groups') return { of: by, name: '' };
  return { of: by.startsWith('event:') ? 'event' : 'case', name: by.slice(by.indexOf(':') + 1) };
}

type OneProps = {
  source: FlowSource;
  column: ValueColumn;
  label: string;
  /** What stands for no value. */
  rest?: string;
  value: string;
  onChange: (value: string) => void;
};

function OneValue({ source, column, label, rest, value, onChange }: OneProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const shown = text === value || text === rest ? '' : text;
  const found = (useValues(source, column, shown).data ?? []).filter((each) => each.value !== '');
  const values = found.map((each) => ({ value: each.value, label: each.value }));
  const known = value === '' || found.some((each) => each.value === value) ? [] : [{ value, label: value }];
  return (
    <Select
      searchable
      size="xs"
      label={label}
      nothingFoundMessage={t('flowFilter.nothing')}
      data={[...(rest === undefined ? [] : [{ value: '', label: rest }]), ...known, ...values]}
      filter={({ options }) => options}
      onSearchChange={setText}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
