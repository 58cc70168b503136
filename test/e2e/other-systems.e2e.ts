// Letting another system in, in a real browser: the address is made, a form is opened to programs, and what the page shows as
// an example is sent and taken.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { publish } from '../http/office.ts';
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

  test('a call that waits for its next try is sent at once, from the page that the settings of webhooks lead to', async () => {
    let status = 503;
    const receiver = createServer((_, response) => response.writeHead(status).end()).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const { ana } = walk.office;
    await ana.ask('PUT', '/api/workspace/outgoing', { allowed: [host] });
    await publish(ana, CALLS.replace('HOST', host));
    const worker = walk.fresh.startWorker();
    try {
      await ana.ask('POST', '/api/cases', { workflow: 'calls', values: { what: 'Rain' } });
      const page = await walk.pageOf(ana);
      await page.goto('/settings');
      const webhooks = page.getByRole('region', { name: 'Webhooks' });
      await webhooks.getByRole('link', { name: 'See what went out and what waits' }).click();
      await page.getByText('3 attempts').waitFor();
      await walk.onlooker.looksAt(page, 'waiting');
      // From here the machine waits for many seconds: the next try is the one that is asked for.
      await page.getByText('5 attempts').waitFor();
      status = 204;
      await page.getByRole('button', { name: 'Send now' }).click();
      await page.getByRole('button', { name: 'Send as a new one' }).waitFor();
      await page.getByRole('link', { name: 'What calls may reach' }).click();
      await page.waitForURL('**/settings#outgoing');
      await expect.poll(async () => (await webhooks.boundingBox())?.y).toBeLessThan(200);
      expect(walk.onlooker.findings()).toEqual([]);
    } finally {
      await worker.stop();
      receiver.close();
    }
  });
});

const CALLS = `
workflow: calls
title: Calls
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: requester, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
automations:
  - id: tell
    title: Tell the shop
    on: case-opened
    do: [{ call-webhook: { url: "http://HOST/hook", body: { about: "{{what}}" } } }]
`;

const draft = async () =>
  (await walk.office.ana.ask('GET', '/api/workflows/claim/draft')).body as {
    source: string;
    revision: number;
  };

const send = (address: string, body: string): Promise<Response> =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
