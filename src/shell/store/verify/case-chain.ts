// One history, event by event: the first that is missing, altered, moved or rewritten is named, and what the history
// folds to is handed on.
import { canonicalJson, type Json } from '../../../core/base/index.ts';
import { apply } from '../../../core/engine/index.ts';
import type { CaseEvent, CaseState } from '../../../core/model/index.ts';
import { chainHash } from '../commit/chain.ts';
import { eventColumns } from '../commit/payload.ts';
import type { Check, FaultCode } from './proof.ts';
import { eventsOf, hashAt, type Witness } from './witnesses.ts';

/** An event as it is stored. **units**: hashes in hexadecimal; columns as the database writes them. */
export type StoredEvent = {
  readonly seq: number;
  readonly event: Json;
  readonly previousHash: string | null;
  readonly hash: string;
  /** The columns beside the content that must agree with it, by name; empty for the chain of a workspace. */
  readonly columns: { readonly [column: string]: string | number | null };
  /** Whether it is filed under the workflow of its case. */
  readonly sameWorkflow: boolean;
};

/** The first thing that is wrong with a chain. */
export type Break = { readonly seq: number; readonly code: FaultCode; readonly message: string };

export type ChainWalk = {
  take(stored: StoredEvent): void;
  /** How it went; `state` is null where something is wrong, or where there is nothing to fold. */
  end(): {
    readonly broken: Break | null;
    readonly seq: number;
    readonly hash: string | null;
    readonly state: CaseState | null;
  };
};

type Walking = {
  readonly witness: Witness | undefined;
  readonly without: readonly Check[];
  readonly folds: boolean;
};

export function walkChain({ witness, without, folds }: Walking): ChainWalk {
  let broken: Break | null = null;
  let seq = 0;
  let hash: string | null = null;
  let state: CaseState | null = null;
  return {
    take: (stored) => {
      if (broken !== null) return;
      const expected = seq + 1;
      const computed = chainHash(hash, stored.event);
      broken = breakOf(stored, { expected, previous: hash, computed, witness, without });
      if (broken !== null) return;
      seq = expected;
      hash = computed;
      if (!folds || without.includes('state')) return;
      const next = folded(state, stored.event as unknown as CaseEvent);
      if (next === undefined)
        broken = { seq, code: 'altered', message: 'it does not fit what came before it' };
      else state = next;
    },
    end: () => {
      if (broken === null && witness !== undefined && eventsOf(witness) > seq)
        broken = cut(seq, eventsOf(witness), witness);
      return { broken, seq, hash, state: broken === null ? state : null };
    },
  };
}

const cut = (seq: number, known: number, { checkpoint }: Witness): Break => ({
  ...{ seq: seq + 1, code: 'missing' as const },
  message: `it is missing${known > seq + 1 ? `, with all up to event ${known}` : ''}; checkpoint ${checkpoint} knows it`,
});

function folded(state: CaseState | null, event: CaseEvent): CaseState | undefined {
  try {
    return apply(state, event);
  } catch {
    return undefined;
  }
}

type Expected = {
  readonly expected: number;
  readonly previous: string | null;
  readonly computed: string;
  readonly witness: Witness | undefined;
  readonly without: readonly Check[];
};

function breakOf(
  stored: StoredEvent,
  { expected, previous, computed, witness, without }: Expected,
): Break | null {
  const at = (code: FaultCode, message: string): Break => ({ seq: expected, code, message });
  if (!without.includes('chain')) {
    if (stored.seq > expected)
      return at('missing', `it is missing; the next that is there is event ${stored.seq}`);
    if (stored.seq < expected) return at('moved', `event ${stored.seq} stands in its place`);
    const told = (stored.event as { seq?: number } | null)?.seq;
    if (told !== expected) return at('moved', `event ${told ?? 'without a number'} stands in its place`);
    if (stored.previousHash !== previous) return at('altered', 'it does not follow the event before it');
    if (stored.hash !== computed) return at('altered', 'its content is not what was written');
  }
  const column = without.includes('columns') ? undefined : differingColumn(stored);
  if (column !== undefined) return at('altered', `its column "${column}" does not say what its content says`);
  if (witness !== undefined && expected <= eventsOf(witness) && hashAt(witness, expected) !== computed) {
    return at(
      'rewritten',
      `it was another event when checkpoint ${witness.checkpoint} or one before it was made`,
    );
  }
  return null;
}

/** The column in which a row differs from its own content. */
function differingColumn({ columns, event, sameWorkflow }: StoredEvent): string | undefined {
  if (!sameWorkflow) return 'workflow_id';
  if (Object.keys(columns).length === 0) return undefined;
  const meant = eventColumns(event as unknown as CaseEvent);
  return Object.keys(columns).find((name) => (columns[name] ?? null) !== (meant[name] ?? null));
}

/** One spelling of a state, to compare with. */
export const stateText = (state: unknown): string => canonicalJson(state as Json);
