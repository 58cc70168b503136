// How far it has come with several cases, for whatever shows it; small, for every page carries it.
import { useSyncExternalStore } from 'react';
import type { Deed } from './deed.ts';

/** A case as it is named to whoever chose it. */
export type Chosen = { readonly caseId: string; readonly number: number; readonly title: string };

export type Refusal = Chosen & { readonly why: string };

export type Undertaking = {
  readonly deed: Deed;
  readonly phase: 'doing' | 'done' | 'undoing' | 'undone';
  readonly total: number;
  /** How many were tried, and which of them were refused. */
  readonly tried: number;
  readonly refused: readonly Refusal[];
  /** Those that nobody began, because it was stopped. */
  readonly left: readonly Chosen[];
  /** Does it again for some of them, under the same keys; there is none for taking back. */
  readonly retry: ((those: readonly Chosen[]) => void) | undefined;
};

let current: Undertaking | undefined;
const listeners = new Set<() => void>();

export function tell(next: Undertaking | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUndertaking = (): Undertaking | undefined => useSyncExternalStore(subscribe, () => current);

export const isUnderWay = ({ phase }: Undertaking): boolean => phase === 'doing' || phase === 'undoing';

export const dismiss = (): void => tell(undefined);

/** More are not done at once. **units**: cases. */
export const MOST_CHOSEN = 1_000;
