// What the matrix sends to each operation: the ids its address names, and a body that would be taken.
import type { Route } from '../../../src/faces/http/route.ts';
import type { Ids } from './places.ts';
import { savedFilter } from './places.ts';

/** The address of an operation with these ids in it. */
export function addressOf({ path, method }: Pick<Route, 'method' | 'path'>, ids: Ids): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(standsFor(path, name, ids)));
  return `${filled}${QUERIES[`${method} ${path}`]?.(ids) ?? ''}`;
}

/** What an operation is sent; undefined where it takes nothing. */
export function bodyOf({ method, path, body }: Route, ids: Ids): unknown {
  if (body === undefined) return undefined;
  if ('upload' in body) return new TextEncoder().encode('some bytes');
  const own = BODIES[`${method} ${path}`];
  return own === undefined ? {} : own(ids);
}

/** Does an operation name anything, in its address, its query or its body? */
export const namesSomething = (route: Route, ids: Ids): boolean => {
  const sent = `${addressOf(route, ids)} ${JSON.stringify(bodyOf(route, ids) ?? '')}`;
  return Object.values(ids).some((id) => id !== '' && sent.includes(id));
};

function standsFor(path: string, name: string, ids: Ids): string {
  if (name === 'id') return path.startsWith('/api/people') ? ids.person : ids.workflow;
  if (name === 'key') return path.startsWith('/api/teams') ? ids.team : ids.calendar;
  if (name === 'token') return tokenOf(path, ids);
  const known: Record<string, string> = {
    caseId: ids.caseId,
    logId: ids.log,
    hash: ids.file,
    filterId: ids.filter,
    reviewId: ids.review,
    sessionId: ids.session,
    passkeyId: ids.passkey,
    tokenId: ids.token,
    testId: ids.test,
    workflow: ids.workflow,
    intake: '0',
    version: '1',
    stage: 'check',
    automation: 'hurry',
  };
  const value = known[name];
  if (value === undefined)
    throw new Error(`Say in test/http/access/asks.ts what :${name} of ${path} stands for.`);
  return value;
}

function tokenOf(path: string, ids: Ids): string {
  if (path.startsWith('/api/invitations')) return ids.invitation;
  if (path.startsWith('/api/public/status')) return ids.status;
  return path.startsWith('/hooks') ? ids.hook : ids.form;
}

type Made = (ids: Ids) => unknown;

const FIGURE = `?figure=${encodeURIComponent('{"measure":"cycle-time"}')}`;

const QUERIES: Readonly<Record<string, (ids: Ids) => string>> = {
  'GET /api/case-places': ({ caseId }) => `?cases=${caseId}`,
  'GET /api/cases': ({ workflow }) => `?workflow=${workflow}`,
  'GET /api/deliveries': ({ workflow }) => `?workflow=${workflow}`,
  'GET /api/findings/review': ({ workflow }) => `?workflow=${workflow}`,
  'GET /api/logs/:logId/conformance': ({ workflow }) => `?workflow=${workflow}`,
  'GET /api/logs/:logId/measures/cases': () => FIGURE,
  'GET /api/workflows/:id/measures/cases': () => FIGURE,
  'GET /api/logs/:logId/trace': () => '?case=none',
  'GET /api/logs/:logId/values': () => '?of=case',
  'GET /api/workflows/:id/values': () => '?of=case',
  'POST /api/files': () => '?name=a.txt',
  'POST /api/logs': () => '?name=a.csv',
  'POST /api/public/forms/:token/files': () => '?name=a.txt',
};

const item: Made = ({ workItem }) => ({ workItem });
const verdict: Made = () => ({ key: 'none', decision: 'dismissed', reason: 'Not ours' });
const move: Made = () => ({ toVersion: 1 });
const calendar: Made = () => ({ title: 'Hours', zone: 'Europe/Vienna', week: { mon: ['09:00-17:00'] } });
const saved: Made = () => savedFilter('own');

const BODIES: Readonly<Record<string, Made>> = {
  'POST /api/deliveries/again': ({ delivery }) => ({ key: delivery }),
  'POST /api/deliveries/now': ({ delivery }) => ({ key: delivery }),
  'POST /api/deliveries/failed/again': ({ workflow }) => ({ workflow }),
  'POST /api/workflows/check': () => ({ source: 'workflow: a' }),
  'PUT /api/workflows/:id/draft': () => ({ source: 'workflow: a', revision: 1 }),
  'POST /api/workflows/:id/versions': () => ({ revision: 1 }),
  'POST /api/workflows/:id/dry-runs': () => ({ run: { steps: [] } }),
  'POST /api/workflows/:id/tests': () => ({ name: 'Run', run: { steps: [] } }),
  'POST /api/invitations/:token': () => ({ name: 'Somebody', password: 'correct horse' }),
  'PUT /api/workflows/:id/automations/:automation/switch': () => ({ on: true }),
  'POST /api/cases': ({ workflow }) => ({ workflow, values: { purpose: 'Bus' } }),
  'POST /api/cases/:caseId/claim-work-item': item,
  'POST /api/cases/:caseId/start-work-item': item,
  'POST /api/cases/:caseId/complete-work-item': item,
  'POST /api/cases/:caseId/tick-task': ({ workItem }) => ({ workItem, task: 0 }),
  'POST /api/cases/:caseId/reassign-work-item': ({ workItem, person }) => ({ workItem, to: person }),
  'POST /api/cases/:caseId/release-work-item': item,
  'POST /api/cases/:caseId/ask-for-information': ({ workItem, person }) => ({
    workItem,
    question: 'Why?',
    whom: person,
  }),
  'POST /api/cases/:caseId/answer-question': ({ workItem }) => ({ workItem, answer: 'So' }),
  'POST /api/cases/:caseId/add-instance': () => ({ stage: 'check' }),
  'POST /api/cases/:caseId/recall-decision': item,
  'POST /api/cases/:caseId/accept-handoff': item,
  'POST /api/cases/:caseId/return-handoff': ({ workItem }) => ({ workItem, reason: 'Thin' }),
  'POST /api/cases/:caseId/send-back': () => ({ to: 'check', reason: 'Thin' }),
  'POST /api/cases/:caseId/move-case': () => ({ to: 'paid' }),
  'POST /api/cases/:caseId/choose-way': () => ({ stage: 'check' }),
  'POST /api/cases/:caseId/start-stage': () => ({ stage: 'check' }),
  'POST /api/cases/:caseId/deliver-message': () => ({ name: 'Paid' }),
  'POST /api/cases/:caseId/update-record': () => ({ values: { purpose: 'Train' } }),
  'POST /api/cases/:caseId/add-comment': ({ person }) => ({ text: 'Hello', mentions: [person] }),
  'POST /api/cases/:caseId/set-priority': () => ({ priority: 'high' }),
  'POST /api/cases/:caseId/skip-stage': () => ({ stage: 'check', reason: 'Done' }),
  'POST /api/cases/:caseId/recall-submission': () => ({ next: 'cancel' }),
  'POST /api/cases/:caseId/reopen-case': () => ({ to: 'check', reason: 'More' }),
  'POST /api/cases/:caseId/migrate-case': move,
  'POST /api/findings/logs/:logId/decisions': verdict,
  'POST /api/findings/workflows/:id/decisions': verdict,
  'POST /api/findings/reviews': ({ workflow }) => ({ workflow }),
  'POST /api/public/forms/:token': () => ({ values: { purpose: 'Bus' } }),
  'POST /hooks/:token': () => ({ values: { purpose: 'Bus' } }),
  'POST /api/commands': ({ caseId }) => ({
    commands: [{ caseId, command: 'move-case', input: { to: 'paid' }, key: 'own' }],
  }),
  'POST /api/worklist/complete': ({ caseId, workItem }) => ({ items: [{ caseId, workItem }] }),
  'POST /api/workflows/:id/migration/preview': move,
  'POST /api/workflows/:id/migration/explain': ({ caseId }) => ({ toVersion: 1, caseId }),
  'POST /api/workflows/:id/migration': move,
  'PUT /api/news-mail/address': () => ({ address: 'somebody@example.org' }),
  'POST /api/news-mail/code': () => ({ code: '000000' }),
  'PUT /api/news-mail/kinds': () => ({ kinds: ['mentions'] }),
  'POST /api/notifications/read': ({ notification }) => ({ ids: [notification] }),
  'POST /api/people': () => ({ name: 'Newcomer' }),
  'PATCH /api/people/:id': ({ person }) => ({ deputyId: person }),
  'POST /api/people/:id/merge': ({ person }) => ({ into: person }),
  'POST /api/logs/:logId/saved-filters': saved,
  'POST /api/workflows/:id/saved-filters': saved,
  'POST /api/welcome': () => ({ name: 'First', password: 'correct horse' }),
  'PUT /api/session/second-step': () => ({ password: 'correct horse' }),
  'PUT /api/session/second-step/confirmation': () => ({ code: '123456' }),
  'PUT /api/session/second-step/backup-codes': () => ({ password: 'correct horse' }),
  'POST /api/session/second-step/off': () => ({ password: 'correct horse' }),
  'PUT /api/session/passkeys/beginning': () => ({ password: 'wrong horse' }),
  'POST /api/session/passkeys': () => ({
    name: 'Newly',
    made: {
      ...{ id: 'a', rawId: 'a', type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 'a', attestationObject: 'a' },
    },
  }),
  'PATCH /api/session/passkeys/:passkeyId': () => ({ name: 'Renamed' }),
  'POST /api/session/passkey': ({ passkey }) => ({
    ...{ id: passkey, rawId: passkey, type: 'public-key', clientExtensionResults: {} },
    response: { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a' },
  }),
  'POST /api/session/code': () => ({ code: '123456' }),
  'POST /api/session': () => ({ name: 'Nobody', password: 'correct horse' }),
  'PUT /api/session/workspace': ({ workspace }) => ({ workspaceId: workspace }),
  'POST /api/tokens': () => ({ name: 'Newly' }),
  'POST /api/teams': ({ person }) => ({ name: 'Newly', memberIds: [person] }),
  'PATCH /api/teams/:key': ({ person }) => ({ memberIds: [person] }),
  'POST /api/traces': () => ({
    title: 'Told',
    cases: [{ name: 'a', steps: [{ activity: 'Do', who: 'Bo', tool: '', waitedMs: 0, tookMs: null }] }],
  }),
  'POST /api/workflows': () => ({ title: 'Newly' }),
  'POST /api/calendars': calendar,
  'PUT /api/calendars/:key': calendar,
  'PATCH /api/workspace': () => ({ name: 'Renamed' }),
  'PUT /api/session/provider/connection': () => ({ password: 'wrong horse' }),
  'PUT /api/workspace/provider': () => ({
    ...{ name: 'House', issuer: 'https://127.0.0.1:9/', clientId: 'millrace', secret: 'secret' },
    ...{ domains: [], byAddress: false },
  }),
  'PUT /api/workspace/outgoing': () => ({ allowed: [] }),
};
