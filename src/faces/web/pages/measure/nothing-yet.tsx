// What stands here before anything can be measured.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';

export function NothingYet({ workflowId }: { workflowId: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      drawing="water"
      title={t('measure.emptyTitle')}
      text={t('measure.emptyText')}
      action={
        <Button component={Link} to={`/workflows/${workflowId}/board` as never}>
          {t('workflowMap.emptyBoard')}
        </Button>
      }
    />
  );
}
