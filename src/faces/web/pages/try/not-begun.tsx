// What stands in place of a run that could not begin, and the way back to the design.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/waiting.tsx';

type Props = { error: unknown; workflowId: string; retry: () => void };

export function NotBegun({ error, workflowId, retry }: Props) {
  const { t } = useTranslation();
  // Trying again would not help: the draft itself has to be mended.
  if (!(error instanceof Refused) || error.problem.code !== 'draft-not-ready')
    return <FailedToLoad error={error} retry={retry} />;
  const mend = <ToDesign workflowId={workflowId}>{t('trying.mend')}</ToDesign>;
  return <EmptyState drawing="search" title={error.message} action={mend} />;
}

type ToDesignProps = { workflowId: string; leftSection?: ReactNode; children: ReactNode };

export const ToDesign = ({ workflowId, ...shown }: ToDesignProps) => (
  <Button
    variant="default"
    {...shown}
    renderRoot={(props) => (
      <Link {...props} to={'/workflows/$workflowId/design' as never} params={{ workflowId } as never} />
    )}
  />
);
