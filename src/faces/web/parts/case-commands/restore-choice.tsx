// Do the details stay as they are when a case goes back, or are they put back to what they were?
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { stage: string; restore: boolean; onChange: (restore: boolean) => void };

export function RestoreChoice({ stage, restore, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Checkbox
      label={t('work.restore', { stage })}
      checked={restore}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
