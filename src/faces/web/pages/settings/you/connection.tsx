// One's own account at the provider of the workspace: whether it signs one in, and connecting the two.
import { Button, Modal } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProviderTrouble } from '../../../parts/provider-trouble.tsx';
import { sayDone, sayProblem } from '../../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../../state/answers.ts';
import { fetchedPart } from '../../../state/fetching.ts';

const AskPassword = fetchedPart(async () => (await import('./second-step-dialogs.tsx')).AskPassword);

export function Connection() {
  const { t } = useTranslation();
  const provider = useAnswer('GET /api/session/provider').data?.provider ?? null;
  const [connecting, setConnecting] = useState(false);
  const connect = useCommand('PUT /api/session/provider/connection', []);
  const disconnect = useCommand('DELETE /api/session/provider/connection', ['session']);
  if (provider === null) return null;
  const go = (password: string) =>
    connect.mutate({ body: { password } }, { onSuccess: ({ address }) => location.assign(address) });
  const end = () =>
    disconnect.mutateAsync({}).then(
      () => sayDone(t('settings.provider.disconnected')),
      (error: unknown) => sayProblem(error),
    );
  return (
    <div>
      <h3>{t('settings.provider.connectedTitle', { name: provider.name })}</h3>
      <p className="quiet">
        {t(provider.connected ? 'settings.provider.connected' : 'settings.provider.notConnected')}
      </p>
      <ProviderTrouble />
      {provider.connected ? (
        <Button variant="default" mt={8} loading={disconnect.isPending} onClick={() => void end()}>
          {t('settings.provider.disconnect')}
        </Button>
      ) : (
        <Button variant="default" mt={8} onClick={() => setConnecting(true)}>
          {t('settings.provider.connect')}
        </Button>
      )}
      <Modal
        opened={connecting}
        onClose={() => setConnecting(false)}
        title={t('settings.provider.connectedTitle', { name: provider.name })}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Suspense>
          <AskPassword button={t('settings.provider.connect')} asking={connect} send={go} />
        </Suspense>
      </Modal>
    </div>
  );
}
