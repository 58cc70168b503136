// What the address says of the list of cases: the filters.
import { textIn } from '../../state/address.ts';

export const STATUSES = ['open', 'closed', 'cancelled', 'any'] as const;

/** What the address says of the list. */
export type CaseAddress = {
  readonly find: string;
  readonly workflow: string;
  readonly stage: string;
  readonly status: (typeof STATUSES)[number];
  readonly mine: string;
};

export const readAddress = (raw: Record<string, unknown>): CaseAddress => ({
  find: textIn(raw, 'find'),
  workflow: textIn(raw, 'workflow'),
  stage: textIn(raw, 'stage'),
  status: STATUSES.find((status) => status === raw.status) ?? 'open',
  mine: textIn(raw, 'mine'),
});
