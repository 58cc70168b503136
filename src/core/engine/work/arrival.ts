// How did the case come to where it stands: for the first time, or back, and with which reason?
import type { TokenId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';

export type Arrival = { readonly rework: boolean; readonly reason: string | null };

const ON_ITS_WAY: Arrival = { rework: false, reason: null };

/** Reads it from the events of this decision; what arrived in an earlier one is no longer arriving. */
export function arrivalOf({ events }: Progress, token: TokenId): Arrival {
  const entered = events.findLast((event) => event.type === 'StageEntered' && event.token === token);
  if (entered?.type !== 'StageEntered' || !entered.rework) return ON_ITS_WAY;
  const sent = events.findLast(
    (event) => event.type === 'HandoffReturned' || event.type === 'WorkItemCompleted',
  );
  return { rework: true, reason: sent !== undefined && 'reason' in sent ? sent.reason : null };
}
