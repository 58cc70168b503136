// Cases: everything under way and done; every filter stands in the address.
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAddress } from '../../state/address.ts';
import { usePermissions } from '../../state/session.ts';
import { readAddress } from './case-address.ts';
import { useCaseColumns } from './case-columns.tsx';
import { CaseFilters } from './case-filters.tsx';
import { NoCases } from './no-cases.tsx';
import { ReadAs } from './read-as.tsx';
import { caseQuery, useCases } from './use-cases.ts';
import { useChoosing } from './use-choosing.tsx';

export function Page() {
  const { t } = useTranslation();
  const [address, setAddress] = useAddress(readAddress);
  const query = caseQuery(address, usePermissions().person?.id);
  const list = useCases(query);
  const readAs = list.data?.pages[0]?.readAs ?? [];
  const columns = useCaseColumns([address.find, ...readAs].join(' '));
  const rows = list.data?.pages.flatMap((page) => page.cases);
  const choosing = useChoosing(query, rows?.length ?? 0, list.hasNextPage);
  return (
    <PageGround>
      <PageHeader title={t('cases.title')} lead={t('cases.lead')} />
      <CaseFilters address={address} onChange={(change) => void setAddress(change)} />
      {list.error === null ? null : <FailedToLoad error={list.error} retry={() => void list.refetch()} />}
      {readAs.length === 0 ? null : (
        <ReadAs find={address.find} readAs={readAs} exactly={() => void setAddress({ exactly: 'yes' })} />
      )}
      {rows === undefined && list.error === null ? <WaitingRows /> : null}
      {rows === undefined ? null : rows.length === 0 ? (
        <NoCases address={address} query={query} onChange={(change) => void setAddress(change)} />
      ) : (
        <DataTable
          label={t('cases.title')}
          rows={rows}
          columns={columns}
          rowKey={({ caseId }) => caseId}
          choosing={choosing.of(rows)}
        />
      )}
      <MoreButton list={list} mt="md">
        {t('cases.more')}
      </MoreButton>
      {choosing.bar}
    </PageGround>
  );
}
