// Holding the real flow against the workflow that was meant, or not.
import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../narrow.ts';
import style from './flow-explorer.module.css';

/** The switch where it may be used: beside the filters, or on a phone folded away with the other controls. */
export function useAgainst(can: boolean, on: boolean, onChange: (on: boolean) => void) {
  const narrow = useNarrow();
  const shown: ReactNode = can ? <MeantSwitch on={on} onChange={onChange} /> : null;
  return { beside: narrow ? null : shown, folded: narrow ? shown : null };
}

function MeantSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
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
