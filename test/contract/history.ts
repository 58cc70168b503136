// Histories for the contract of the store: a case of one stage, opened, worked on and closed, as commands would leave it.
import { apply } from '../../src/core/engine/index.ts';
import type { CaseEvent, CaseState, EventBody, Job } from '../../src/core/model/index.ts';
import type { CommitRequest, LoadedCase } from '../../src/shell/store/index.ts';
import { newId } from '../../src/shell/store/index.ts';

export const START = Date.UTC(2026, 10, 2, 8);
export const ANA = 'ana';
export const BEN = 'ben';

let numbers = 0;

/** The request that appends these facts to a case; the case is opened where none is given. */
export function request(
  workspaceId: string,
  caseId: string,
  before: LoadedCase | null,
  bodies: readonly EventBody[],
  jobs: readonly Job[] = [],
): CommitRequest {
  const version = before?.version ?? 0;
  const events: CaseEvent[] = bodies.map((body, n) => ({
    ...body,
    seq: version + n + 1,
    at: START + (version + n) * 1_000,
    by: { kind: 'person', person: ANA },
    cause: 'Test',
    version: 1,
  }));
  const state = fold(events, before?.state ?? null);
  return {
    workspaceId,
    caseId,
    expectedVersion: version,
    headHash: before?.headHash ?? null,
    events,
    state,
    jobs,
  };
}

export function fold(events: readonly CaseEvent[], from: CaseState | null = null): CaseState {
  const state = events.reduce<CaseState | null>((before, event) => apply(before, event), from);
  if (state === null) throw new Error('A history needs an event.');
  return state;
}

/** A new case with one work item offered to Ana. */
export function opening(
  workspaceId: string,
  caseId: string = newId(),
  jobs: readonly Job[] = [],
): CommitRequest {
  return request(workspaceId, caseId, null, openingBodies(caseId), jobs);
}

export const openingBodies = (caseId: string): EventBody[] => [
  {
    type: 'CaseOpened',
    caseId,
    workflow: 'expense',
    number: ++numbers,
    title: `Expense ${numbers}`,
    requester: BEN,
    requesterName: null,
    via: 'people',
    parent: null,
    priority: 'normal',
    record: { amount: { minor: 1250, currency: 'EUR' }, note: 'Tea “für” zwei — 12,50 €' },
  },
  { type: 'StageEntered', token: `${caseId}/1`, stage: 'check', visit: 1, from: null, rework: false },
  {
    type: 'WorkItemOffered',
    workItem: `${caseId}/2`,
    token: `${caseId}/1`,
    stage: 'check',
    visit: 1,
    owner: ANA,
    candidates: [],
    why: 'named by the workflow',
    tasks: ['Receipt readable'],
    dueAt: START + 86_400_000,
    turn: { key: 'expense/check', taken: numbers },
  },
  {
    type: 'Notified',
    people: [ANA],
    text: 'You have new work.',
    reason: 'offered',
    workItem: `${caseId}/2`,
  },
];

export const comment = (caseId: string, id: string, text: string): EventBody => ({
  type: 'CommentAdded',
  comment: `${caseId}/${id}`,
  text,
  mentions: [BEN],
});

/** Ana completes her work and the case ends. */
export const completing = (caseId: string): EventBody[] => [
  { type: 'WorkItemStarted', workItem: `${caseId}/2`, stage: 'check', person: ANA },
  {
    ...{ type: 'WorkItemCompleted', workItem: `${caseId}/2`, stage: 'check', visit: 1 },
    ...{ person: ANA, outcome: null, reason: null },
  },
  { type: 'StageLeft', token: `${caseId}/1`, stage: 'check', visit: 1, outcome: null, to: 'closed' },
  { type: 'CaseClosed', outcome: 'closed' },
];
