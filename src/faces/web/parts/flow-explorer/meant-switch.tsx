// Holding the real flow against the workflow that was meant, or not.
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import style from './flow-explorer.module.css';

export function MeantSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Switch
      className={style.meant}
      size="sm"
      label={t('flow.meant')}
      checked={on}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
