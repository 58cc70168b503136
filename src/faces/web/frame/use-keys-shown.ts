// All keys are shown by a key of their own, and from the search where letters do nothing.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../state/actions.ts';
import { useLetterHotkeys, useLetterKeys } from '../state/letter-keys.ts';

/** `show` must stay the same. */
export function useKeysShown(show: (shown: boolean) => void): void {
  const { t } = useTranslation();
  const [letters] = useLetterKeys();
  const actions = useMemo(
    () => [{ id: 'keys', label: t('frame.keys'), run: () => show(true), ...(letters ? { keys: '?' } : {}) }],
    [t, letters, show],
  );
  useActions(actions);
  useLetterHotkeys([['shift+?', () => show(true)]]);
}
