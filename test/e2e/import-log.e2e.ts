// Files that somebody brings in by mistake, or thinks better of: the page says what is wrong with them, and lets them go.
import { describe, expect, test } from 'vitest';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const walk = officeInBrowsers('import-log');

describe.runIf(hasBrowser())('bringing a file in', () => {
  test('says of a picture that it is one, and of a table without times what is missing', async () => {
    const page = await walk.pageOf(walk.office.ana);
    const drawn = await page.screenshot();
    await page.goto('/workflows/import');
    const choose = page.locator('input[type=file]');
    await choose.setInputFiles({ name: 'export.csv', mimeType: 'text/csv', buffer: drawn });
    await page.getByText('This file is a picture, not a table or a log.').waitFor();
    expect(await page.getByText('Brought in before').count()).toBe(0);
    await choose.setInputFiles(tableOf('case,activity,who', (n) => `${n >> 1},Check,Ann`, 30));
    await page.getByText('No column was found for: Time').waitFor();
    expect(await page.getByRole('button', { name: 'Read the file' }).isDisabled()).toBe(true);
    await walk.onlooker.looksAt(page, 'no-time');
    await page.context().close();
  });

  test('says of a file that is here already where it is, and lets go of it or brings it in again', async () => {
    const page = await walk.pageOf(walk.office.ana);
    const idsOf = async () =>
      ((await walk.office.ana.ask('GET', '/api/logs')).body as { logs: { id: string; name: string }[] }).logs
        .filter(({ name }) => name.startsWith('orders'))
        .map(({ id }) => id);
    const row = (n: number) => `${n >> 1},${n % 2 === 0 ? 'Pack' : 'Send'},2026-01-02T0${n % 9}:00:00Z`;
    const orders = tableOf('case,activity,time', row, 30);
    const choose = page.locator('input[type=file]');
    await page.goto('/workflows/import');
    await choose.setInputFiles({ ...orders, name: 'orders.csv' });
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.waitForURL('**/workflows/import/*');
    // All of it happened on one day.
    await page.getByText('15 cases on Jan 2, 2026').waitFor();
    const [first] = await idsOf();
    await page.goto('/workflows/import');
    await choose.setInputFiles({ ...orders, name: 'orders once more.csv' });
    const notice = page.getByRole('alert').filter({ hasText: 'This file is here already' });
    await notice.getByRole('link', { name: 'orders.csv' }).waitFor();
    await walk.onlooker.looksAt(page, 'known');
    await notice.getByRole('button', { name: 'Open what is here' }).click();
    await page.waitForURL(`**/workflows/import/${first}`);
    expect(await idsOf()).toEqual([first]);
    await page.goto('/workflows/import');
    await choose.setInputFiles({ ...orders, name: 'orders once more.csv' });
    await notice.getByRole('button', { name: 'Bring it in again' }).click();
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByText('15 cases on Jan 2, 2026').waitFor();
    expect(await idsOf()).toHaveLength(2);
    // Other columns of one that was read are no second file.
    await page.goto(`/workflows/import?log=${first}`);
    await page.getByRole('button', { name: 'Read the file' }).waitFor();
    expect(await notice.count()).toBe(0);
    await page.context().close();
  });

  test('is stopped half-way, and nothing of the file stays', async () => {
    const page = await walk.pageOf(walk.office.ana);
    await page.goto('/workflows/import');
    const row = (n: number) => `${n % 20_000},Step ${n % 9},2026-01-01T00:00:${n % 60}Z`;
    await page.locator('input[type=file]').setInputFiles(tableOf('case,activity,time', row, 600_000));
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByText('Reading table.csv').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: /Drop a file here/ }).waitFor();
    const listed = async () =>
      ((await walk.office.ana.ask('GET', '/api/logs')).body as { logs: { bytes: number }[] }).logs;
    await expect.poll(async () => (await listed()).filter(({ bytes }) => bytes > 1_000_000)).toEqual([]);
    // What was being read comes to its end unheard.
    await page.waitForTimeout(4_000);
    await page.getByRole('button', { name: /Drop a file here/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await listed()).toHaveLength(3);
    expect(walk.onlooker.findings()).toEqual([]);
  });
});

const tableOf = (header: string, row: (n: number) => string, rows: number) => ({
  name: 'table.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...Array.from({ length: rows }, (_, n) => row(n))].join('\n')),
});
