// The findings of a history, and what one can decide about them; each decision can be taken back.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../client.ts';
import { refresh } from '../../state/answers.ts';
import type { Finding, FindingDecision, Findings } from '../../wire.ts';
import type { FlowSource } from '../flow/flow-source.ts';
import { sayDone, sayProblem } from '../toast.tsx';

const TOPIC = 'findings';

export function useFindings(source: FlowSource, enabled = true) {
  return useQuery<Findings>({
    queryKey: [TOPIC, source.of, source.id],
    queryFn: () =>
      source.of === 'log'
        ? call('GET /api/findings/logs/:logId', { params: { logId: source.id } })
        : call('GET /api/findings/workflows/:id', { params: { id: source.id } }),
    enabled,
  });
}

/** **shape**: as the server takes it; `reason` and `answer` where they are left out are none. */
export type Verdict = {
  readonly decision: FindingDecision['decision'];
  readonly reason?: string;
  readonly answer?: FindingDecision['answer'];
};

export function send(source: FlowSource, key: string, verdict: Verdict): Promise<unknown> {
  const body = { key, ...verdict };
  return source.of === 'log'
    ? call('POST /api/findings/logs/:logId/decisions', { params: { logId: source.id }, body }, newKey())
    : call('POST /api/findings/workflows/:id/decisions', { params: { id: source.id }, body }, newKey());
}

/** Decides and says so, with a way back. **rejects** where the server refused; it was said already. */
export function useDecide(source: FlowSource) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const decide = async (finding: Pick<Finding, 'key'>, verdict: Verdict): Promise<void> => {
    await send(source, finding.key, verdict);
    await refresh(client, [TOPIC]);
    const undo = async () => {
      await send(source, finding.key, { decision: 'taken-back' });
      await refresh(client, [TOPIC]);
    };
    sayDone(t(`findings.said.${verdict.decision}`), verdict.decision === 'taken-back' ? undefined : undo);
  };
  const orSay = (finding: Pick<Finding, 'key'>, verdict: Verdict): void => {
    decide(finding, verdict).catch((error: unknown) => sayProblem(error, () => decide(finding, verdict)));
  };
  return { decide, orSay };
}
