// Is the stored row of a case what its history folds to? Its state, and the columns that lists and boards filter by.
import type { Json } from '../../../core/base/index.ts';
import type { CaseState } from '../../../core/model/index.ts';
import { caseColumns } from '../commit/payload.ts';
import { stateText } from './case-chain.ts';

type Row = { readonly [column: string]: string | null };

/** Our names of the columns, and those of the table. */
const COLUMNS: { readonly [ours: string]: string } = {
  ...{ workflow: 'workflow_id', wv: 'workflow_version', number: 'number', title: 'title', status: 'status' },
  ...{
    outcome: 'outcome',
    priority: 'priority',
    requester: 'requester_id',
    requester_name: 'requester_name',
    requester_reference: 'requester_reference',
  },
  ...{
    stages: 'stages',
    owners: 'owners',
    opened: 'opened_at',
    closed: 'closed_at',
    updated: 'updated_at',
    due: 'due_at',
  },
};

/** What differs, by the name of its column; null where nothing does. */
export function caseDifference(state: CaseState, row: Row): string | null {
  if (stateText(JSON.parse(row.state ?? 'null') as Json) !== stateText(state)) return 'state';
  const meant = caseColumns(state);
  const differing = Object.entries(COLUMNS).find(
    ([ours, column]) => spelled(meant[ours]) !== normal(column, row[column] ?? null),
  );
  return differing?.[1] ?? null;
}

function spelled(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? `{${value.map(element).join(',')}}` : String(value);
}

/** As PostgreSQL writes the element of a list. */
const element = (value: string): string =>
  value === '' || /[{}",\\\s]/.test(value) || value.toLowerCase() === 'null'
    ? `"${value.replace(/["\\]/g, '\\$&')}"`
    : value;

const normal = (column: string, value: string | null): string | null =>
  value !== null && column.endsWith('_at')
    ? String(Date.parse(value.replace(' ', 'T').replace(/\+00$/, 'Z')))
    : value;
