// What the search offers for the open piece of work, with its keys.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../state/actions.ts';
import { focusForm } from './focus.ts';

export function useItemActions(): void {
  const { t } = useTranslation();
  const actions = useMemo(
    () => [
      { id: 'begin', label: t('worklist.begin'), keys: 'Enter', run: () => focusForm() },
      { id: 'complete', label: t('work.complete'), keys: 'Mod+Enter', run: () => pressMain() },
    ],
    [t],
  );
  useActions(actions);
}

const pressMain = (): void => document.querySelector<HTMLButtonElement>('[data-work] [data-main]')?.click();
