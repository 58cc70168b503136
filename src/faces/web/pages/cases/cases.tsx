// Cases: everything under way and done; every filter stands in the address.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAddress } from '../../state/address.ts';
import { usePermissions } from '../../state/session.ts';
import { type CaseAddress, readAddress } from './case-address.ts';
import { useCaseColumns } from './case-columns.tsx';
import { CaseFilters } from './case-filters.tsx';

export function Page() {
  const { t } = useTranslation();
  const [address, setAddress] = useAddress(readAddress);
  const list = useCases(address);
  const columns = useCaseColumns();
  const rows = list.data?.pages.flatMap((page) => page.cases);
  return (
    <PageGround>
      <PageHeader title={t('cases.title')} lead={t('cases.lead')} />
      <CaseFilters address={address} onChange={(change) => void setAddress(change)} />
      {list.error === null ? null : <FailedToLoad error={list.error} retry={() => void list.refetch()} />}
      {rows === undefined && list.error === null ? <WaitingRows /> : null}
      {rows === undefined ? null : rows.length === 0 ? (
        <NoCases address={address} onClear={() => void setAddress(CLEARED)} />
      ) : (
        <DataTable label={t('cases.title')} rows={rows} columns={columns} rowKey={({ caseId }) => caseId} />
      )}
      {list.hasNextPage ? (
        <Button
          variant="default"
          mt="md"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('cases.more')}
        </Button>
      ) : null}
    </PageGround>
  );
}

const CLEARED: Partial<CaseAddress> = { find: '', workflow: '', stage: '', status: 'open', mine: '' };

function useCases({ find, workflow, stage, status, mine }: CaseAddress) {
  const me = usePermissions().person?.id;
  const query = {
    ...(find === '' ? {} : { text: find }),
    ...(workflow === '' ? {} : { workflow }),
    ...(stage === '' ? {} : { stage }),
    ...(status === 'any' ? {} : { status }),
    ...(mine === '' || me === undefined ? {} : { requester: me }),
  };
  return useInfiniteQuery({
    queryKey: ['cases', 'list', query],
    queryFn: ({ pageParam }) =>
      call('GET /api/cases', { query: pageParam === '' ? query : { ...query, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

function NoCases({ address, onClear }: { address: CaseAddress; onClear: () => void }) {
  const { t } = useTranslation();
  const { find, workflow, stage, status, mine } = address;
  const filtered = find !== '' || workflow !== '' || stage !== '' || status !== 'open' || mine !== '';
  if (filtered) {
    const action = (
      <Button variant="default" onClick={onClear}>
        {t('cases.clear')}
      </Button>
    );
    return (
      <EmptyState
        drawing="search"
        title={t('cases.noneFound')}
        text={t('cases.noneFoundText')}
        action={action}
      />
    );
  }
  const action = (
    <Button component={Link} to="/start">
      {t('cases.emptyAction')}
    </Button>
  );
  return (
    <EmptyState drawing="water" title={t('cases.emptyTitle')} text={t('cases.emptyText')} action={action} />
  );
}
