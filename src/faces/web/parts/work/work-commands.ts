// What can be done with a case from any page; afterwards everything that shows work is asked again.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { type AnswerOf, call, newKey } from '../../client.ts';
import { refresh } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';

const underWay = new Map<string, Promise<unknown>>();

/** Commands on one piece of work go one after the other: a tick that is still on its way comes before completing. */
export function inOrder<Answer>(workItem: string, send: () => Promise<Answer>): Promise<Answer> {
  const sent = (underWay.get(workItem) ?? Promise.resolve()).then(send, send);
  underWay.set(workItem, sent);
  const end = () => {
    if (underWay.get(workItem) === sent) underWay.delete(workItem);
  };
  sent.then(end, end);
  return sent;
}

/** What shows something of a case that has moved. */
export const WORK_TOPICS = ['cases', 'worklist', 'workflows', 'notifications'];

export type Completion = {
  readonly workItem: string;
  readonly values: { readonly [field: string]: unknown };
  readonly outcome: string | null;
  readonly reason: string | null;
  /** The last event of the case that whoever completes it has before them. */
  readonly seen?: number;
};

export type Completed = AnswerOf<'POST /api/cases/:caseId/complete-work-item'>;

/** Sends what was filled in; resolves with where the case is then. */
export type Sending = (completion: Completion) => Promise<Completed>;

/** Completes work; the same click sent twice carries the same key, so that it is done once. */
export function useComplete(caseId: string): Sending {
  const client = useQueryClient();
  const under = useRef<{ asked: string; key: string }>(undefined);
  return useCallback(
    async (completion) => {
      const asked = JSON.stringify([caseId, completion]);
      if (under.current?.asked !== asked) under.current = { asked, key: newKey() };
      const body = { ...completion, values: { ...completion.values } };
      const { key } = under.current;
      const ask = { params: { caseId }, body };
      const done = await inOrder(completion.workItem, () =>
        call('POST /api/cases/:caseId/complete-work-item', ask, key),
      );
      void refresh(client, WORK_TOPICS);
      return done;
    },
    [client, caseId],
  );
}

/** Says that work has begun, once an item; it is no matter where that is refused, completing says it again. */
export function useStartOnce(caseId: string, { workItem, status, mine }: Work): () => void {
  const client = useQueryClient();
  const started = useRef(new Set<string>());
  return useCallback(() => {
    if (status === 'started' || !mine || started.current.has(workItem)) return;
    started.current.add(workItem);
    const ask = { params: { caseId }, body: { workItem } };
    inOrder(workItem, () => call('POST /api/cases/:caseId/start-work-item', ask)).then(
      () => refresh(client, ['worklist']),
      () => started.current.delete(workItem),
    );
  }, [client, caseId, workItem, status, mine]);
}
