// A page of cases, last changed first, whatever is asked for: each status is read by itself in the order of its index and no
// further than the page needs, so that a list of all is as quick as a list of the open ones.
import type { Instant } from '../../../core/base/index.ts';
import { type Statement, statement } from '../connections.ts';
import { requesterNameOf } from './requester-name.ts';
import { containing, isNumberAlone, numberIn, wordsOf } from './words.ts';

/** A case as lists show it. `number` is for people, `stages` are those it is in, `owners` those who have it. */
export type CaseRow = {
  caseId: string;
  workflowId: string;
  workflowVersion: number;
  number: number;
  title: string;
  status: string;
  outcome: string | null;
  priority: string;
  requesterId: string | null;
  requesterName: string | null;
  stages: string[];
  owners: string[];
  openedAt: Instant;
  closedAt: Instant | null;
  updatedAt: Instant;
  dueAt: Instant | null;
  sample: boolean;
  version: number;
};

export type CaseFilter = {
  workflowId?: string | undefined;
  status?: string | undefined;
  stage?: string | undefined;
  ownerId?: string | undefined;
  requesterId?: string | undefined;
  /** Those with work that is late, by the database's clock: at the stage and in the hands that are asked for, where any are. */
  late?: boolean | undefined;
  /** Words to find in the title, in any order, or the number. */
  text?: string | undefined;
  /** Of each of these lists, one word to find in the title as well. */
  spellings?: readonly (readonly string[])[] | undefined;
  caseIds?: readonly string[] | undefined;
};

/** The place after which a page begins: the last row of the page before. */
export type CasePlace = { updatedAt: Instant; caseId: string };

/** Which page. `after` is the last row of the page before. */
export type CasePageAsked = { readonly limit: number; readonly after?: CasePlace | undefined };

const COLUMNS = `case_id as "caseId", workflow_id as "workflowId", workflow_version as "workflowVersion", number, title, status,
    outcome, priority, requester_id as "requesterId", ${requesterNameOf('cases')} as "requesterName", stages, owners,
    opened_at as "openedAt", closed_at as "closedAt", updated_at as "updatedAt", due_at as "dueAt", sample, version`;
const LATEST_FIRST = 'order by updated_at desc, case_id desc limit';
const STATUSES = ['open', 'closed', 'cancelled'];

type Query = readonly [Statement, readonly unknown[]];
type Words = { readonly pattern: string; readonly number: string };
type Asked = {
  readonly conditions: readonly string[];
  readonly words: Words | null;
  readonly limit: string;
};

/** The statement and its values. */
export function listQuery(workspaceId: string, filter: CaseFilter, { limit, after }: CasePageAsked): Query {
  const values: unknown[] = [workspaceId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const { text = '', spellings = [], caseIds } = filter;
  const statuses = caseIds === undefined ? statusesOf(filter) : [];
  const asked: Asked = {
    conditions: ['workspace_id = $1', ...conditionsOf(filter, given), ...placeOf(after, given)],
    words:
      (text === '' && spellings.length === 0) || isNumberAlone(text) || statuses.length === 0
        ? null
        : titlesWith(text, spellings, given),
    limit: given(limit),
  };
  if (statuses.length === 0)
    return [statement(pageOf(caseIds === undefined ? 'false' : 'true', asked)), values];
  const parts = statuses.map((status) => `(${partOf(status, asked)})`).join(' union all ');
  const order = `order by "updatedAt" desc, "caseId" desc limit ${asked.limit}`;
  return [statement(`select * from (${parts}) as every_status ${order}`), values];
}

/** Only an open case stands in a stage, is in somebody's hands and can be late. */
function statusesOf({ status, stage, ownerId, late }: CaseFilter): readonly string[] {
  const possible = stage === undefined && ownerId === undefined && late !== true ? STATUSES : ['open'];
  return status === undefined ? possible : possible.filter((each) => each === status);
}

type Give = (value: unknown) => string;

function conditionsOf(filter: CaseFilter, given: Give): string[] {
  const { workflowId, stage, ownerId, requesterId, caseIds, text = '' } = filter;
  return [
    ...(workflowId === undefined ? [] : [`workflow_id = ${given(workflowId)}`]),
    ...(stage === undefined ? [] : [`${given(stage)} = any (stages)`]),
    ...(ownerId === undefined ? [] : [`${given(ownerId)} = any (owners)`]),
    ...(requesterId === undefined ? [] : [`requester_id = ${given(requesterId)}`]),
    ...(filter.late === true ? [lateAmong(filter, given)] : []),
    ...(caseIds === undefined ? [] : [`case_id = any (${given(caseIds)})`]),
    ...(isNumberAlone(text) ? [`number = ${given(numberIn(text))}`] : []),
  ];
}

function lateAmong({ workflowId, stage, ownerId }: CaseFilter, given: Give): string {
  const held = [
    'workspace_id = $1 and completed_at is null and due_at < now()',
    ...(workflowId === undefined ? [] : [`workflow_id = ${given(workflowId)}`]),
    ...(stage === undefined ? [] : [`stage = ${given(stage)}`]),
    ...(ownerId === undefined ? [] : [`owner_id = ${given(ownerId)}`]),
  ].join(' and ');
  return `case_id = any (array(select case_id from work_items where ${held}))`;
}

function placeOf(after: CasePlace | undefined, given: Give): string[] {
  if (after === undefined) return [];
  const { updatedAt, caseId } = after;
  return [
    `(updated_at, case_id) < (to_timestamp(${given(updatedAt)}::bigint / 1000.0), ${given(caseId)}::text)`,
  ];
}

/** A title is brought to small letters once; `ilike` would bring the word to them for each title as well. */
const LIKE = 'lower(title) like';

function titlesWith(text: string, spellings: readonly (readonly string[])[], given: Give): Words {
  const patterns = (words: readonly string[]): string =>
    `(array(select lower(word) from unnest(${given(words.map(containing))}::text[]) as word))`;
  const conditions = [
    `${LIKE} all ${patterns(wordsOf(text))}`,
    ...spellings.map((words) => `${LIKE} any ${patterns(words)}`),
  ];
  return { pattern: `(${conditions.join(' and ')})`, number: `number = ${given(numberIn(text))}::bigint` };
}

function partOf(status: string, asked: Asked): string {
  const { words } = asked;
  const which = `status = '${status}'`;
  if (words === null) return pageOf(which, asked);
  if (status === 'open') return pageOf(`${which} and (${words.pattern} or ${words.number})`, asked);
  return byWords(`${which} and status <> 'open'`, { ...asked, words });
}

const pageOf = (which: string, { conditions, limit }: Asked): string =>
  `select ${COLUMNS} from cases where ${conditions.join(' and ')} and ${which} ${LATEST_FIRST} ${limit}`;

/** The titles of closed cases stand in their index: only those that fit are read as a whole. */
function byWords(which: string, { conditions, words, limit }: Asked & { words: Words }): string {
  const among = `select case_id, updated_at from cases where ${conditions.join(' and ')} and ${which}`;
  return `select ${COLUMNS} from cases where workspace_id = $1 and case_id = any (array(
      select case_id from ((${among} and ${words.pattern} ${LATEST_FIRST} ${limit}) union (${among} and ${words.number})) as fitting
        ${LATEST_FIRST} ${limit}))`;
}
