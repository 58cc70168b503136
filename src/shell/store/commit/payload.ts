// A group of commands as the one document that the commit function takes: flat lists of rows, each with the number
// of its command.
import type { Json } from '../../../core/base/index.ts';
import { type CaseEvent, type CaseState, isPersonalValue, type Job } from '../../../core/model/index.ts';
import { actorPerson } from './actor.ts';
import { chainHash } from './chain.ts';
import type { CommitRequest } from './command.ts';
import { project } from './project.ts';

type Row = { readonly [column: string]: unknown };

const LISTS = [
  'cases',
  'events',
  'offered',
  'changed',
  'entered',
  'moved',
  'dropped',
  'comments',
  'mentions',
  'notifications',
  'turns',
  'personal',
  'jobs',
  'cancelled',
  'finished',
  'keys',
] as const;

type Lists = { readonly [List in (typeof LISTS)[number]]: readonly Row[] };

/** The rows of one command by list, each as JSON, and the hash its case has afterwards. */
export type CommandRows = { lists: { readonly [list: string]: readonly string[] }; headHash: string };

export function rowsOf(request: CommitRequest): CommandRows {
  const chained = chainEvents(request);
  const headHash = chained.at(-1)?.hash ?? request.headHash ?? '';
  const lists: { [list: string]: readonly string[] } = {};
  for (const [list, rows] of Object.entries(listsOf(request, chained, headHash))) {
    lists[list] = rows.map((row) => JSON.stringify(row));
  }
  return { lists, headHash };
}

function listsOf(request: CommitRequest, chained: readonly EventRow[], headHash: string): Lists {
  const { caseId, state, events } = request;
  const rows = project(caseId, events);
  const items = [...rows.workItems.values()];
  const visits = [...rows.visits.values()];
  return {
    cases: [caseRow(request, headHash)],
    events: chained,
    offered: items.filter((item) => item.new).map((item) => ({ ...item, workflow: state.workflow })),
    changed: items.filter((item) => !item.new),
    entered: visits.filter((visit) => visit.new).map((visit) => ({ ...visit, workflow: state.workflow })),
    moved: visits.filter((visit) => !visit.new),
    dropped: rows.dropped,
    comments: rows.comments,
    mentions: rows.mentions,
    notifications: rows.notifications,
    turns: [...rows.turns].map(([key, taken]) => ({ key, taken })),
    personal: (request.personalValues ?? []).map((value) => ({ ...value, case: caseId })),
    ...jobRows(request),
    finished: request.finishes === undefined ? [] : [request.finishes],
    keys: keyRows(request),
  };
}

/** One document out of the rows of several commands; each row is marked with the place of its command. */
export function payloadOf(group: readonly CommandRows[]): string {
  const members = LISTS.map((list) => {
    const rows = group.flatMap(({ lists }, i) =>
      (lists[list] ?? []).map((row) => `{"i":${i},${row.slice(1)}`),
    );
    return `"${list}":[${rows.join(',')}]`;
  });
  return `{${members.join(',')}}`;
}

function keyRows({ idempotency }: CommitRequest): Row[] {
  if (idempotency === undefined) return [];
  return [{ key: idempotency.key, hash: idempotency.commandHash, answer: idempotency.answer }];
}

function caseRow({ caseId, expectedVersion, state, sample }: CommitRequest, headHash: string): Row {
  return {
    id: caseId,
    expected: expectedVersion,
    version: state.seq,
    hash: headHash,
    sample: sample ?? false,
    state,
    ...caseColumns(state),
  };
}

/** What lists and boards filter by, out of the state. */
export function caseColumns(state: CaseState): Row {
  const due = state.workItems.flatMap((item) =>
    item.dueAt === null || item.paused !== undefined ? [] : [item.dueAt],
  );
  return {
    workflow: state.workflow,
    wv: state.version,
    number: state.number,
    title: state.title,
    status: state.status,
    outcome: state.outcome,
    priority: state.priority,
    requester: state.requester,
    requester_name: typeof state.requesterName === 'string' ? state.requesterName : null,
    requester_reference: isPersonalValue(state.requesterName) ? state.requesterName.personal : null,
    stages: state.tokens.filter(({ guard }) => guard !== true).map((token) => token.stage),
    owners: [...new Set(state.workItems.flatMap((item) => (item.owner === null ? [] : [item.owner])))],
    opened: state.openedAt,
    closed: state.closedAt,
    updated: state.changedAt,
    due: due.length === 0 ? null : Math.min(...due),
  };
}

type EventRow = Row & { hash: string };

function chainEvents({ caseId, state, events, headHash }: CommitRequest): EventRow[] {
  let previous = headHash;
  return events.map((event) => {
    const hash = chainHash(previous, asJson(event));
    const row = { ...eventColumns(event), id: caseId, workflow: state.workflow, data: event, previous, hash };
    previous = hash;
    return row;
  });
}

/** What lists and analysis read of an event, out of it. */
export function eventColumns(event: CaseEvent): Row {
  return {
    seq: event.seq,
    version: event.version,
    kind: event.type,
    at: event.at,
    actor: actorPerson(event.by),
    stage: 'stage' in event ? event.stage : null,
    item: 'workItem' in event ? event.workItem : null,
    cause: event.cause,
  };
}

function jobRows({ caseId, state, jobs, trace }: CommitRequest): { jobs: Row[]; cancelled: Row[] } {
  const wanted = jobs.filter((job) => job.kind !== 'cancel');
  return {
    jobs: wanted.map((job, n) => ({
      ...jobColumns(job, trace),
      case: caseId,
      position: state.seq * 1_000 + n,
    })),
    cancelled: jobs.filter((job) => job.kind === 'cancel').map(({ key }) => ({ key })),
  };
}

// A timer may fire months later: that is nothing which the trace would still tell of.
const jobColumns = (job: Exclude<Job, { kind: 'cancel' }>, trace: string | undefined): Row =>
  job.kind === 'timer'
    ? { key: job.key, kind: job.kind, due: job.dueAt }
    : { key: job.key, kind: job.kind, due: job.dueAt, effect: job.effect, settings: job.settings, trace };

/** Events are plain data by construction; the type of a union of objects does not show it. */
const asJson = (event: CaseEvent): Json => event as unknown as Json;
