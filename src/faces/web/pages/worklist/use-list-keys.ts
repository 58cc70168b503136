// The keys of the worklist: from one piece of work to the next, into its form and back to the list.
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../state/actions.ts';
import { useLetterHotkeys, useLetterKeys } from '../../state/letter-keys.ts';
import { focusForm, focusList } from './focus.ts';

/** `step` goes so many places on, or back where that is negative. */
export function useListKeys(step: (by: number) => void): void {
  const { t } = useTranslation();
  const [letters] = useLetterKeys();
  const latest = useRef(step);
  latest.current = step;
  const actions = useMemo(
    () => [
      {
        id: 'after',
        label: t('worklist.after'),
        run: () => latest.current(1),
        ...(letters ? { keys: 'j' } : {}),
      },
      {
        id: 'before',
        label: t('worklist.before'),
        run: () => latest.current(-1),
        ...(letters ? { keys: 'k' } : {}),
      },
    ],
    [t, letters],
  );
  useActions(actions);
  useLetterHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  useHotkeys([
    ['Enter', () => focusForm()],
    ['Escape', () => focusList()],
  ]);
}
