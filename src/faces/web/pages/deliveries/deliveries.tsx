// What went out to other systems, attempt by attempt.
import '../../words/designing.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAddress } from '../../state/address.ts';
import { type DeliveryAddress, readAddress } from './delivery-address.ts';
import { useDeliveryColumns } from './delivery-columns.tsx';
import { DeliveryFilters } from './delivery-filters.tsx';
import { DeliveryHead } from './delivery-head.tsx';

export function Page() {
  const { t } = useTranslation();
  const [address, setAddress] = useAddress(readAddress);
  const list = useDeliveries(address);
  const columns = useDeliveryColumns();
  const rows = list.data?.pages.flatMap((page) => page.deliveries);
  const counts = list.data?.pages[0]?.counts;
  return (
    <PageGround wide>
      <DeliveryHead workflow={address.workflow} failed={counts?.failed ?? 0} />
      <DeliveryFilters address={address} counts={counts} onChange={(change) => void setAddress(change)} />
      {list.error === null ? null : <FailedToLoad error={list.error} retry={() => void list.refetch()} />}
      {rows === undefined && list.error === null ? <WaitingRows /> : null}
      {rows === undefined ? null : rows.length === 0 ? (
        <Nothing isFiltered={address.state !== 'all' || address.workflow !== ''} />
      ) : (
        <DataTable label={t('deliveries.title')} rows={rows} columns={columns} rowKey={({ key }) => key} />
      )}
      <MoreButton list={list} mt="md">
        {t('deliveries.more')}
      </MoreButton>
    </PageGround>
  );
}

/** **units**: milliseconds. Attempts are told to nobody: while something waits, it is looked at again. */
const LOOK_AGAIN_MS = 3_000;

function useDeliveries({ state, workflow }: DeliveryAddress) {
  const query = { ...(state === 'all' ? {} : { state }), ...(workflow === '' ? {} : { workflow }) };
  return useInfiniteQuery({
    queryKey: ['deliveries', 'list', query],
    queryFn: ({ pageParam }) =>
      call('GET /api/deliveries', { query: pageParam === '' ? query : { ...query, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      (data?.pages[0]?.counts.waiting ?? 0) > 0 ? LOOK_AGAIN_MS : false,
  });
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  const words = isFiltered ? 'none' : 'empty';
  return (
    <EmptyState
      drawing={isFiltered ? 'search' : 'water'}
      title={t(`deliveries.${words}Title`)}
      text={t(`deliveries.${words}Text`)}
    />
  );
}
