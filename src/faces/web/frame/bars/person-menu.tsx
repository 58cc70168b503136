// The person at the top right: their name, the appearance, the settings and the way out.
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { Initials } from '../../parts/initials.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useSession } from '../../state/session.ts';

const THEMES = [
  ['auto', Monitor],
  ['light', Sun],
  ['dark', Moon],
] as const;

export function PersonMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leave = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = useSession().data?.person?.name ?? '';
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton aria-label={t('frame.person', { name })} p={4} style={{ borderRadius: 18 }}>
          <Initials name={name} size={28} strong />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item
          leftSection={<Settings size={16} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/settings' })}
        >
          {t('frame.settings')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('frame.theme.title')}</Menu.Label>
        {THEMES.map(([theme, Icon]) => (
          <Menu.Item
            key={theme}
            leftSection={<Icon size={16} aria-hidden="true" />}
            rightSection={theme === colorScheme ? <Check size={16} aria-hidden="true" /> : null}
            onClick={() => setColorScheme(theme)}
          >
            {t(`frame.theme.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden="true" />} onClick={leave}>
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Signs out here and forgets what was shown. */
function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    call('DELETE /api/session').then(async () => {
      client.clear();
      await navigate({ to: '/sign-in' });
    }, sayProblem);
  };
}
