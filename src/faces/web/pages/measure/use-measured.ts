// Which history is measured, in which time, by which periods and parts, and which cases are open: all as the address says.
import { type FlowSource, useFlow } from '../../parts/flow/flow-source.ts';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';

export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** A column by whose values cases are told apart. */
export type Split = { readonly of: 'case' | 'event'; readonly name: string };

/** Which cases are counted, and in which time. **shape**: `only` is a value of `split`, '' for cases without any. */
export type Counting = {
  readonly time: 'calendar' | 'business';
  readonly rate: number | null;
  readonly split: Split | null;
  readonly only: string | null;
};

/** A part of a figure whose cases are shown. **units**: instants, and those of the measure. */
export type Behind = {
  readonly measure: string;
  readonly from?: number;
  readonly to?: number;
  readonly activity?: string;
  readonly atLeast?: number;
  readonly below?: number;
};

export type MeasureAddress = Counting & {
  readonly period: Period;
  readonly source: string;
  readonly behind: Behind | null;
};

type Raw = Record<string, unknown>;

const isRaw = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null;

function splitIn(raw: unknown): Split | null {
  if (!isRaw(raw) || typeof raw.name !== 'string') return null;
  return raw.of === 'case' || raw.of === 'event' ? { of: raw.of, name: raw.name } : null;
}

function behindIn(raw: unknown): Behind | null {
  if (!isRaw(raw) || typeof raw.measure !== 'string') return null;
  const bounds = (['from', 'to', 'atLeast', 'below'] as const).flatMap((key) =>
    typeof raw[key] === 'number' ? [[key, raw[key]] as const] : [],
  );
  const activity = typeof raw.activity === 'string' ? { activity: raw.activity } : {};
  return { measure: raw.measure, ...activity, ...Object.fromEntries(bounds) };
}

const readAddress = (raw: Raw): MeasureAddress => ({
  period: PERIODS.find((period) => period === raw.period) ?? 'week',
  time: raw.time === 'business' ? 'business' : 'calendar',
  rate: typeof raw.rate === 'number' && raw.rate >= 0 ? raw.rate : null,
  split: splitIn(raw.split),
  only: isRaw(raw.only) && typeof raw.only.value === 'string' ? raw.only.value : null,
  source: textIn(raw, 'source'),
  behind: behindIn(raw.behind),
});

export type MeasureChange = Partial<Omit<MeasureAddress, 'source'>> & { readonly source?: string };

/** Changes the address; what opens or narrows can be undone by going back. */
export function useMeasureAddress() {
  const [address, set] = useAddress(readAddress as (raw: Raw) => MeasureAddress & Raw);
  const change = ({ only, ...rest }: MeasureChange, push = false) =>
    void set(
      { ...rest, ...(only === undefined ? {} : { only: only === null ? null : { value: only } }) } as never,
      { push },
    );
  return [address, change] as const;
}

const NO_FILTERS: readonly never[] = [];

/** `source` is null until it is known what is there. */
export function useMeasured(workflowId: string) {
  const [address, change] = useMeasureAddress();
  const own = useFlow({ of: 'own', id: workflowId }, NO_FILTERS).data;
  const logs = useAnswer('GET /api/logs', { query: { workflow: workflowId } }).data?.logs;
  const log = logs?.find(({ reading }) => reading !== null);
  const hasBoth = (own?.ofCases ?? 0) > 0 && log !== undefined;
  const wantsLog = log !== undefined && (address.source === 'log' || !((own?.ofCases ?? 0) > 0));
  const ours: FlowSource = { of: 'own', id: workflowId };
  const source: FlowSource | null =
    own === undefined || logs === undefined ? null : wantsLog ? { of: 'log', id: log.id } : ours;
  return { source, hasBoth, address, change };
}
