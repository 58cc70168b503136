// What the designer keeps in its address: which of the three views, and what is open beside it.
import { useCallback } from 'react';
import { textIn, useAddress } from '../../state/address.ts';

export const VIEWS = ['canvas', 'outline', 'source'] as const;
export type View = (typeof VIEWS)[number];

const read = (raw: Record<string, unknown>) => ({
  view: VIEWS.find((view) => view === raw.view) ?? ('canvas' as const),
  /** A path in the model, `workflow`, or nothing. */
  at: textIn(raw, 'at'),
});

export function useView() {
  const [{ view, at }, set] = useAddress(read);
  const open = useCallback((next: string) => void set({ at: next }, { push: true }), [set]);
  const show = useCallback((next: View) => void set({ view: next }), [set]);
  return { view, at, open, show };
}
