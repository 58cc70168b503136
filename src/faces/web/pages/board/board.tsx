// The Board of a workflow: every open case by the stage it is in, live. Filters stand in the address.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { answerOptions } from '../../state/answers.ts';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import style from './board.module.css';
import { BoardActions } from './board-actions.tsx';
import { BoardColumn } from './board-column.tsx';
import { type BoardAddress, BoardFilters } from './board-filters.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { StartCase } from './start-case.tsx';
import { useChoosing } from './use-choosing.tsx';
import { useMoving } from './use-moving.ts';

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
      <WorkflowTabs workflowId={workflowId} tab="board" actions={<BoardActions workflowId={workflowId} />} />
      <BoardFilters address={address} onChange={(change) => void setAddress(change)} />
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
  const choosing = useChoosing();
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
            selection={choosing.selection}
          />
        ))}
      </div>
      {moving.asking === undefined ? null : (
        <MoveDialog asking={moving.asking} onSend={moving.send} onClose={moving.close} />
      )}
      {choosing.bar}
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
