// Deciding together in a real browser: two have to agree, one of them stands in for somebody who is away, asks first, and the
// case goes back once before it is granted.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { visitor } from '../http/client.ts';
import { type Colleague, joins, publish } from '../http/office.ts';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const GRANT = `
workflow: grant
title: Grant
case-title: "Grant for {{purpose}}"
record:
  amount: { type: money, required: true }
  purpose: { type: text, required: true }
  offer: { type: text, label: Offer number }
intake: [{ title: Ask for a grant, form: { fields: [amount, purpose], from: [people] }, starts: grant }]
stages:
  grant:
    kind: approval
    title: Grant it
    owner: requester.manager
    due: 2 business days
    decides:
      by: quorum
      quorum: 2
      never: [requester]
      ask: true
      who: [{ owner: requester.manager }, { owner: person ana-muller }]
    outcomes:
      granted: { title: Granted, to: paid }
      returned: { title: Returned, to: mend, rework: true, needs: [reason] }
  mend:
    kind: work
    title: Mend it
    owner: requester
    form: { fields: [amount, purpose] }
    due: 2 business days
    next: [{ to: grant }]
  paid: { kind: end, title: Paid }
`;
const DAY = 86_400_000;

const walk = officeInBrowsers('together');
const { pageOf } = walk;
let dee: Colleague;

describe.runIf(hasBrowser())('deciding together', () => {
  beforeAll(async () => {
    const { ana, bo, cy } = walk.office;
    dee = await joins(() => visitor(walk.fresh.app), ana, 'Dee Diaz');
    const now = Date.now();
    const absences = [{ from: new Date(now - DAY).toISOString(), to: new Date(now + 5 * DAY).toISOString() }];
    const away = await ana.ask('PATCH', `/api/people/${cy.id}`, { deputyId: dee.id, absences });
    expect(away.status, JSON.stringify(away.body)).toBe(200);
    await publish(ana, GRANT);
    const values = { amount: '900', purpose: 'New lathe' };
    expect((await bo.ask('POST', '/api/cases', { workflow: 'grant', values })).status).toBe(200);
  });

  test('the deputy decides for whoever is away, and asks the requester first', async () => {
    const page = await worklistOf(dee);
    await page
      .getByText(/Cy Chen/)
      .first()
      .waitFor();
    await walk.onlooker.looksAt(page, 'deputy');
    await page.getByRole('button', { name: 'More about this work' }).first().click();
    await page.getByRole('menuitem', { name: 'Ask before deciding' }).click();
    await page.getByLabel('Your question').fill('Which offer is it?');
    // The field takes the pointer itself; what names it lies behind.
    await page.getByRole('combobox', { name: 'Fields to fill in' }).click({ force: true });
    await page.getByRole('option', { name: 'Offer number' }).click();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Asked. It comes back to you with the answer.').waitFor();
    await walk.onlooker.looksAt(page, 'asked');

    const asked = await worklistOf(walk.office.bo);
    await asked.getByText('Which offer is it?').first().waitFor();
    await asked.getByRole('textbox', { name: 'Offer number' }).fill('A-7');
    await asked.getByLabel('Your answer').fill('The second one, it is cheaper.');
    await walk.onlooker.looksAt(asked, 'question');
    await asked.getByRole('button', { name: 'Send the answer' }).click();
    await asked.getByText('Answered. Whoever asked was told.').waitFor();

    await page.getByText('The second one, it is cheaper.').first().waitFor();
    await page.getByText('A-7').first().waitFor();
    await walk.onlooker.looksAt(page, 'answered');
  });

  test('one who returns it makes two impossible and sends it back; two who grant it end it', async () => {
    await decides(dee, 'Returned', 'The offer is missing');
    const bo = await worklistOf(walk.office.bo);
    await bo
      .getByText(/Back at Mend it|Mend it/)
      .first()
      .waitFor();
    await walk.onlooker.looksAt(bo, 'returned');
    await bo.getByLabel('Purpose').fill('New lathe, offer A-7');
    await bo.getByRole('button', { name: 'Complete', exact: true }).click();
    await bo.getByText('Nothing waits for you').waitFor();
    await decides(dee, 'Granted');
    const ana = await worklistOf(walk.office.ana);
    await walk.onlooker.looksAt(ana, 'second-voice');
    await decides(walk.office.ana, 'Granted');
    const [one] = ((await walk.office.ana.ask('GET', '/api/cases')).body as { cases: { caseId: string }[] })
      .cases;
    const story = await pageOf(walk.office.ana);
    await story.goto(`/cases/${one?.caseId}`);
    await story.getByText(/Paid/).first().waitFor();
    await walk.onlooker.looksAt(story, 'story');
    expect(walk.onlooker.findings()).toEqual([]);
  });
});

/** Somebody's worklist, with the one piece of work open. */
async function worklistOf(by: Colleague): Promise<Page> {
  const page = await pageOf(by);
  await page.goto('/worklist');
  await page
    .getByRole('heading', { name: /Grant for New lathe/ })
    .first()
    .waitFor();
  return page;
}

async function decides(by: Colleague, outcome: string, reason?: string): Promise<void> {
  const page = await worklistOf(by);
  await page.getByRole('button', { name: outcome, exact: true }).click();
  if (reason !== undefined) {
    await page.getByLabel(`Why “${outcome}”?`).fill(reason);
    await page.getByRole('button', { name: outcome, exact: true }).click();
  }
  await page.getByText('Nothing waits for you').waitFor();
  await page.context().close();
}
