// Choosing an activity by typing a part of its name.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  activities: readonly string[];
  value: string | null;
  onChange: (activity: string | null) => void;
  placeholder?: string;
};

export function ActivitySelect({ label, activities, value, onChange, placeholder = '' }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('frame.close') }}
      label={label}
      placeholder={placeholder}
      nothingFoundMessage={t('flowFilter.nothing')}
      data={[...activities].sort((a, b) => a.localeCompare(b))}
      value={value}
      onChange={onChange}
    />
  );
}
