// The Board of a workflow: every open case by the stage it is in, live. Filters stand in the address.
import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { answerOptions, useAnswer } from '../../state/answers.ts';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import style from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PublicLinkButton } from './public-link.tsx';
import { StartCase } from './start-case.tsx';
import { useMoving } from './use-moving.ts';

type BoardAddress = { readonly find: string; readonly owner: string; readonly late: string };

const readAddress = (raw: Record<string, unknown>): BoardAddress => ({
  find: textIn(raw, 'find'),
  owner: textIn(raw, 'owner'),
  late: textIn(raw, 'late'),
});

export function Page() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const [address, setAddress] = useAddress(readAddress);
  return (
    <PageGround wide>
      <WorkflowTabs
        workflowId={workflowId}
        tab="board"
        actions={
          <Group gap="xs">
            <PublicLinkButton workflowId={workflowId} />
            <StartCase workflowId={workflowId} words="board.startCase" />
          </Group>
        }
      />
      <Filters address={address} onChange={(change) => void setAddress(change)} />
      <Columns workflowId={workflowId} address={address} />
    </PageGround>
  );
}

/** The filters as the API takes them. */
export const filterOf = ({ find, owner, late }: BoardAddress) => ({
  ...(find === '' ? {} : { text: find }),
  ...(owner === '' ? {} : { owner }),
  ...(late === '' ? {} : { late: 'true' as const }),
});

function Columns({ workflowId, address }: { workflowId: string; address: BoardAddress }) {
  const { t } = useTranslation();
  const filter = filterOf(address);
  const options = answerOptions('GET /api/workflows/:id/board', {
    params: { id: workflowId },
    query: filter,
  });
  const board = useQuery({ ...options, placeholderData: keepPreviousData });
  const moving = useMoving();
  if (board.error !== null) return <FailedToLoad error={board.error} retry={() => void board.refetch()} />;
  if (board.data === undefined) return <WaitingRows />;
  const { columns, total } = board.data;
  const filtered = Object.keys(filter).length > 0;
  if (total === 0 && filtered) return <EmptyState drawing="search" title={t('board.noneFound')} />;
  if (total === 0) return <NothingUnderWay workflowId={workflowId} />;
  return (
    <>
      <div className={style.columns}>
        {columns.map((column) => (
          <BoardColumn
            key={column.stage}
            workflowId={workflowId}
            column={column}
            columns={columns}
            filter={filter}
            onMove={moving.move}
          />
        ))}
      </div>
      {moving.asking === undefined ? null : (
        <MoveDialog asking={moving.asking} onSend={moving.send} onClose={moving.close} />
      )}
    </>
  );
}

function NothingUnderWay({ workflowId }: { workflowId: string }) {
  const { t } = useTranslation();
  const action = <StartCase workflowId={workflowId} words="board.emptyAction" />;
  return (
    <EmptyState drawing="map" title={t('board.emptyTitle')} text={t('board.emptyText')} action={action} />
  );
}

type FilterProps = { address: BoardAddress; onChange: (change: Partial<BoardAddress>) => void };

function Filters({ address, onChange }: FilterProps) {
  const { t } = useTranslation();
  const people = useAnswer('GET /api/people').data?.people ?? [];
  const owners = people
    .filter(({ mayHaveWork }) => mayHaveWork)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={style.filters}>
      <TextInput
        className={style.find}
        leftSection={<Search size={16} aria-hidden="true" />}
        aria-label={t('board.find')}
        placeholder={t('board.find')}
        value={address.find}
        onChange={(event) => onChange({ find: event.currentTarget.value })}
      />
      <Select
        searchable
        clearable
        aria-label={t('board.owner')}
        placeholder={t('board.anyOwner')}
        data={owners.sort((a, b) => a.label.localeCompare(b.label))}
        value={address.owner === '' ? null : address.owner}
        onChange={(owner) => onChange({ owner: owner ?? '' })}
      />
      <Checkbox
        label={t('board.late')}
        checked={address.late !== ''}
        onChange={(event) => onChange({ late: event.currentTarget.checked ? 'yes' : '' })}
      />
    </div>
  );
}
