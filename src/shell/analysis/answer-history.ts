// How far was our own history read? Asked by whoever reads on, so that nothing is read twice and nothing is missed.
import { furtherOn, lastKnown, totalsOf } from '../../core/event-log/index.ts';
import type { OpenLog } from './open-log.ts';
import type { KnownHistory } from './question.ts';

export const knownOf = ({ store }: OpenLog, caseIds: readonly string[]): KnownHistory =>
  store === undefined
    ? { seqs: caseIds.map(() => 0), cases: 0, versions: 0 }
    : { seqs: lastKnown(store, caseIds), ...totalsOf(store) };

export const furtherOnOf = (
  { store }: OpenLog,
  caseIds: readonly string[],
  versions: readonly number[],
): readonly string[] => (store === undefined ? [] : furtherOn(store, caseIds, versions));
