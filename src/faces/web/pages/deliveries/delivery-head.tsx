// The head of the page: sending again all that was given up, and the way to what calls may reach.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';

export function DeliveryHead({ workflow, failed }: { workflow: string; failed: number }) {
  const { t } = useTranslation();
  const { mayAdminister } = usePermissions();
  return (
    <PageHeader
      title={t('deliveries.title')}
      lead={t('deliveries.lead')}
      actions={<SendFailed workflow={workflow} count={failed} />}
    >
      {mayAdminister ? (
        <Link to="/settings" hash="outgoing">
          {t('deliveries.addresses')}
        </Link>
      ) : null}
    </PageHeader>
  );
}

function SendFailed({ workflow, count }: { workflow: string; count: number }) {
  const { t } = useTranslation();
  const send = useCommand('POST /api/deliveries/failed/again');
  if (count === 0) return null;
  const sendAll = () =>
    send.mutate(
      { body: workflow === '' ? {} : { workflow } },
      {
        onSuccess: ({ sent }) => sayDone(t('deliveries.failedSent', { count: sent })),
        onError: (error) => sayProblem(error, sendAll),
      },
    );
  return (
    <Button variant="default" loading={send.isPending} onClick={sendAll}>
      {t('deliveries.failedAgain')}
    </Button>
  );
}
