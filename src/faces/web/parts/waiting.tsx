// The shape of what is being fetched, so that nothing jumps when it comes; and what to do when it does not.
import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayGoThrough, Refused, sentenceOf } from '../client.ts';
import { EmptyState } from './empty-state.tsx';

export function WaitingRows({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('frame.loading')}>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        <Skeleton key={row} height={24} my={12} radius="sm" />
      ))}
    </div>
  );
}

type Failed = {
  error: unknown;
  retry: () => void;
  /** Nothing else is on the page. */
  alone?: boolean;
};

export function FailedToLoad({ error, retry, alone = false }: Failed) {
  const { t } = useTranslation();
  // What is in somebody's way just now may be gone in a moment; what is not there, or not allowed, stays so.
  const isInTheWay = error instanceof Refused && error.problem.status === 409;
  const action =
    mayGoThrough(error) || isInTheWay ? (
      <Button variant="default" onClick={retry}>
        {t('frame.retry')}
      </Button>
    ) : undefined;
  return <EmptyState alone={alone} drawing="search" title={sentenceOf(error)} action={action} />;
}
