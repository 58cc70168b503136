// What is sent in a browser is done once and loses nothing: though the answer does not arrive, and though one goes on typing.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Colleague } from '../http/office.ts';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

describe.runIf(hasBrowser())('what is sent from a page', () => {
  const shown = officeInBrowsers('sent-once');
  let page: Page;
  let caseId: string;

  beforeAll(async () => {
    if (!hasBrowser()) return;
    const { bo } = shown.office;
    const values = { amount: '12.50', purpose: 'Bus ticket', account: 'DE1' };
    const opened = await bo.ask('POST', '/api/cases', { workflow: 'claim', values });
    caseId = (opened.body as { caseId: string }).caseId;
    page = await shown.pageOf(bo);
    await page.goto(`/cases/${caseId}`);
  });

  const comment = () => page.getByRole('textbox', { name: 'Write a comment' });
  const send = () => page.getByRole('button', { name: 'Send the comment' });
  const comments = async (): Promise<string[]> => {
    const { body } = await shown.office.bo.ask('GET', `/api/cases/${caseId}`);
    const { history } = body as { history: { type: string; text: string | null }[] };
    return history.flatMap(({ type, text }) => (type === 'CommentAdded' ? (text ?? '') : []));
  };

  test('is done once where the server did it and its answers were lost, and it is sent again', async () => {
    await comment().fill('The ticket is in the drawer');
    const path = '**/api/cases/*/add-comment';
    await page.route(path, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await send().click();
    await page.getByText('Millrace cannot be reached').first().waitFor({ timeout: 20_000 });
    await page.unroute(path);
    expect(await comment().inputValue()).toBe('The ticket is in the drawer');
    await send().click();
    await expect.poll(() => comment().inputValue(), { timeout: 15_000 }).toBe('');
    expect(await comments()).toEqual(['The ticket is in the drawer']);
  });

  test('takes nothing along of what is typed while it is on its way', async () => {
    const gate = Promise.withResolvers<void>();
    const path = '**/api/cases/*/add-comment';
    await page.route(path, async (route) => {
      await gate.promise;
      await route.continue();
    });
    await comment().fill('It is blue.');
    await send().click();
    await comment().pressSequentially(' And folded.');
    gate.resolve();
    await expect.poll(() => comment().inputValue(), { timeout: 15_000 }).toBe(' And folded.');
    await page.unroute(path);
    expect(await comments()).toContain('It is blue.');
  });

  test('is not there for whoever signs in at the same browser, and again for whom typed it', async () => {
    const { bo, cy } = shown.office;
    const becomes = async (by: Colleague) => {
      await page.context().clearCookies();
      const cookies = [...by.cookies].map(([name, value]) => ({ name, value, url: shown.origin }));
      await page.context().addCookies(cookies);
      await page.goto(`/cases/${caseId}`);
      await comment().waitFor();
    };
    await becomes(bo);
    await comment().fill('Cy must not read this yet');
    await becomes(cy);
    expect(await comment().inputValue()).toBe('');
    await becomes(bo);
    expect(await comment().inputValue()).toBe('Cy must not read this yet');
  });
});
