// What can be asked of a history, wherever it lies; and the server's way to answer it, for imported logs and for our own cases.
import { call } from '../../client.ts';
import type {
  CaseColumns,
  CasesBehind,
  Comparison,
  Flow,
  FlowMarks,
  Playback,
  Trace,
  ValueCount,
} from '../../wire.ts';
import type { Filter } from './flow-filter.ts';

/** An imported log, or the history that a workflow of ours lived. */
export type FlowSource = { readonly of: 'log' | 'own'; readonly id: string };

/** A column whose values are searched: an attribute by name, or the people or groups. */
export type ValueColumn = { readonly of: 'case' | 'event' | 'people' | 'groups'; readonly name: string };

/** Two sets of the cases that meet `filters`; `second` null is the rest. */
export type CompareAsked = {
  readonly filters: readonly Filter[];
  readonly first: readonly Filter[];
  readonly second: readonly Filter[] | null;
};

export type CasesPage = { readonly limit: number; readonly offset: number };

/** To explore a history that lies elsewhere, answer these. */
export type FlowAsking = {
  flow(filters: readonly Filter[]): Promise<Flow>;
  cases(filters: readonly Filter[], page: CasesPage): Promise<CasesBehind>;
  trace(caseName: string): Promise<Trace>;
  /** When the cases were at which activity, to be watched again. */
  playback(filters: readonly Filter[]): Promise<Playback>;
  columns(): Promise<CaseColumns>;
  values(column: ValueColumn, text: string): Promise<readonly ValueCount[]>;
  compare(asked: CompareAsked): Promise<Comparison>;
  /** How the flow stands to its workflow; null where it has none. */
  marks(filters: readonly Filter[]): Promise<FlowMarks | null>;
};

const asked = (filters: readonly Filter[]) =>
  filters.length === 0 ? {} : { filters: JSON.stringify(filters) };

const compareQuery = ({ filters, first, second }: CompareAsked) => ({
  ...asked(filters),
  first: JSON.stringify(first),
  ...(second === null ? {} : { second: JSON.stringify(second) }),
});

const ofLog = (logId: string): FlowAsking => {
  const params = { logId };
  return {
    flow: (filters) => call('GET /api/logs/:logId/flow', { params, query: asked(filters) }),
    cases: (filters, page) =>
      call('GET /api/logs/:logId/cases', { params, query: { ...asked(filters), ...page } }),
    playback: (filters) => call('GET /api/logs/:logId/playback', { params, query: asked(filters) }),
    trace: (caseName) => call('GET /api/logs/:logId/trace', { params, query: { case: caseName } }),
    columns: () => call('GET /api/logs/:logId/columns', { params }),
    values: async (column, text) =>
      (await call('GET /api/logs/:logId/values', { params, query: { ...column, text } })).values,
    compare: (sets) => call('GET /api/logs/:logId/comparison', { params, query: compareQuery(sets) }),
    marks: async (filters) =>
      (await call('GET /api/logs/:logId/marks', { params, query: asked(filters) })).marks,
  };
};

const ofWorkflow = (id: string): FlowAsking => {
  const params = { id };
  return {
    flow: (filters) => call('GET /api/workflows/:id/flow', { params, query: asked(filters) }),
    cases: (filters, page) =>
      call('GET /api/workflows/:id/cases', { params, query: { ...asked(filters), ...page } }),
    playback: (filters) => call('GET /api/workflows/:id/playback', { params, query: asked(filters) }),
    trace: () => Promise.reject(new Error('Cases of ours are shown by their page.')),
    columns: () => call('GET /api/workflows/:id/columns', { params }),
    values: async (column, text) =>
      (await call('GET /api/workflows/:id/values', { params, query: { ...column, text } })).values,
    compare: (sets) => call('GET /api/workflows/:id/comparison', { params, query: compareQuery(sets) }),
    marks: async (filters) =>
      (await call('GET /api/workflows/:id/marks', { params, query: asked(filters) })).marks,
  };
};

export const askingOf = ({ of, id }: FlowSource): FlowAsking => (of === 'log' ? ofLog(id) : ofWorkflow(id));
