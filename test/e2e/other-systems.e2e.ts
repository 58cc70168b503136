// Letting another system in, in a real browser: the address is made, a form is opened to programs, and what the page shows as
// an example is sent and taken.
import { describe, expect, test } from 'vitest';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const walk = officeInBrowsers('other-systems');

describe.runIf(hasBrowser())('other systems', () => {
  test('open a case with what the page says they should send, once a form is open to them', async () => {
    const page = await walk.pageOf(walk.office.ana);
    await page.goto('/workflows/claim/design?at=workflow');
    const part = page.getByRole('region', { name: 'Other systems' });
    await part.getByRole('button', { name: 'Make the address' }).click();
    const address = await part.getByLabel('Address for other systems').inputValue();
    await part.getByText('No form is open to programs').waitFor();
    expect((await send(address, '{"values":{}}')).status).toBe(403);
    await walk.onlooker.looksAt(page, 'closed');
    await part.getByRole('button', { name: 'Open “Claim an expense” to programs' }).click();
    await part.getByText('What to send').click();
    const example = await part.locator('pre').innerText();
    await walk.onlooker.looksAt(page, 'example');
    await expect.poll(async () => (await draft()).source).toMatch(/from: \[.*api.*\]|- api/);
    const { revision } = await draft();
    expect((await walk.office.ana.ask('POST', '/api/workflows/claim/versions', { revision })).status).toBe(
      200,
    );
    const taken = await send(address, example);
    expect(taken.status, await taken.text()).toBe(200);
    expect(walk.onlooker.findings()).toEqual([]);
  });
});

const draft = async () =>
  (await walk.office.ana.ask('GET', '/api/workflows/claim/draft')).body as {
    source: string;
    revision: number;
  };

const send = (address: string, body: string): Promise<Response> =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
