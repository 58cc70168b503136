// What the page asks: what would become of the cases under the mapping chosen so far, and how far the last run is.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../client.ts';
import { useAnswer } from '../../state/answers.ts';
import type { MigrationPreview } from '../../wire.ts';

/** **units**: milliseconds between two looks at a run. */
const LOOK_EVERY = 400;

/** The last run of moving cases; looked at often while it is under way. */
export function useRun(workflowId: string) {
  const answer = useAnswer('GET /api/workflows/:id/migration', { params: { id: workflowId } });
  const run = answer.data?.run ?? null;
  const underWay = run !== null && (run.state === 'running' || run.state === 'undoing');
  const { refetch } = answer;
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => void refetch(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [underWay, refetch]);
  return { run, underWay, refetch };
}

export type Mapping = { readonly [stage: string]: string };

/** The verdicts. A stage that is gone goes where it is proposed until somebody chooses; empty: nowhere. */
export function useVerdicts(workflowId: string, toVersion: number, ask: boolean) {
  const [chosen, setChosen] = useState<Mapping>({});
  const mapping = Object.fromEntries(Object.entries(chosen).filter(([, stage]) => stage !== ''));
  const { data, error, refetch, isPlaceholderData } = useQuery<MigrationPreview>({
    queryKey: ['workflows', 'migration', workflowId, toVersion, mapping],
    queryFn: () =>
      call('POST /api/workflows/:id/migration/preview', {
        params: { id: workflowId },
        body: { toVersion, mapping },
      }),
    placeholderData: keepPreviousData,
    enabled: ask && toVersion > 0,
  });
  useEffect(() => {
    const proposed = (data?.gone ?? []).filter(
      (each) => each.proposed !== null && chosen[each.stage] === undefined,
    );
    if (proposed.length === 0) return;
    setChosen({
      ...chosen,
      ...Object.fromEntries(proposed.map((each) => [each.stage, each.proposed ?? ''])),
    });
  }, [data, chosen]);
  const choose = (stage: string, goal: string) => setChosen({ ...chosen, [stage]: goal });
  return { data, error, refetch, mapping, chosen, choose, isAsking: isPlaceholderData };
}
