// A start form that is changed or closed while somebody fills it in: the page says so, what was typed stays, and the form can be sent.
import { expect, test } from 'vitest';
import { CLAIM } from '../http/office.ts';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const walk = officeInBrowsers('start-form');

/** It asks for a project, and no more for an account. */
const OTHER = CLAIM.replace('purpose: {', 'project: { type: text, required: true }\n  purpose: {').replace(
  'fields: [amount, purpose, account, receipt]',
  'fields: [amount, purpose, project]',
);
const CLOSED = CLAIM.replace('from: [people, public]', 'from: [api]');

test.runIf(hasBrowser())(
  'a form that is changed and closed while it is filled in, by a colleague and by a guest',
  async () => {
    const { body } = await walk.office.ana.ask('POST', '/api/workflows/claim/links', {});
    const inside = await walk.pageOf(walk.office.bo);
    await inside.goto('/start/claim/0');
    const outside = await walk.pageOfStranger();
    await outside.goto((body as { path: string }).path);
    for (const page of [inside, outside]) {
      await page.getByLabel('Amount').fill('12.50');
      await page.getByLabel('Purpose').fill('Train to Ghent');
      await page.getByLabel('Account').fill('BE71 0961');
    }
    await publishes(OTHER);

    await inside.getByRole('status').filter({ hasText: 'Account: BE71 0961' }).waitFor();
    await walk.onlooker.looksAt(inside, 'no-longer-asked');
    await inside.getByLabel('Project').fill('Mill');
    await inside.getByRole('button', { name: 'Send' }).click();
    await inside.getByText('is under way').waitFor();

    await outside.getByRole('button', { name: 'Send' }).click();
    await outside.getByText('This form was changed meanwhile').waitFor();
    await outside.getByRole('status').filter({ hasText: 'account: BE71 0961' }).waitFor();
    expect(await outside.getByLabel('Purpose').inputValue()).toBe('Train to Ghent');
    await walk.onlooker.looksAt(outside, 'changed-outside');
    await outside.getByLabel('Project').fill('Mill');
    await outside.getByRole('button', { name: 'Send' }).click();
    await outside.getByText('Sent as number').waitFor();

    await outside.getByRole('button', { name: 'Send another' }).click();
    await inside.goto('/start/claim/0');
    for (const page of [inside, outside]) {
      await page.getByLabel('Purpose').fill('Ferry');
      await page.getByLabel('Amount').fill('7');
      await page.getByLabel('Project').fill('Mill');
    }
    await publishes(CLOSED);
    await inside.getByRole('heading', { name: 'This form is not open' }).waitFor();
    await inside.getByText('purpose: Ferry').waitFor();
    await walk.onlooker.looksAt(inside, 'closed');
    await outside.getByRole('button', { name: 'Send' }).click();
    await outside.getByText('This form is not open').waitFor();
    expect(await outside.getByLabel('Purpose').inputValue()).toBe('Ferry');
    await outside.reload();
    await outside.getByText('purpose: Ferry').waitFor();
    await walk.onlooker.looksAt(outside, 'closed-outside');
    await inside.goto('/start/nothing/0');
    await inside.getByRole('heading', { name: 'This form is not open' }).waitFor();
    expect(walk.onlooker.findings()).toEqual([]);
  },
);

async function publishes(source: string): Promise<void> {
  const { ana } = walk.office;
  const revision = async () =>
    ((await ana.ask('GET', '/api/workflows/claim/draft')).body as { revision: number }).revision;
  const put = await ana.ask('PUT', '/api/workflows/claim/draft', { source, revision: await revision() });
  expect(put.status, JSON.stringify(put.body)).toBe(200);
  const done = await ana.ask('POST', '/api/workflows/claim/versions', { revision: await revision() });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
}
