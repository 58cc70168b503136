// Somebody else saved this draft while it is open here: where nothing here waits to be saved, theirs is shown at once.
import { type RefObject, useEffect } from 'react';
import type { Draft } from '../../wire.ts';
import type { Known } from './use-saving.ts';

type Arriving = {
  draft: Draft;
  known: RefObject<Known>;
  source: string;
  take: (theirs: Draft) => void;
};

export function useArrivals({ draft, known, source, take }: Arriving): void {
  useEffect(() => {
    const { revision, source: saved } = known.current;
    const isNews = draft.revision > revision || (draft.revision === 0 && revision > 0);
    if (!isNews) return;
    if (source === saved || source === draft.source) take(draft);
  }, [draft, known, take]);
}
