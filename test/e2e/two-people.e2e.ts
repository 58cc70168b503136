// Two people at the same thing in real browsers: nothing that one has typed is lost by what the other does, and both are told.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { publish } from '../http/office.ts';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const POOLED = `
workflow: post
title: Post
record: { what: { type: text, required: true } }
intake: [{ title: Bring post, form: { fields: [what], from: [people] }, starts: sort }]
stages:
  sort: { kind: work, title: Sort, owner: { team: finance, choose: pull }, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
`;

const walk = officeInBrowsers('two-people');
const { pageOf } = walk;

describe.runIf(hasBrowser())('two people at once', () => {
  test('work that goes to somebody else leaves what was typed into it in sight, and says who has it', async () => {
    const caseId = await claims('Train to Vienna');
    const page = await pageOf(walk.office.cy);
    await page.goto('/worklist');
    await page.getByLabel('Receipt number').fill('R-17');
    await page.getByLabel('Write a comment').fill('The receipt is');
    await givesAway(caseId);
    await page.getByRole('heading', { name: 'Bo Berg has this work now' }).waitFor();
    await page.getByText('R-17').waitFor();
    expect(await page.getByLabel('Write a comment').inputValue()).toBe('The receipt is');
    await walk.onlooker.looksAt(page, 'work-left');
    await page.getByRole('button', { name: 'Let it go' }).click();
    await page.getByText('Nothing waits for you').waitFor();
    await page.context().close();
  });

  test('the same stands on the page of the case', async () => {
    const caseId = await claims('Second screen');
    const page = await pageOf(walk.office.cy);
    await page.goto(`/cases/${caseId}`);
    await page.getByLabel('Receipt number').fill('R-18');
    await givesAway(caseId);
    await page.getByRole('heading', { name: 'Bo Berg has this work now' }).waitFor();
    await page.getByText('R-18').waitFor();
    await page.getByRole('button', { name: 'Let it go' }).click();
    await page.getByText('R-18').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('work whose case is cancelled meanwhile says so, and leaves what was typed in sight', async () => {
    const caseId = await claims('Balloon');
    const page = await pageOf(walk.office.cy);
    await page.goto('/worklist');
    await page.getByLabel('Receipt number').fill('R-41');
    const gone = await walk.office.ana.ask('POST', `/api/cases/${caseId}/cancel-case`, {
      reason: 'Not needed',
    });
    expect(gone.status, JSON.stringify(gone.body)).toBe(200);
    await page.getByRole('heading', { name: 'This case was cancelled' }).waitFor();
    await page.getByText('R-41').waitFor();
    await page.getByRole('button', { name: 'Let it go' }).click();
    await page.getByText('R-41').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('a field that is changed while somebody types into it says so there, keeps what is typed, and asks which stays', async () => {
    const caseId = await claims('Night train');
    const page = await pageOf(walk.office.cy);
    await page.goto(`/cases/${caseId}`);
    const number = page.getByLabel('Receipt number');
    await number.fill('R-19');
    await changes(caseId, { receipt_number: 'R-77' });
    const told = page
      .getByRole('status')
      .filter({ hasText: '“Receipt number” was changed meanwhile to R-77' });
    await told.waitFor();
    expect(await number.inputValue()).toBe('R-19');
    await walk.onlooker.looksAt(page, 'changed-meanwhile');
    await page.reload();
    await told.waitFor();
    await told.getByRole('button', { name: 'Keep mine' }).click();
    await told.waitFor({ state: 'detached' });
    expect(await number.inputValue()).toBe('R-19');
    await changes(caseId, { receipt_number: 'R-78' });
    await page.getByRole('button', { name: 'Take the new one' }).click();
    await expect.poll(() => number.inputValue()).toBe('R-78');
    // What is not typed into follows by itself, without a word.
    await changes(caseId, { receipt_number: 'R-79' });
    await expect.poll(() => number.inputValue()).toBe('R-79');
    expect(await page.getByText('was changed meanwhile').count()).toBe(0);
    await givesAway(caseId);
    await page.context().close();
  });

  test('what is typed under the details of a case outlives a change of the case', async () => {
    const caseId = await claims('Ferry');
    const page = await pageOf(walk.office.cy);
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: 'Change or attach' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Account').fill('AT61');
    await changes(caseId, { purpose: 'Ferry to Gotland' });
    await expect.poll(() => dialog.getByLabel('Purpose').inputValue()).toBe('Ferry to Gotland');
    expect(await dialog.getByLabel('Account').inputValue()).toBe('AT61');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { record } = (await walk.office.ana.ask('GET', `/api/cases/${caseId}`)).body as { record: object };
    expect(record).toMatchObject({ account: 'AT61', purpose: 'Ferry to Gotland' });
    await givesAway(caseId);
    await page.context().close();
  });

  test('work that is being done stays open though something more urgent comes', async () => {
    await claims('Desk lamp');
    const page = await pageOf(walk.office.cy);
    await page.goto('/worklist');
    await page.getByLabel('Receipt number').fill('R-1');
    const urgent = await claims('Ambulance');
    const body = { priority: 'urgent' };
    expect((await walk.office.ana.ask('POST', `/api/cases/${urgent}/set-priority`, body)).status).toBe(200);
    await page.getByRole('listitem').first().getByText('Claim for Ambulance').waitFor();
    await page.getByRole('heading', { name: 'Claim for Desk lamp' }).waitFor();
    expect(await page.getByLabel('Receipt number').inputValue()).toBe('R-1');
    await page.context().close();
  });

  test('work that was taken from a pool is put back by its menu, and taken again by undo', async () => {
    const workflow = await publish(walk.office.ana, POOLED);
    const { bo, cy } = walk.office;
    const { body } = await bo.ask('POST', '/api/cases', { workflow, values: { what: 'A parcel' } });
    const { caseId } = body as { caseId: string };
    const owner = async () =>
      ((await cy.ask('GET', `/api/cases/${caseId}`)).body as { work: { ownerId: string | null }[] }).work[0]
        ?.ownerId;
    const page = await pageOf(cy);
    const { work } = (await cy.ask('GET', `/api/cases/${caseId}`)).body as { work: { workItem: string }[] };
    await cy.ask('POST', `/api/cases/${caseId}/claim-work-item`, { workItem: work[0]?.workItem });
    expect(await owner()).toBe(cy.id);
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: 'More about this work' }).click();
    await page.getByRole('menuitem', { name: 'Put back for the team' }).click();
    await page.getByText('It waits for whoever takes it').waitFor();
    expect(await owner()).toBeNull();
    await page.getByText('Cy Chen put Sort back.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(owner).toBe(cy.id);
    await page.context().close();
  });

  test('two who change different stages of a draft both find it changed by both, and undo takes back only one', async () => {
    const [mine, theirs] = [await designs('check'), await designs('pay')];
    await Promise.all([said(mine).fill('Read the receipt'), said(theirs).fill('Pay it out')]);
    for (const page of [mine, theirs]) await page.getByText('Saved', { exact: true }).waitFor();
    await expect.poll(draftOfClaim).toMatch(/Read the receipt[\s\S]*Pay it out/);
    const late = (await mine.getByText('changed this workflow too').isVisible()) ? mine : theirs;
    await walk.onlooker.looksAt(late, 'put-together');
    await late.getByRole('button', { name: 'Undo', exact: true }).click();
    const [kept, gone] =
      late === mine ? ['Pay it out', 'Read the receipt'] : ['Read the receipt', 'Pay it out'];
    await expect.poll(draftOfClaim).not.toContain(gone);
    expect(await draftOfClaim()).toContain(kept);
    for (const page of [mine, theirs]) await page.context().close();
  });

  test('a step back while the step before is being saved is saved as well', async () => {
    const page = await designs('check');
    const before = await draftOfClaim();
    // The server has saved, and its answer is still on the way.
    const { promise: undone, resolve: isUndone } = Promise.withResolvers<void>();
    await page.route('**/api/workflows/claim/draft', async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      const answer = await route.fetch();
      await undone;
      await route.fulfill({ response: answer });
    });
    await said(page).fill('Weigh the receipt');
    await expect.poll(draftOfClaim).toContain('Weigh the receipt');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    isUndone();
    await expect.poll(draftOfClaim, { timeout: 10_000 }).toBe(before);
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.context().close();
    expect(walk.onlooker.findings()).toEqual([]);
  });
});

/** Ana at a stage of the draft, in a browser of its own. */
async function designs(stage: string): Promise<Page> {
  const page = await pageOf(walk.office.ana);
  await page.goto(`/workflows/claim/design?at=stages.${stage}`);
  await said(page).waitFor();
  return page;
}

const said = (page: Page) => page.getByLabel('What is to be done');

const draftOfClaim = async (): Promise<string> =>
  ((await walk.office.ana.ask('GET', '/api/workflows/claim/draft')).body as { source: string }).source;

async function claims(purpose: string): Promise<string> {
  const body = { workflow: 'claim', values: { amount: '120', purpose } };
  const opened = await walk.office.bo.ask('POST', '/api/cases', body);
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  return (opened.body as { caseId: string }).caseId;
}

/** Ana changes what a case carries, as from another desk. */
async function changes(caseId: string, values: object): Promise<void> {
  const changed = await walk.office.ana.ask('POST', `/api/cases/${caseId}/update-record`, { values });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
}

/** Ana gives the one piece of work of a case to Bo. */
async function givesAway(caseId: string): Promise<void> {
  const { work } = (await walk.office.ana.ask('GET', `/api/cases/${caseId}`)).body as {
    work: { workItem: string }[];
  };
  const body = { workItem: work[0]?.workItem, to: walk.office.bo.id, reason: null };
  const given = await walk.office.ana.ask('POST', `/api/cases/${caseId}/reassign-work-item`, body);
  expect(given.status, JSON.stringify(given.body)).toBe(200);
}
