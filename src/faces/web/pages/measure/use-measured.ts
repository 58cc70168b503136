// Which history is measured and by which periods: as the address says, as far as it is there.
import { type FlowSource, useFlow } from '../../parts/flow/flow-source.ts';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';
import { PERIODS, type Period } from './measures.ts';

const readAddress = (raw: Record<string, unknown>) => ({
  period: PERIODS.find((period) => period === raw.period) ?? 'week',
  source: textIn(raw, 'source'),
});

const NO_FILTERS: readonly never[] = [];

/** `source` is null until it is known what is there. */
export function useMeasured(workflowId: string) {
  const [address, set] = useAddress(readAddress);
  const own = useFlow({ of: 'own', id: workflowId }, NO_FILTERS).data;
  const logs = useAnswer('GET /api/logs', { query: { workflow: workflowId } }).data?.logs;
  const log = logs?.find(({ reading }) => reading !== null);
  const hasBoth = (own?.ofCases ?? 0) > 0 && log !== undefined;
  const wantsLog = log !== undefined && (address.source === 'log' || !((own?.ofCases ?? 0) > 0));
  const ours: FlowSource = { of: 'own', id: workflowId };
  const source: FlowSource | null =
    own === undefined || logs === undefined ? null : wantsLog ? { of: 'log', id: log.id } : ours;
  return {
    source,
    hasBoth,
    period: address.period,
    onSource: (of: FlowSource['of']) => void set({ source: of }, { push: true }),
    onPeriod: (period: Period) => void set({ period }),
  };
}
