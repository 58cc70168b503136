// The ways in by providers that owners have set: a link each, which leaves these pages and comes back signed in.
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../client.ts';
import { useAnswer } from '../state/answers.ts';

type Invitation = { token: string; workspaceId: string };
type Props = { next: string; invitation?: Invitation };

export function ProviderLinks({ next, invitation }: Props) {
  const { t } = useTranslation();
  const all = useAnswer('GET /api/session/providers').data?.providers ?? [];
  const offered = all.filter(
    ({ workspaceId }) => invitation === undefined || workspaceId === invitation.workspaceId,
  );
  if (offered.length === 0) return null;
  const words = invitation === undefined ? 'welcome.withProvider' : 'welcome.joinWithProvider';
  const query = invitation === undefined ? { next } : { next, invitation: invitation.token };
  return (
    <Stack gap="md" mt="md">
      {offered.map(({ workspaceId: workspace, name }) => (
        <Button
          key={workspace}
          component="a"
          href={addressOf('/api/session/provider/:workspace/start', { workspace }, query)}
          variant="default"
          fullWidth
        >
          {t(words, { name })}
        </Button>
      ))}
    </Stack>
  );
}
