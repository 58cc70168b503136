// The first person of a house for drills: signed in, and able to publish a workflow.
import { setTimeout as pause } from 'node:timers/promises';
import type { Visitor } from '../http/client.ts';

export type Founder = Visitor & { readonly id: string; readonly workspaceId: string };

export async function founds(first: Visitor, name = 'Ana'): Promise<Founder> {
  await wellDone(first.ask('POST', '/api/welcome', { name, password: 'correct horse' }));
  const session = await wellDone<{ person: { id: string }; workspace: { id: string } }>(
    first.ask('GET', '/api/session'),
  );
  return { ...first, id: session.person.id, workspaceId: session.workspace.id };
}

/** Publishes a source as a workflow. */
export async function publishes(by: Visitor, source: string): Promise<{ readonly id: string }> {
  const { id } = await wellDone<{ id: string }>(by.ask('POST', '/api/workflows', { source }));
  const draft = await wellDone<{ revision: number }>(by.ask('GET', `/api/workflows/${id}/draft`));
  await wellDone(by.ask('POST', `/api/workflows/${id}/versions`, { revision: draft.revision }));
  return { id };
}

/** Asks again for as long as too much is asked at once. */
export async function letIn(ask: () => ReturnType<Visitor['ask']>): ReturnType<Visitor['ask']> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 429 && answer.status !== 503) return answer;
    await pause(100);
  }
}

/** What was answered. **rejects** where it was refused. */
export async function wellDone<Body>(asked: ReturnType<Visitor['ask']>): Promise<Body> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
  return body as Body;
}
