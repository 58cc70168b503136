// Somebody else saved this draft while it is open here: where nothing here waits to be saved, theirs is shown at once. What is
// being saved from here is heard of too, maybe before its answer: until that is there, nothing is taken for somebody else's.
import { type RefObject, useEffect } from 'react';
import type { Draft } from '../../wire.ts';
import type { Known, Saving } from './use-saving.ts';

type Arriving = {
  draft: Draft;
  known: RefObject<Known>;
  /** The save that is under way, and how saving stands: news that came meanwhile is looked at once it has ended. */
  running: RefObject<Promise<boolean> | null>;
  saving: Saving;
  source: string;
  take: (theirs: Draft) => void;
};

export function useArrivals({ draft, known, running, saving, source, take }: Arriving): void {
  useEffect(() => {
    if (running.current !== null) return;
    const { revision, source: saved } = known.current;
    const isNews = draft.revision > revision || (draft.revision === 0 && revision > 0);
    if (!isNews) return;
    if (source === saved || source === draft.source) take(draft);
  }, [draft, known, running, saving, take]);
}
