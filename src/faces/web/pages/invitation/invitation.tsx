// An invitation by link: whoever opens it chooses a name and a password and is in.
import '../../words/entrance.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, sentenceOf } from '../../client.ts';
import { type Credentials, CredentialsForm } from '../../parts/credentials-form.tsx';
import { Entrance } from '../../parts/entrance.tsx';
import { ProviderLinks } from '../../parts/provider-links.tsx';
import { useAnswer } from '../../state/answers.ts';

export function Page() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const invitation = useAnswer('GET /api/invitations/:token', { params: { token } });
  if (invitation.isPending) return null;
  if (invitation.isError) {
    return (
      <Entrance title={t('welcome.invitationGone')} text={sentenceOf(invitation.error)}>
        <Button component={Link} to="/sign-in" variant="default">
          {t('welcome.toSignIn')}
        </Button>
      </Entrance>
    );
  }
  const { workspaceName, personName, invitedBy, workspaceId } = invitation.data;
  const join = async (body: Credentials) => {
    await call('POST /api/invitations/:token', { params: { token }, body });
    await client.invalidateQueries({ queryKey: ['session'] });
    await navigate({ to: '/' });
  };
  return (
    <Entrance
      title={t('welcome.invitationTitle', { workspace: workspaceName })}
      text={t('welcome.invitationText', { invitedBy })}
    >
      <CredentialsForm name={personName} button={t('welcome.join')} send={join} />
      <ProviderLinks next="/" invitation={{ token, workspaceId }} />
    </Entrance>
  );
}
