// Which kind of object is the case: asked where a log follows several.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Typed = {
  readonly objectType: string | null;
  readonly objectTypes: readonly {
    readonly name: string;
    readonly objects: number;
    readonly events: number;
  }[];
};

export function ObjectTypePicker({ log, onChoose }: { log: Typed; onChoose: (type: string) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('importLog.objectType')}
      description={t('importLog.objectTypeText')}
      searchable={log.objectTypes.length > 7}
      allowDeselect={false}
      data={log.objectTypes.map((type) => ({
        value: type.name,
        label: t('importLog.objectTypeOption', type),
      }))}
      value={log.objectType}
      onChange={(type) => type !== null && type !== log.objectType && onChoose(type)}
    />
  );
}
