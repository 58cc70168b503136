// What somebody does with their hands among many cases, step by step.
import type { Page } from 'playwright-core';
import type { Figure } from '../figure.ts';
import type { Crowded } from './crowded-page.ts';
import { arrival, touching } from './feel.ts';

const WORK = '[data-work] button[data-main]:not(:disabled)';

export async function walk({ page, workflow, talked }: Crowded): Promise<Figure[]> {
  const board = `/workflows/${workflow}/board`;
  return [
    ...(await arrival('worklist, cold', page, '/worklist', WORK)),
    await touching('j and k in the worklist', page, async () => {
      for (const key of 'jjjjjjjjjjkkkkk') await pressed(page, key, 150);
    }),
    await touching('a comment is typed', page, () =>
      page.getByLabel('Write a comment').pressSequentially('The amount looks fine to me', { delay: 40 }),
    ),
    await touching('the search is opened, typed into, gone through', page, async () => {
      await pressed(page, 'Control+k', 400);
      await page.keyboard.type('laptop os', { delay: 80 });
      for (const key of ['ArrowDown', 'ArrowDown', 'Escape']) await pressed(page, key, 300);
    }),
    ...(await arrival('board of 10,000 cards, warm', page, board, 'section ul li a')),
    await touching('a card is sought', page, () => typed(page, 'Find a card', 'laptop oslo')),
    await touching('a card is opened, and back', page, async () => {
      await page.locator('section ul li a').first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.goBack();
      await page.locator('section ul li a').first().waitFor();
      await page.getByLabel('Only late ones').click();
      await page.waitForTimeout(500);
    }),
    ...(await arrival('cases, warm', page, '/cases', 'tbody tr')),
    await touching('a case is sought', page, () => typed(page, 'Find by title or number', 'visa turin')),
    await touching('five of 250 rows are chosen', page, () => chosen(page)),
    await touching('from page to page by the menu', page, async () => {
      for (const name of ['Start', 'Worklist', 'Workflows', 'People', 'Cases', 'Worklist']) {
        await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name }).waitFor();
        await page.waitForTimeout(400);
      }
    }),
    ...(await arrival('a case of 1,000 comments, warm', page, `/cases/${talked}`, 'h1')),
    await touching('its page is gone through by keys', page, async () => {
      await page.locator('h1').click();
      for (const key of ['PageDown', 'PageDown', 'End', 'PageUp', 'Home', 'Tab', 'Tab']) {
        await pressed(page, key, 250);
      }
    }),
  ];
}

async function pressed(page: Page, key: string, pause: number): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(pause);
}

async function typed(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).pressSequentially(text, { delay: 70 });
  await page.waitForTimeout(800);
}

async function chosen(page: Page): Promise<void> {
  await page.goto('/cases');
  for (const rows of [100, 150, 200, 250]) {
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.locator(`tbody tr:nth-child(${rows})`).waitFor();
  }
  for (let n = 1; n <= 5; n++) {
    await page
      .locator('[data-choose]')
      .nth(n * 3)
      .click();
    await page.waitForTimeout(150);
  }
}
