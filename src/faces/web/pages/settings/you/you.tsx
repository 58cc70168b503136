// One's own sign-in: where one is signed in, and the ways out.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../client.ts';
import { sayProblem } from '../../../parts/toast.tsx';
import style from '../settings.module.css';
import { Connection } from './connection.tsx';
import { Devices } from './devices.tsx';
import { Passkeys } from './passkeys.tsx';
import { SecondStep } from './second-step.tsx';

export function You() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = (operation: 'DELETE /api/session' | 'DELETE /api/sessions') => () => {
    call(operation).then(async () => {
      client.clear();
      await navigate({ to: '/sign-in' });
    }, sayProblem);
  };
  return (
    <>
      <SecondStep />
      <Passkeys />
      <Connection />
      <Devices />
      <div className={style.line}>
        <Button variant="default" onClick={leave('DELETE /api/session')}>
          {t('settings.signOut')}
        </Button>
        <Button variant="default" onClick={leave('DELETE /api/sessions')}>
          {t('settings.signOutEverywhere')}
        </Button>
      </div>
      <p className="quiet">{t('settings.signOutEverywhereText')}</p>
    </>
  );
}
