// Choosing cards of the board, to do one thing with all of them.
import { type ReactNode, Suspense } from 'react';
import { turnFocused } from '../../parts/several/choose-row.tsx';
import { fetchedPart } from '../../state/fetching.ts';
import { useLetterHotkeys } from '../../state/letter-keys.ts';
import { type Selection, useSelection } from '../../state/selection.ts';
import { usePermissions } from '../../state/session.ts';
import type { Card } from '../../wire.ts';

const SeveralBar = fetchedPart(async () => (await import('../../parts/several/several-bar.tsx')).SeveralBar);

const idOf = ({ caseId }: Card): string => caseId;

/** **shape**: what is chosen, and the bar; nothing for guests, who may do nothing. */
export function useChoosing(): { selection: Selection<Card> | undefined; bar: ReactNode } {
  const { person } = usePermissions();
  const selection = useSelection(idOf);
  useLetterHotkeys([['x', turnFocused]]);
  if (person === null || person.role === 'guest') return { selection: undefined, bar: null };
  const bar =
    selection.size === 0 ? null : (
      <Suspense>
        <SeveralBar chosen={selection.rows} oneWorkflow clear={selection.clear} />
      </Suspense>
    );
  return { selection, bar };
}
