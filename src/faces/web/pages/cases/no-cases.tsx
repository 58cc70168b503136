// What the list of cases says when it is empty: there are none yet, none fits, or those that fit only stand otherwise.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { CaseAddress } from './case-address.ts';
import type { CaseQuery } from './use-cases.ts';

type Props = { address: CaseAddress; query: CaseQuery; onChange: (change: Partial<CaseAddress>) => void };

const CLEARED: Partial<CaseAddress> = {
  find: '',
  workflow: '',
  stage: '',
  status: 'open',
  mine: '',
  exactly: '',
  owner: '',
};

export function NoCases({ address, query, onChange }: Props) {
  const { t } = useTranslation();
  const { status: _, late: __, ...anyStatus } = query;
  const otherwise = useAnswer('GET /api/cases', { query: { ...anyStatus, limit: 1 } });
  if (otherwise.isPending) return null;
  const { status } = address;
  const isNarrowed = Object.keys(anyStatus).length > 0;
  if (status !== 'any' && (otherwise.data?.cases.length ?? 0) > 0) {
    const all = (
      <Button variant="default" onClick={() => onChange({ status: 'any' })}>
        {t('cases.showOthers')}
      </Button>
    );
    const title = t(`cases.${isNarrowed ? 'noneSuch' : 'noneNow'}.${status}`);
    return <EmptyState drawing="search" title={title} text={t('cases.otherwiseText')} action={all} />;
  }
  if (isNarrowed) {
    const clear = (
      <Button variant="default" onClick={() => onChange(CLEARED)}>
        {t('cases.clear')}
      </Button>
    );
    return (
      <EmptyState
        drawing="search"
        title={t('cases.noneFound')}
        text={t('cases.noneFoundText')}
        action={clear}
      />
    );
  }
  const start = (
    <Button component={Link} to="/start">
      {t('cases.emptyAction')}
    </Button>
  );
  return (
    <EmptyState drawing="water" title={t('cases.emptyTitle')} text={t('cases.emptyText')} action={start} />
  );
}
