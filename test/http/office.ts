// A small office for tests over HTTP: people who are signed in, a team, and a published workflow.
import { expect } from 'vitest';
import { type Visitor, visitor } from './client.ts';
import type { FreshApp } from './fresh-app.ts';

export type Colleague = Visitor & { readonly id: string; readonly name: string };
export type Office = { readonly ana: Colleague; readonly bo: Colleague; readonly cy: Colleague };

/** Ana owns the workspace; Bo (managed by Cy) and Cy are members; Cy is the team `finance`. */
export async function openOffice({ app }: FreshApp): Promise<Office> {
  const first = visitor(app);
  await first.ask('POST', '/api/welcome', { name: 'Ana Müller', password: 'correct horse' });
  const session = (await first.ask('GET', '/api/session')).body as { person: { id: string } };
  const ana = { ...first, id: session.person.id, name: 'Ana Müller' };
  const newcomer = () => visitor(app);
  const cy = await joins(newcomer, ana, 'Cy Chen');
  const bo = await joins(newcomer, ana, 'Bo Berg');
  await ana.ask('PATCH', `/api/people/${bo.id}`, { managerId: cy.id });
  await ana.ask('POST', '/api/teams', { name: 'Finance', memberIds: [cy.id] });
  return { ana, bo, cy };
}

/** Somebody is added, invited, and signs in. */
export async function joins(newcomer: () => Visitor, host: Visitor, name: string): Promise<Colleague> {
  const { id } = (await host.ask('POST', '/api/people', { name })).body as { id: string };
  const link = (await host.ask('POST', `/api/people/${id}/invitation`)).body as { token: string };
  const guest = newcomer();
  const joined = await guest.ask('POST', `/api/invitations/${link.token}`, {
    name,
    password: 'battery staple',
  });
  expect(joined.status).toBe(204);
  return { ...guest, id, name };
}

/** Publishes a source as a workflow. */
export async function publish(ana: Visitor, source: string): Promise<string> {
  const added = await ana.ask('POST', '/api/workflows', { source });
  expect(added, JSON.stringify(added.body)).toMatchObject({ status: 200 });
  const { id } = added.body as { id: string };
  const draft = (await ana.ask('GET', `/api/workflows/${id}/draft`)).body as { revision: number };
  const published = await ana.ask('POST', `/api/workflows/${id}/versions`, { revision: draft.revision });
  expect(published, JSON.stringify(published.body)).toMatchObject({ status: 200 });
  return id;
}

/** A claim is checked by finance, approved by the requester's manager, and paid by finance. */
export const CLAIM = `
workflow: claim
title: Claim
case-title: "Claim for {{purpose}}"
record:
  amount: { type: money, required: true }
  purpose: { type: text, required: true }
  account: { type: text, personal: true }
  receipt: { type: file }
  receipt_number: { type: text }
intake:
  - title: Claim an expense
    form: { fields: [amount, purpose, account, receipt], from: [people, public] }
    starts: check
stages:
  check:
    kind: work
    owner: { team: finance, choose: least-loaded }
    tasks: [Receipt is readable]
    form: [{ field: receipt_number, required: true }]
    due: 1 business day
    next: [{ to: approve, carries: [amount] }]
  approve:
    kind: approval
    owner: requester.manager
    due: 2 business days
    decides: { by: any, never: requester }
    outcomes:
      approved: { to: pay }
      rejected: { to: declined, needs: [reason] }
      returned: { to: check, needs: [reason], rework: true }
  pay:
    kind: work
    owner: { team: finance, choose: pull }
    due: 3 business days
    next: [{ to: paid }]
  paid: { kind: end }
  declined: { kind: end }
`;
