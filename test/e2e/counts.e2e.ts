// Every number leads to what it counts: from the board, the list of workflows and Measure to the cases.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../http/office.ts';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const CALL = `
workflow: call-back
title: Call back
record: { who: { type: text, label: Who, required: true } }
case-title: "Call {{who}} back"
intake: [{ title: Ask for a call, form: { fields: [who], from: [people] }, starts: call }]
stages:
  call: { kind: work, title: Call, owner: requester, due: 1s, next: [{ to: note }] }
  note: { kind: work, title: Note it, owner: requester, due: 5 days, next: [{ to: done }] }
  done: { kind: end, title: Called }
`;

const walk = officeInBrowsers('counts');
let page: Page;

describe.runIf(hasBrowser())('numbers', () => {
  beforeAll(async () => {
    if (!hasBrowser()) return;
    const { ana, bo } = walk.office;
    await publish(ana, CALL);
    const opened: string[] = [];
    for (const [asks, who] of [
      [ana, 'Max'],
      [ana, 'Ida'],
      [bo, 'Kim'],
    ] as const) {
      const answer = await asks.ask('POST', '/api/cases', { workflow: 'call-back', values: { who } });
      opened.push((answer.body as { caseId: string }).caseId);
    }
    const { work } = (await ana.ask('GET', `/api/cases/${opened[1]}`)).body as {
      work: { workItem: string }[];
    };
    const done = await ana.ask('POST', `/api/cases/${opened[1]}/complete-work-item`, {
      workItem: work[0]?.workItem,
    });
    expect(done.status).toBe(200);
    await new Promise((past) => setTimeout(past, 1_100));
    page = await walk.pageOf(ana);
  });

  test('above a column open its cases, and those of them that are late', async () => {
    await page.goto('/workflows/call-back/board');
    await page.getByRole('link', { name: '2 cases at Call', exact: true }).click();
    await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
    await expect.poll(listed).toEqual(['Call Kim back', 'Call Max back']);
    expect(await page.getByRole('combobox', { name: 'Stage' }).inputValue()).toBe('Call');
    await walk.onlooker.looksAt(page, 'cases-of-stage');
    await page.goBack();
    await page.getByRole('link', { name: '1 case at Note it', exact: true }).click();
    await expect.poll(listed).toEqual(['Call Ida back']);
    await page.goBack();
    await page.getByRole('link', { name: '2 late at Call' }).click();
    await expect.poll(listed).toEqual(['Call Kim back', 'Call Max back']);
    expect(await page.getByRole('radio', { name: 'Late' }).isChecked()).toBe(true);
  });

  test('keep the filters of the board, which can be taken away in the list', async () => {
    await page.goto(`/workflows/call-back/board?owner=${walk.office.bo.id}`);
    await page.getByRole('link', { name: '1 case at Call', exact: true }).click();
    await expect.poll(listed).toEqual(['Call Kim back']);
    await walk.onlooker.looksAt(page, 'cases-of-owner');
    await page.getByRole('button', { name: 'With Bo Berg' }).click();
    await expect.poll(listed).toEqual(['Call Kim back', 'Call Max back']);
  });

  test('stand in one row with the filters of the list, where a workflow is chosen', async () => {
    await page.goto('/cases?workflow=call-back');
    const tops = await Promise.all(
      [
        page.getByRole('textbox', { name: 'Find by title or number' }),
        page.getByRole('combobox', { name: 'Stage' }),
        page.getByRole('checkbox', { name: 'Asked by me' }),
      ].map(async (part) => {
        const { y = 0, height = 0 } = (await part.boundingBox()) ?? {};
        return y + height / 2;
      }),
    );
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(10);
  });

  test('on a phone the tabs stand above what can be done, and cards without a hole in them', async () => {
    await page.goto('/workflows/call-back/board');
    await page.setViewportSize({ width: 360, height: 740 });
    const start = page.getByText('Start a case', { exact: true });
    const card = page.locator('[data-row] > a, li [data-row]').filter({ hasText: 'Call Max back' });
    await card.waitFor();
    const [tabs, act, box] = await Promise.all(
      [page.getByRole('link', { name: 'Measure' }), start, card].map((part) => part.boundingBox()),
    );
    expect(tabs?.y).toBeLessThan(act?.y ?? 0);
    expect(box?.height).toBeLessThanOrEqual(100);
    await walk.onlooker.looksAt(page, 'board');
  });

  test('of a workflow, and of what is measured, open their cases', async () => {
    await page.goto('/workflows');
    await page.getByRole('link', { name: '3 open cases of Call back' }).click();
    await expect.poll(listed).toHaveLength(3);
    await page.goto('/workflows/call-back/measure?period=day');
    // What has not ended is neither fast nor slow: nothing is missing from the history.
    await page.getByText('no case has ended yet').first().waitFor();
    expect(await page.getByText('Not yet', { exact: true }).count()).toBe(2);
    expect(await page.getByText('Not recorded').count()).toBe(0);
    await page.getByRole('button', { name: '3 open', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Call Ida back').waitFor();
    await walk.onlooker.looksAt(page, 'behind-open');
    expect(walk.onlooker.findings()).toEqual([]);
  });
});

const listed = async (): Promise<string[]> =>
  (await page.getByRole('table', { name: 'Cases' }).getByRole('link').allTextContents()).sort();
