// Which fields of the record: picked from those there are, or a new one made by typing its name.
import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blankField, edit, fieldFromTitle } from '../../../../core/model/index.ts';
import { useDesign } from '../state/use-design.ts';

type Props = {
  label: string;
  description?: string | undefined;
  value: readonly string[];
  onChange: (fields: string[]) => void;
  /** Choices beside the fields, such as a reason. */
  more?: readonly { value: string; label: string }[];
};

export function FieldsPicker({ label, description, value, onChange, more = [] }: Props) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const known = Object.entries(record).map(([id, field]) => ({ value: id, label: field.label }));
  const stray = value.filter((id) => !Object.hasOwn(record, id) && !more.some((each) => each.value === id));
  return (
    <MultiSelect
      searchable
      openOnFocus={false}
      hidePickedOptions
      label={label}
      description={description}
      nothingFoundMessage={t('design.rule.none')}
      data={[
        ...more,
        ...known,
        ...stray.map((id) => ({ value: id, label: t('design.owner.missing', { key: id }) })),
      ]}
      value={[...value]}
      onChange={onChange}
    />
  );
}

const NEW = 'new field: ';

/** The same, and a name that is no field yet becomes one. `onChange` gets how to write the fields into the workflow. */
export function useNewField(write: (field: string) => void) {
  const { t } = useTranslation();
  const { workflow, reshape } = useDesign();
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const isKnown = Object.values(workflow.record).some(
    ({ label }) => label.toLowerCase() === wanted.toLowerCase(),
  );
  const offer =
    wanted === '' || isKnown
      ? []
      : [{ value: `${NEW}${wanted}`, label: t('design.stage.newField', { name: wanted }) }];
  const take = (picked: string) => {
    if (!picked.startsWith(NEW)) return write(picked);
    const label = picked.slice(NEW.length);
    const field = fieldFromTitle(label, Object.keys(workflow.record));
    reshape((before) => edit(before, { type: 'AddField', field, definition: blankField(field, { label }) }));
    write(field);
  };
  return { search, setSearch, offer, take };
}
