// How a page keeps what it asked for: answers cached by operation, commands that bring the answers up to date.
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, type AskArgument, type AskOf, call, type OperationName } from '../client.ts';
import { sendingOnce } from './sent-once.ts';

/** The topic of an operation: the word after `/api/`. Live changes bring topics up to date. */
export const topicOf = (name: string): string => name.split('/')[2] ?? '';

/** A read operation as query options, for `useQuery`, prefetching and cache edits. */
export function answerOptions<Name extends OperationName>(name: Name, ...[ask]: AskArgument<Name>) {
  return queryOptions<AnswerOf<Name>>({
    queryKey: [topicOf(name), name, ask ?? {}],
    queryFn: () => call(name, ...([ask] as unknown as AskArgument<Name>)),
  });
}

/** The answer of a read operation, kept fresh by live changes. */
export function useAnswer<Name extends OperationName>(name: Name, ...ask: AskArgument<Name>) {
  return useQuery(answerOptions(name, ...ask));
}

/** Asks again for everything shown of these topics; of all topics where none are named. */
export async function refresh(client: QueryClient, topics?: readonly string[]): Promise<void> {
  const isMeant = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    topics === undefined || topics.includes(String(queryKey[0]));
  // What is being asked for the first time is not asked again by that, and what it answers may be from before the change.
  const underWay = client
    .getQueryCache()
    .findAll({ predicate: isMeant, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  const again = underWay.map((query) =>
    query.promise?.then(
      () => client.invalidateQueries({ queryKey: query.queryKey, exact: true }),
      () => undefined,
    ),
  );
  await Promise.all([client.invalidateQueries({ predicate: isMeant }), ...again]);
}

/** A command. After it, everything shown of `refreshes` (the operation's own topic when left out) is asked again. */
export function useCommand<Name extends OperationName>(
  name: Name,
  refreshes: readonly string[] = [topicOf(name)],
) {
  const client = useQueryClient();
  const [once] = useState(sendingOnce);
  return useMutation<AnswerOf<Name>, Error, AskOf<Name>>({
    mutationFn: (ask) =>
      once(ask, (key) => call(name, ...([ask, key] as unknown as AskArgument<Name>))) as Promise<
        AnswerOf<Name>
      >,
    onSuccess: () => refresh(client, refreshes),
  });
}
