// The list of cases, page by page, as the filters of the address ask for it.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type AskOf, call } from '../../client.ts';
import type { CaseAddress } from './case-address.ts';

/** What the list is asked for. **shape**: what narrows nothing is not in it. */
export type CaseQuery = NonNullable<AskOf<'GET /api/cases'>['query']>;

export const caseQuery = (
  { find, workflow, stage, status, mine, owner, exactly }: CaseAddress,
  me: string | undefined,
): CaseQuery => ({
  ...(find === '' ? {} : { text: find }),
  ...(find === '' || exactly !== '' ? {} : { forgiving: 'true' as const }),
  ...(workflow === '' ? {} : { workflow }),
  ...(stage === '' ? {} : { stage }),
  ...(status === 'any' ? {} : status === 'late' ? { status: 'open', late: 'true' } : { status }),
  ...(owner === '' ? {} : { owner }),
  ...(mine === '' || me === undefined ? {} : { requester: me }),
});

export const useCases = (query: CaseQuery) =>
  useInfiniteQuery({
    queryKey: ['cases', 'list', query],
    queryFn: ({ pageParam }) =>
      call('GET /api/cases', { query: pageParam === '' ? query : { ...query, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
