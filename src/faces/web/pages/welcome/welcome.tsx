// The first page of a new server: who are you, and where would you like to begin.
import '../../words/entrance.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { type Credentials, CredentialsForm } from '../../parts/credentials-form.tsx';
import { Entrance } from '../../parts/entrance.tsx';
import { useSession } from '../../state/session.ts';
import { Doors } from './doors.tsx';

export function Page() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useSession().data;
  if (session === undefined) return null;
  if (session.person !== null) {
    return (
      <Entrance
        wide
        title={t('welcome.doorsTitle', { name: session.person.name })}
        text={t('welcome.doorsText')}
      >
        <Doors />
        <p style={{ marginTop: 24 }}>
          <Link to="/">{t('welcome.skip')}</Link>
        </p>
      </Entrance>
    );
  }
  if (!session.isNew) return <Navigate to="/sign-in" />;
  const enter = async (body: Credentials) => {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    await call('POST /api/welcome', { body: { ...body, zone } });
    await client.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <Entrance title={t('welcome.title')} text={t('welcome.lead')}>
      <h2>{t('welcome.firstTitle')}</h2>
      <p className="quiet" style={{ margin: '4px 0 16px' }}>
        {t('welcome.firstText')}
      </p>
      <CredentialsForm button={t('welcome.enter')} send={enter} />
    </Entrance>
  );
}
