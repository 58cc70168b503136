// What a list of findings keeps in its address: which are shown, of which kind, and whose cases or details are open.
import { textIn, useAddress } from '../../state/address.ts';
import type { Finding } from '../../wire.ts';

export const SHOWN = ['todo', 'accepted', 'dismissed', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export type FindingsAddress = {
  readonly state: Shown;
  /** Empty for every kind. */
  readonly kind: string;
  /** The key of the finding whose details are open. */
  readonly open: string;
  /** The key of the finding whose cases are shown. */
  readonly cases: string;
};

const read = (raw: Record<string, unknown>): FindingsAddress => ({
  state: SHOWN.find((state) => state === raw.state) ?? 'todo',
  kind: textIn(raw, 'kind'),
  open: textIn(raw, 'open'),
  cases: textIn(raw, 'cases'),
});

export type Change = (change: Partial<Record<keyof FindingsAddress, string>>, push?: boolean) => void;

export function useFindingsAddress(): [FindingsAddress, Change] {
  const [address, set] = useAddress(read);
  return [address, (change, push = false) => void set(change as Partial<FindingsAddress>, { push })];
}

/** A returned one is to be decided again. */
export function isShown({ state, kind }: Pick<FindingsAddress, 'state' | 'kind'>, finding: Finding): boolean {
  return (kind === '' || finding.kind === kind) && isOf(state, finding);
}

export function isOf(shown: Shown, { state }: Finding): boolean {
  if (shown === 'all') return true;
  return shown === 'todo' ? state === 'open' || state === 'returned' : state === shown;
}
