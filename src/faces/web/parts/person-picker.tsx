// Choosing one person, or several, by typing part of a name.
import { MultiSelect, Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../state/answers.ts';

type Shared = Pick<
  SelectProps,
  'label' | 'description' | 'error' | 'required' | 'disabled' | 'placeholder' | 'size'
>;
type Filter = {
  /** Leave this person out. */ except?: string /** Only people who can own work. */;
  ownersOnly?: boolean;
};
type One = Shared &
  Filter & { value: string | null; onChange: (id: string | null) => void; clearable?: boolean };
type Several = Shared & Filter & { value: readonly string[]; onChange: (ids: string[]) => void };

export function PersonPicker({ value, onChange, except, ownersOnly, ...rest }: One) {
  const { t } = useTranslation();
  const data = useChoices(except, ownersOnly);
  return (
    <Select
      searchable
      clearable
      placeholder={t('form.person')}
      nothingFoundMessage={t('form.nobody')}
      {...rest}
      data={data}
      value={value}
      onChange={(id) => onChange(id)}
    />
  );
}

export function PeoplePicker({ value, onChange, except, ownersOnly, ...rest }: Several) {
  const { t } = useTranslation();
  const data = useChoices(except, ownersOnly);
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      placeholder={value.length === 0 ? t('form.person') : ''}
      nothingFoundMessage={t('form.nobody')}
      {...rest}
      data={data}
      value={[...value]}
      onChange={onChange}
    />
  );
}

function useChoices(except: string | undefined, ownersOnly = false): { value: string; label: string }[] {
  const people = useAnswer('GET /api/people').data?.people ?? [];
  return people
    .filter((person) => person.active && person.id !== except && (!ownersOnly || person.mayHaveWork))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
