// What is shown in place of a page that failed, or that could not be fetched.
import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, sentenceOf, Unreachable } from '../../client.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { lookForMillrace, onceConnected } from '../../state/connection.ts';

/** Within the frame, which has the page's ground. */
export function BrokenPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof Unreachable) return <NotFetched />;
  const told = error instanceof Refused;
  return (
    <EmptyState
      alone
      drawing="water"
      title={told ? sentenceOf(error) : t('frame.broken')}
      {...(told ? {} : { text: t('frame.brokenText') })}
      action={<Button onClick={() => location.reload()}>{t('frame.reload')}</Button>}
    />
  );
}

/** Where there is no frame. */
export function BrokenAlone(props: ErrorComponentProps) {
  return (
    <main>
      <BrokenPage {...props} />
    </main>
  );
}

/** The whole page is fetched anew once that is possible: a browser may remember what it failed to fetch. */
function NotFetched() {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  useEffect(() => onceConnected(() => location.reload()), []);
  const look = async () => {
    setLooking(true);
    await lookForMillrace();
    setLooking(false);
  };
  return (
    <EmptyState
      alone
      drawing="water"
      title={t('frame.notFetched')}
      text={t('frame.notFetchedText')}
      action={
        <Button variant="default" loading={looking} onClick={() => void look()}>
          {t('frame.retry')}
        </Button>
      }
    />
  );
}
