// What a person may be made, in words; ownership of the workspace is not handed out here.
import { useTranslation } from 'react-i18next';

const GIVEN = ['administrator', 'operator', 'member', 'guest'] as const;

export function useRoleChoices(): { value: string; label: string }[] {
  const { t } = useTranslation();
  return GIVEN.map((role) => ({ value: role, label: t(`people.roles.${role}`) }));
}
