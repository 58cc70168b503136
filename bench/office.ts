// The office that the bench of moves works in: one person, one published workflow of five stages of work with a due time
// each, and as many open cases as are asked for.
import { randomUUID } from 'node:crypto';
import { bodyOf, type Client, openClient } from './client.ts';

export const STAGES = 5;

const stage = (n: number): string => `
  stage${n}:
    kind: work
    owner: requester
    due: 2 business days
    next: [{ to: ${n === STAGES ? 'done' : `stage${n + 1}`}, carries: [amount] }]`;

const SOURCE = `
workflow: five-stages
title: Five stages
record:
  amount: { type: money, required: true }
  purpose: { type: text }
intake:
  - title: Ask
    form: { fields: [amount, purpose], from: [people] }
    starts: stage1
stages:${Array.from({ length: STAGES }, (_, n) => stage(n + 1)).join('')}
  done: { kind: end }
`;

/** `items` are the ids of a case's work items in their order, without the id of the case. */
export type Office = {
  readonly cookie: string;
  readonly workspaceId: string;
  readonly personId: string;
  readonly workflow: string;
  readonly items: readonly string[];
};

/** Makes the first person of a new server and publishes the workflow. */
export async function openOffice(origin: string): Promise<Office> {
  const { ana, cookie, person, workspace } = await welcome(origin);
  const workflow = await publish(ana, SOURCE);
  const items = await itemsOfACase(ana, workflow);
  ana.close();
  return { cookie, workspaceId: workspace.id, personId: person.id, workflow, items };
}

type Session = { person: { id: string }; workspace: { id: string } };

/** The first person of a new server, signed in. */
export async function welcome(origin: string): Promise<Session & { ana: Client; cookie: string }> {
  const guest = openClient(origin);
  const welcomed = await guest.ask('POST', '/api/welcome', { name: 'Ana', password: 'correct horse' });
  bodyOf(welcomed);
  const cookie = welcomed.cookies.map((each) => each.split(';')[0]).join('; ');
  guest.close();
  const ana = openClient(origin, cookie);
  const session = bodyOf(await ana.ask('GET', '/api/session')) as Session;
  return { ...session, ana, cookie };
}

/** Publishes a workflow. **shape**: its id. */
export async function publish(ana: Client, source: string): Promise<string> {
  const { id } = bodyOf(await ana.ask('POST', '/api/workflows', { source })) as { id: string };
  const draft = bodyOf(await ana.ask('GET', `/api/workflows/${id}/draft`)) as { revision: number };
  bodyOf(await ana.ask('POST', `/api/workflows/${id}/versions`, { revision: draft.revision }));
  return id;
}

/** Opens a case. **shape**: its id. */
export async function openCase(client: Client, workflow: string): Promise<string> {
  const values = { amount: { minor: 12_500, currency: 'EUR' }, purpose: 'A chair' };
  const headers = { 'idempotency-key': randomUUID() };
  const opened = await client.ask('POST', '/api/cases', { workflow, values }, headers);
  return (bodyOf(opened) as { caseId: string }).caseId;
}

/** Completes a work item, which moves its case to the next stage. */
export async function complete(client: Client, caseId: string, item: string): Promise<void> {
  const body = { workItem: `${caseId}${item}`, values: {} };
  const headers = { 'idempotency-key': randomUUID() };
  bodyOf(await client.ask('POST', `/api/cases/${caseId}/complete-work-item`, body, headers));
}

/** Takes one case to its end by looking at it after each move: the ids of all others differ by their case alone. */
async function itemsOfACase(ana: Client, workflow: string): Promise<string[]> {
  const caseId = await openCase(ana, workflow);
  const items: string[] = [];
  for (let n = 0; n < STAGES; n++) {
    const { work } = bodyOf(await ana.ask('GET', `/api/cases/${caseId}`)) as { work: { workItem: string }[] };
    const item = work[0]?.workItem.slice(caseId.length) ?? '';
    await complete(ana, caseId, item);
    items.push(item);
  }
  return items;
}
