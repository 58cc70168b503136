// Many cases at once, in a real browser: five hundred are moved, some refuse, and all of it is taken back.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../http/office.ts';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const ORDERS = `
workflow: orders
title: Orders
case-title: "Order {{note}}"
record:
  note: { type: text, required: true }
  invoice: { type: text }
intake:
  - title: Order something
    form: { fields: [note, invoice], from: [people] }
    starts: sort
stages:
  sort:
    kind: work
    owner: { team: finance, choose: least-loaded }
    due: 2 business days
    next: [{ to: pack, carries: [invoice] }]
  pack:
    kind: work
    owner: { team: finance, choose: least-loaded }
    due: 2 business days
    next: [{ to: sent }]
  sent: { kind: end }
`;

const MANY = 500;
const REFUSING = 7;

describe.runIf(hasBrowser())('several cases', () => {
  const place = officeInBrowsers('several');
  let page: Page;
  let workflow: string;

  beforeAll(async () => {
    workflow = await publish(place.office.ana, ORDERS);
    const open = async (n: number) => {
      const values = { note: String(n), ...(n <= REFUSING ? {} : { invoice: `I-${n}` }) };
      const opened = await place.office.bo.ask('POST', '/api/cases', { workflow, values });
      expect(opened.status).toBe(200);
    };
    for (let n = 1; n <= MANY; n += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, more) => open(n + more)));
    }
    page = await place.pageOf(place.office.ana);
  });

  test('a row is chosen by key, and a range with Shift', async () => {
    await page.goto(`/cases?workflow=${workflow}`);
    await page
      .getByRole('link', { name: /^Order / })
      .first()
      .focus();
    await page.keyboard.press('x');
    await page.getByText('1 chosen').waitFor();
    await boxes()
      .nth(4)
      .click({ modifiers: ['Shift'] });
    await page.getByText('5 chosen').waitFor();
    await place.onlooker.looksAt(page, 'chosen');
    await page.getByRole('button', { name: 'Choose none' }).click();
    expect(await page.getByText('chosen').count()).toBe(0);
  });

  test('more of the list is asked for by keyboard, and the place in it is kept', async () => {
    await page.goto(`/cases?workflow=${workflow}`);
    const more = page.getByRole('button', { name: 'Show more' });
    const rows = page.getByRole('link', { name: /^Order / });
    await more.focus();
    for (let shown = await rows.count(); shown < MANY; shown = await rows.count()) {
      expect(await focused()).toBe('Show more');
      await page.keyboard.press('Enter');
      await expect.poll(() => rows.count(), { timeout: 15_000 }).toBeGreaterThan(shown);
    }
    await more.waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^Order /);
  });

  test('five hundred are moved, and those that refuse say why', async () => {
    await page.goto(`/cases?workflow=${workflow}`);
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).click();
    await page.getByRole('button', { name: 'Choose all that fit' }).click();
    await page.getByText(`${MANY} chosen`).waitFor();
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText('7 of them need something filled in first').waitFor();
    await page.getByRole('menuitem', { name: `Pack (${MANY})` }).click();
    await page.getByText('Moving to Pack').waitFor();
    await page.getByText(`${MANY - REFUSING} cases moved to Pack`).waitFor({ timeout: 60_000 });
    await page.getByText(`${REFUSING} cases stayed as they were`).waitFor();
    expect(await counts()).toEqual({ sort: REFUSING, pack: MANY - REFUSING });
  });

  test('one undo takes all of it back', async () => {
    await page.keyboard.press('Control+z');
    await page.getByText('Taking back').waitFor();
    await page.getByText(`${MANY - REFUSING} cases taken back`).waitFor({ timeout: 60_000 });
    expect(await counts()).toEqual({ sort: MANY, pack: 0 });
    expect(await owners()).toEqual(['Cy Chen']);
  });

  test('the cards of a stage are chosen on the board, handed over, and taken back', async () => {
    await page.goto(`/workflows/${workflow}/board?find=Order%2049`);
    await page.getByText('11 cases').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all at Sort' }).click();
    await page.getByText('11 chosen').waitFor();
    await place.onlooker.looksAt(page, 'board-chosen');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await page.getByRole('combobox', { name: 'Who takes it' }).click();
    await page.getByRole('option', { name: 'Bo Berg' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
    await page.getByText('11 cases handed over to Bo Berg').waitFor();
    expect(await owners()).toEqual(['Bo Berg', 'Cy Chen']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('11 cases taken back').waitFor();
    expect(await owners()).toEqual(['Cy Chen']);
  });

  test('cancelling says how many and asks for a reason, and is taken back too', async () => {
    await page.goto(`/workflows/${workflow}/board?find=Order%2049`);
    await page.getByRole('checkbox', { name: 'Choose all at Sort' }).click();
    await page.getByRole('button', { name: 'Cancel them' }).click();
    await page.getByRole('heading', { name: 'Cancel 11 cases?' }).waitFor();
    await place.onlooker.looksAt(page, 'cancel');
    await page.getByRole('button', { name: 'Cancel 11 cases' }).click();
    await page.getByText('Please give a reason.').waitFor();
    await page.getByLabel('Why is it cancelled?').fill('Ordered twice');
    await page.getByRole('button', { name: 'Cancel 11 cases' }).click();
    await page.getByText('11 cases cancelled').waitFor();
    expect(await counts()).toEqual({ sort: MANY - 11, pack: 0 });
    await page.keyboard.press('Control+z');
    await page.getByText('11 cases taken back').waitFor();
    expect(await counts()).toEqual({ sort: MANY, pack: 0 });
    expect(await owners()).toEqual(['Cy Chen']);
  });

  test('what refused is a link, and is tried again alone once it is mended', async () => {
    await page.goto(`/workflows/${workflow}/board?find=Order%202`);
    await page.getByRole('checkbox', { name: 'Choose all at Sort' }).click();
    await page.getByText('111 chosen').waitFor();
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pack (111)' }).click();
    const panel = page.getByRole('region', { name: '1 case stayed as it was' });
    await panel.waitFor();
    await place.onlooker.looksAt(page, 'refused');
    const link = panel.getByRole('link', { name: /Order 2$/ });
    const caseId = (await link.getAttribute('href'))?.split('/').at(-1);
    const values = { invoice: 'I-2' };
    await place.office.ana.ask('POST', `/api/cases/${caseId}/update-record`, { values });
    await panel.getByRole('button', { name: 'Try 1 again' }).click();
    await page.getByText('1 case moved to Pack').waitFor();
    await panel.waitFor({ state: 'detached' });
    expect(await counts()).toEqual({ sort: MANY - 111, pack: 111 });
    expect(place.onlooker.findings()).toEqual([]);
  });

  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  const boxes = () => page.getByRole('checkbox', { name: /^Choose Order/ });
  const counts = async () => {
    const { body } = await place.office.ana.ask('GET', `/api/workflows/${workflow}/board`);
    const { columns } = body as { columns: { stage: string; count: number }[] };
    return Object.fromEntries(columns.map(({ stage, count }) => [stage, count]));
  };
  const owners = async () => {
    const { body } = await place.office.ana.ask('GET', `/api/workflows/${workflow}/board/sort?limit=${MANY}`);
    return [
      ...new Set((body as { cards: { ownerName: string }[] }).cards.map(({ ownerName }) => ownerName)),
    ].sort();
  };
});
