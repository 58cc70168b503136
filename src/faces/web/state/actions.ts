// What one can do on the page that is open, for the search (Mod+K) and its keys. A page offers; the frame shows.
import { useEffect, useSyncExternalStore } from 'react';

export type PageAction = {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
  /** Shown beside the label, as in `Mod+Enter`. The page itself listens to it. */
  readonly keys?: string;
};

let offered: readonly PageAction[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly PageAction[]): void {
  offered = next;
  for (const listener of listeners) listener();
}

/** Offers these actions while the component is shown. Pass a stable list (useMemo). */
export function useActions(actions: readonly PageAction[]): void {
  useEffect(() => {
    replace([...offered, ...actions]);
    return () => replace(offered.filter((action) => !actions.includes(action)));
  }, [actions]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What can be done now. */
export const useOfferedActions = (): readonly PageAction[] => useSyncExternalStore(subscribe, () => offered);
