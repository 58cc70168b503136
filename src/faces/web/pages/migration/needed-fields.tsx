// A field that cases need before they can be moved, as something to fill in: for all of them, or for one.
import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../../parts/person-picker.tsx';
import type { MigrationPreview } from '../../wire.ts';

type Field = MigrationPreview['fields'][number];
type Values = { readonly [field: string]: string };

/** What was filled in so far, and how more is. */
export type Filling = {
  readonly fields: readonly Field[];
  readonly forAll: Values;
  readonly ofCase: { readonly [caseId: string]: Values };
  readonly fillAll: (field: string, value: string) => void;
  readonly fillOne: (caseId: string, field: string, value: string) => void;
};

type Props = {
  field: Field;
  label: string;
  note?: string;
  /** The label is read aloud only: the column says it. */
  quietLabel?: boolean;
  value: string;
  onChange: (value: string) => void;
};

export function NeededInput({ field, label, note, quietLabel = false, value, onChange }: Props) {
  const { t } = useTranslation();
  const named = quietLabel ? { 'aria-label': label } : { label };
  const shared = { ...named, description: note, size: 'xs' } as const;
  if (field.type === 'choice' || field.type === 'yes-no') {
    const data =
      field.type === 'choice'
        ? [...field.options]
        : [
            { value: 'true', label: t('form.yes') },
            { value: 'false', label: t('form.no') },
          ];
    return (
      <Select
        {...shared}
        clearable
        data={data}
        value={value || null}
        onChange={(one) => onChange(one ?? '')}
      />
    );
  }
  if (field.type === 'person') {
    return (
      <PersonPicker label={label} size="xs" value={value || null} onChange={(id) => onChange(id ?? '')} />
    );
  }
  return (
    <TextInput
      {...shared}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' || field.type === 'money' ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
