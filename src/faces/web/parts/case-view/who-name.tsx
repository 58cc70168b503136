// Whoever did something: a person, somebody without sign-in, or the machine.
import { useTranslation } from 'react-i18next';
import type { Who } from '../../wire.ts';

export function useWhoName(): (who: Who) => string {
  const { t } = useTranslation();
  return ({ kind, name }) => {
    if (name !== null) return name;
    return t(kind === 'machine' ? 'work.context.machine' : 'work.context.guest');
  };
}
