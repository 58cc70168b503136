// What the address says of the list of cases: the filters.
import { textIn } from '../../state/address.ts';

/** What is late is open as well. */
export const STATUSES = ['open', 'late', 'closed', 'cancelled', 'any'] as const;

/** What the address says of the list. */
export type CaseAddress = {
  readonly find: string;
  readonly workflow: string;
  readonly stage: string;
  readonly status: (typeof STATUSES)[number];
  readonly mine: string;
  /** Not empty where words are looked for as they were typed, without closer ones. */
  readonly exactly: string;
  /** Whose work it is with, as a link from elsewhere asks. */
  readonly owner: string;
};

export const readAddress = (raw: Record<string, unknown>): CaseAddress => ({
  find: textIn(raw, 'find'),
  workflow: textIn(raw, 'workflow'),
  stage: textIn(raw, 'stage'),
  status: STATUSES.find((status) => status === raw.status) ?? 'open',
  mine: textIn(raw, 'mine'),
  exactly: textIn(raw, 'exactly'),
  owner: textIn(raw, 'owner'),
});

/** Only an open case stands at a stage and is with somebody. */
export const isUnderWay = (status: CaseAddress['status']): boolean => status === 'open' || status === 'late';
