// How did the case come to where it stands: for the first time, or back, and with which reason?
import type { TokenId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';

export type Arrival = {
  readonly rework: boolean;
  readonly reason: string | null;
  /** Whoever gets it must accept it. */
  readonly accept?: true;
};

const ON_ITS_WAY: Arrival = { rework: false, reason: null };

/** Reads it from the events of this decision; what arrived in an earlier one is no longer arriving. */
export function arrivalOf({ events, compiled }: Progress, token: TokenId): Arrival {
  const entered = events.findLast((event) => event.type === 'StageEntered' && event.token === token);
  if (entered?.type !== 'StageEntered') return ON_ITS_WAY;
  const { accept, rework } = entered;
  const asked = accept === undefined ? {} : { accept };
  if (!rework) return { ...ON_ITS_WAY, ...asked };
  const sent = events.findLast(
    (event) => event.type === 'HandoffReturned' || event.type === 'WorkItemCompleted',
  );
  const reason = sent !== undefined && 'reason' in sent ? sent.reason : null;
  const missing = sent !== undefined && 'missing' in sent ? (sent.missing ?? []) : [];
  const labels = missing.map((field) => compiled.workflow.record[field]?.label ?? field);
  const lacking = labels.length === 0 ? '' : ` (missing: ${labels.join(', ')})`;
  return { rework: true, reason: reason === null ? null : `${reason}${lacking}`, ...asked };
}
