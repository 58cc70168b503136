// The fields of a form in order: each may be required; one more is picked by name, or made by typing a new one.
import { ActionIcon, Checkbox, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../../core/model/index.ts';
import { useDesign } from '../state/use-design.ts';
import { useNewField } from './fields-picker.tsx';
import style from './pickers.module.css';

type Change = (fields: readonly FormField[]) => readonly FormField[];
type Props = { fields: readonly FormField[]; onChange: (change: Change) => void };

export function FormFields({ fields, onChange }: Props) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const require = (index: number, required: boolean) =>
    onChange((now) => now.map((each, place) => (place === index ? { ...each, required } : each)));
  return (
    <>
      <ul className={style.fields}>
        {fields.map(({ field, required }, index) => (
          <li key={field}>
            <span>{record[field]?.label ?? t('design.owner.missing', { key: field })}</span>
            <Checkbox
              size="xs"
              label={t('design.stage.required')}
              aria-label={`${t('design.stage.required')}: ${record[field]?.label ?? field}`}
              checked={required}
              onChange={(event) => require(index, event.currentTarget.checked)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={`${t('design.stage.remove')}: ${record[field]?.label ?? field}`}
              onClick={() => onChange((now) => now.filter((each) => each.field !== field))}
            >
              <X size={15} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddField fields={fields} onChange={onChange} />
    </>
  );
}

function AddField({ fields, onChange }: Props) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const { search, setSearch, offer, take } = useNewField((field) =>
    onChange((now) => [...now, { field, required: record[field]?.required === true }]),
  );
  const free = Object.entries(record)
    .filter(([id]) => !fields.some(({ field }) => field === id))
    .map(([value, { label }]) => ({ value, label }));
  return (
    <Select
      searchable
      openOnFocus={false}
      aria-label={t('design.stage.addField')}
      placeholder={t('design.stage.addField')}
      nothingFoundMessage={t('design.rule.none')}
      data={[...free, ...offer]}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(picked) => {
        if (picked !== null) take(picked);
        setSearch('');
      }}
    />
  );
}
