// What can be done with a case from any page; afterwards everything that shows work is asked again.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { type AnswerOf, call, newKey } from '../../client.ts';
import { refresh } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';

/** What shows something of a case that has moved. */
export const WORK_TOPICS = ['cases', 'worklist', 'workflows', 'notifications'];

export type Completion = {
  readonly workItem: string;
  readonly values: { readonly [field: string]: unknown };
  readonly outcome: string | null;
  readonly reason: string | null;
};

export type Completed = AnswerOf<'POST /api/cases/:caseId/complete-work-item'>;

/** Completes work; the same click sent twice carries the same key, so that it is done once. */
export function useComplete(caseId: string): (completion: Completion) => Promise<Completed> {
  const client = useQueryClient();
  const under = useRef<{ asked: string; key: string }>(undefined);
  return useCallback(
    async (completion) => {
      const asked = JSON.stringify([caseId, completion]);
      if (under.current?.asked !== asked) under.current = { asked, key: newKey() };
      const body = { ...completion, values: { ...completion.values } };
      const done = await call(
        'POST /api/cases/:caseId/complete-work-item',
        { params: { caseId }, body },
        under.current.key,
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
    call('POST /api/cases/:caseId/start-work-item', { params: { caseId }, body: { workItem } }).then(
      () => refresh(client, ['worklist']),
      () => started.current.delete(workItem),
    );
  }, [client, caseId, workItem, status, mine]);
}
