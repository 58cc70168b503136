// Choosing rows of the list of cases, to do one thing with all of them.
import { Checkbox } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, call } from '../../client.ts';
import { ChooseRow, turnFocused } from '../../parts/several/choose-row.tsx';
import { MOST_CHOSEN } from '../../parts/several/shown.ts';
import { fetchedPart } from '../../state/fetching.ts';
import { useLetterHotkeys } from '../../state/letter-keys.ts';
import { useSelection } from '../../state/selection.ts';
import { usePermissions } from '../../state/session.ts';
import type { CaseListItem } from '../../wire.ts';
import type { CaseQuery } from './use-cases.ts';

const SeveralBar = fetchedPart(async () => (await import('../../parts/several/several-bar.tsx')).SeveralBar);

/** How many are asked for at once. **units**: cases. */
const PAGE = 200;

const idOf = ({ caseId }: CaseListItem): string => caseId;

/** **shape**: what the table shows for choosing among its rows, and the bar; nothing for guests, who may do nothing. */
export function useChoosing(query: CaseQuery, shown: number, hasMore: boolean) {
  const { t } = useTranslation();
  const { person } = usePermissions();
  const selection = useSelection(idOf);
  useLetterHotkeys([['x', turnFocused]]);
  if (person === null || person.role === 'guest') return { of: () => undefined, bar: null };
  const all = async () => selection.turnAll(await allOf(query), true);
  const of = (rows: readonly CaseListItem[]) => {
    const some = rows.some(selection.has);
    const every = some && rows.every(selection.has);
    const head = (
      <Checkbox
        size="xs"
        ml={4}
        aria-label={t('several.chooseShown')}
        checked={every}
        indeterminate={some && !every}
        onChange={() => selection.turnAll(rows, !every)}
      />
    );
    return {
      head,
      row: (row: CaseListItem) => <ChooseRow row={row} among={rows} selection={selection} />,
    };
  };
  const bar =
    selection.size === 0 ? null : (
      <Suspense>
        <SeveralBar
          chosen={selection.rows}
          oneWorkflow={new Set(selection.rows.map(({ workflow }) => workflow)).size === 1}
          chooseAll={hasMore || selection.size < shown ? all : undefined}
          clear={selection.clear}
        />
      </Suspense>
    );
  return { of, bar };
}

async function allOf(query: CaseQuery): Promise<CaseListItem[]> {
  const found: CaseListItem[] = [];
  let after: string | null = '';
  while (after !== null && found.length < MOST_CHOSEN) {
    const answer: AnswerOf<'GET /api/cases'> = await call('GET /api/cases', {
      query: { ...query, limit: PAGE, ...(after === '' ? {} : { after }) },
    });
    found.push(...answer.cases);
    after = answer.next;
  }
  return found.slice(0, MOST_CHOSEN);
}
