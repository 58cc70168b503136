// The whole way, as a newcomer goes it: a real history comes in and becomes a map, the map a workflow, the workflow work
// for two people, and the work shows beside the history. Every page on the way is looked at.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeContexts, hasBrowser, sharedBrowser } from './browser.ts';
import { type RunningMillrace, startMillrace } from './millrace.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';

const logs = resolve(import.meta.dirname, '../..', process.env.MILLRACE_LOGS ?? '../shared/logs');
const log = join(logs, 'receipt.xes.gz');
const isPossible = hasBrowser() && existsSync(log);

const FIRST = 'Confirmation of receipt';
const ADVICE = 'T06 Determine necessity of stop advice';
const DECISION = 'T10 Determine necessity to stop indication';
const SUBJECT = 'A garage beside the mill';

/** Pages that the walk does not come by. */
const BESIDE_THE_WAY = [
  ...['/start', '/cases', '/people', '/people?tab=teams', '/settings'],
  ...['/workflows', '/workflows/templates', '/workflows/trace', '/workflows/receipt/automate'],
  '/deliveries',
];

let millrace: RunningMillrace;
let browser: Browser;
let onlooker: Onlooker;
let ana: Page;
let bo: Page;

test.runIf(process.env.MILLRACE_TEST_EVERYTHING === '1')('the main job can be walked here', () => {
  expect(hasBrowser(), 'a Chromium').toBe(true);
  expect(existsSync(log), log).toBe(true);
});

describe.runIf(isPossible)('the main job, on a real log', () => {
  beforeAll(async () => {
    millrace = await startMillrace();
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, 'main');
    ana = (await onlooker.opens(millrace.origin)).page;
    bo = (await onlooker.opens(millrace.origin)).page;
  });
  afterAll(async () => {
    await closeContexts(browser);
    await millrace?.stop();
  });

  // What stood on the pages where a step failed says more than which words were missing.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const page of [ana, bo]) {
      console.error(`${page.url()}\n${await page.locator('body').innerText()}\n${millrace.complaints()}`);
    }
  });

  test('a name and a password open four doors', async () => {
    await ana.goto('/');
    await ana.getByRole('heading', { name: 'Welcome' }).waitFor();
    await onlooker.looksAt(ana, '01-welcome');
    await ana.getByLabel('Your name').fill('Ana Lindqvist');
    await ana.getByLabel('Password', { exact: true }).fill('correct horse');
    await ana.getByRole('button', { name: 'Go in' }).click();
    await ana.getByRole('link', { name: 'Bring your own history' }).waitFor();
    await onlooker.looksAt(ana, '02-doors');
  });

  test('a history comes in and is a map', () => seesTheMap());
  test('the map becomes a draft with the people of the log', () => makesItOurs());
  test('stages get owners and an approval, in three views of one design', () => designs());
  test('it is published, and the first case is sent', () => publishes());
  test('work is found, talked about, done and handed on', () => works());
  test('an approval is returned with a reason, done again, and given', () => approves());
  test('the board changes in a second browser without a reload', () => movesOnTheBoard());
  test('the map shows what was lived beside what was brought, and the measures count it', () => measures());

  test.each(BESIDE_THE_WAY)('%s is looked at too', async (address) => {
    await ana.goto(address);
    await ana.getByRole('heading', { level: 1 }).waitFor();
    await onlooker.looksAt(ana, `30${address.replace(/\W+/g, '-')}`);
  });

  test('nothing on the way failed, scrolled sideways, or was out of somebody’s reach', () => {
    expect(onlooker.findings()).toEqual([]);
    expect(millrace.complaints()).toBe('');
  });
});

async function seesTheMap(): Promise<void> {
  await ana.getByRole('link', { name: 'Bring your own history' }).click();
  await ana.waitForURL('**/workflows/import');
  await onlooker.looksAt(ana, '03-import');
  await ana.locator('input[type=file]').setInputFiles(log);
  await ana.waitForURL('**/workflows/import/*', { timeout: 30_000 });
  await ana.getByText('1,434').first().waitFor();
  await onlooker.looksAt(ana, '04-map');
  await ana.getByRole('slider', { name: /^Activities/ }).press('End');
  await ana.getByText('27 of 27').waitFor();
  await onlooker.looksAt(ana, '04-map-whole');
  await ana.getByRole('slider', { name: /^Activities/ }).press('Home');
  await ana.locator('[data-kind="activity"]').first().click();
  await ana.getByRole('heading', { name: /cases behind it/ }).waitFor();
  await onlooker.looksAt(ana, '04-map-chosen');
  await ana.getByRole('button', { name: 'Without this' }).click();
  await ana.getByText(/^[\d,]+ of 1,434 cases/).waitFor();
  await ana.getByRole('button', { name: 'All cases' }).click();
}

async function makesItOurs(): Promise<void> {
  await ana.getByRole('button', { name: 'Make it ours' }).click();
  await ana.waitForURL('**/workflows/*/design**');
  const who = ana.getByRole('dialog', { name: 'Who are these people?' });
  await who.waitFor();
  await onlooker.looksAt(ana, '05-who');
  const first = rowOf(who, 'Resource01');
  await first.getByRole('button', { name: 'This is me' }).click();
  await first.getByRole('alertdialog', { name: 'Are you Resource01?' }).waitFor();
  await onlooker.looksAt(ana, '05-who-am-i');
  // Whoever presses Enter without reading has changed nothing.
  await ana.keyboard.press('Enter');
  await first.getByRole('alertdialog').waitFor({ state: 'detached' });
  await ana.keyboard.press('Enter');
  await first.getByRole('button', { name: 'Yes, I am Resource01' }).click();
  await ana.getByText('Resource01 is now you').waitFor();
  const other = rowOf(who, 'Resource02');
  await other.getByRole('button', { name: 'Invite by link' }).click();
  const link = await other.getByRole('textbox').inputValue();
  await bo.goto(link);
  await bo.getByText('Ana Lindqvist has invited you').waitFor();
  await onlooker.looksAt(bo, '06-invitation');
  await bo.getByLabel('Your name').fill('Bo Berg');
  await bo.getByLabel('Password', { exact: true }).fill('battery staple');
  await bo.getByRole('button', { name: 'Join' }).click();
  await bo.getByRole('navigation').first().waitFor();
  await who.getByRole('button', { name: 'Later' }).click();
}

const rowOf = (list: ReturnType<Page['locator']>, name: string) =>
  list.getByRole('listitem').filter({ hasText: name });

async function designs(): Promise<void> {
  await onlooker.looksAt(ana, '07-design-canvas');
  await ana.getByText('Outline', { exact: true }).click();
  await ana.getByRole('button', { name: `Open ${FIRST}` }).waitFor();
  await onlooker.looksAt(ana, '08-design-outline');
  await givesTo(FIRST, 'Ana Lindqvist');
  await givesTo(ADVICE, 'Bo Berg');
  await givesTo(DECISION, 'Ana Lindqvist');
  await onlooker.looksAt(ana, '09-design-stage');
  await ana.getByText('Source', { exact: true }).click();
  const source = ana.getByLabel('Source of the workflow, as YAML');
  await source.fill(withDecisions(await source.inputValue()));
  await ana.getByText('Saved', { exact: true }).waitFor();
  await onlooker.looksAt(ana, '10-design-source');
  await ana.getByText('Canvas', { exact: true }).click();
  await ana.getByText('Saved', { exact: true }).waitFor();
}

async function givesTo(stage: string, person: string): Promise<void> {
  await ana.getByRole('button', { name: `Open ${stage}` }).click();
  const owner = ana.getByRole('combobox', { name: 'Who has it' });
  await owner.fill(person);
  await ana.getByRole('option', { name: person, exact: true }).click();
  await ana.getByText('Saved', { exact: true }).waitFor();
}

/**
 * What the history did side by side is meant one after the other; the first stage has two ways on to pick from, and the last is
 * an approval: given, refused, or sent back with a reason.
 */
function withDecisions(source: string): string {
  const [before = '', last = ''] = source.split(/(?= {2}t10-determine)/);
  const choice = before
    .replace(/ {2}side-by-side:\n(?: {4,}.*\n)+/, '')
    .replace('to: back-together', 'to: t06-determine-necessity-of-stop-advice')
    .replace(
      / {4}next: \[ \{ to: side-by-side, carries: \[ subject \] \} \]/,
      `    outcomes:
      checked: { title: On to T02, to: t02-check-confirmation-of-receipt, carries: [ subject ] }
      advised: { title: On to T06, to: t06-determine-necessity-of-stop-advice, carries: [ subject ] }`,
    );
  const kept = last.replace('kind: work', 'kind: approval').split(/ {4}next:/)[0] ?? '';
  return `${choice}${kept}    outcomes:
      approved: { to: closed }
      rejected: { to: closed, needs: [ reason ] }
      returned: { to: t06-determine-necessity-of-stop-advice, needs: [ reason ], rework: true }
  closed: { kind: end }
`;
}

async function publishes(): Promise<void> {
  await ana.getByRole('button', { name: 'Publish' }).click();
  const dialog = ana.getByRole('dialog', { name: /Publish version 1/ });
  await dialog.getByText('From now on it takes cases.').waitFor();
  await onlooker.looksAt(ana, '11-publish');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await ana.getByText('Version 1 is live').waitFor();
  await onlooker.looksAt(ana, '12-published');
  await ana.goto('/worklist');
  await ana.getByText('Nothing waits for you').waitFor();
  await bo.goto('/start');
  await bo
    .getByRole('link', { name: /receipt/i })
    .first()
    .click();
  await onlooker.looksAt(bo, '13-intake');
  await bo.getByLabel('Subject').fill(SUBJECT);
  await bo.getByRole('button', { name: 'Send' }).click();
  await bo.getByText('is under way').waitFor();
  await onlooker.looksAt(bo, '14-sent');
}

async function works(): Promise<void> {
  // Ana's page has not been touched since: the work comes by itself.
  await ana.getByRole('heading', { name: SUBJECT }).first().waitFor({ timeout: 5_000 });
  await onlooker.looksAt(ana, '15-worklist');
  await ana.getByRole('link', { name: /Open case #/ }).click();
  const comment = ana.getByLabel('Write a comment');
  await comment.fill('Which side of the mill, ');
  await comment.press('End');
  await comment.pressSequentially('@bo');
  await ana.getByRole('option', { name: 'Bo Berg' }).click();
  await ana.getByRole('button', { name: 'Send the comment' }).click();
  await ana.getByText('Ana Lindqvist said').waitFor();
  await onlooker.looksAt(ana, '16-case');
  await bo.getByRole('button', { name: '1 new notification' }).waitFor({ timeout: 5_000 });
  await ana.goto('/worklist');
  await ana.getByRole('button', { name: /On to T06/ }).click();
  await ana.getByText('Nothing waits for you').waitFor();
  await bo.goto('/worklist');
  await bo.getByRole('heading', { name: SUBJECT }).first().waitFor();
  await bo.getByText('Which side of the mill').first().waitFor();
  await onlooker.looksAt(bo, '17-next-owner');
  await bo.getByRole('button', { name: /notification/ }).click();
  await bo.getByText('Which side of the mill').first().waitFor();
  await onlooker.looksAt(bo, '18-notifications');
  await bo.keyboard.press('Escape');
  await bo.getByRole('button', { name: 'Complete', exact: true }).click();
  await bo.getByText('Nothing waits for you').waitFor();
}

async function approves(): Promise<void> {
  await ana.getByRole('heading', { name: SUBJECT }).first().waitFor({ timeout: 5_000 });
  await ana.getByRole('button', { name: 'Returned' }).click();
  await ana.getByLabel('Why “Returned”?').fill('The side is missing');
  await onlooker.looksAt(ana, '19-approval');
  await ana.getByRole('button', { name: 'Returned' }).click();
  await bo.getByRole('heading', { name: SUBJECT }).first().waitFor({ timeout: 5_000 });
  await bo.getByText('The side is missing').first().waitFor();
  await bo.getByRole('button', { name: 'Complete', exact: true }).click();
  await ana.getByRole('button', { name: 'Approved' }).waitFor({ timeout: 5_000 });
  await ana.getByRole('button', { name: 'Approved' }).click();
  await ana.getByText('Nothing waits for you').waitFor();
}

async function movesOnTheBoard(): Promise<void> {
  await bo.goto('/start/receipt/0');
  await bo.getByLabel('Subject').fill('A second gate');
  await bo.getByRole('button', { name: 'Send' }).click();
  await bo.getByText('is under way').waitFor();
  for (const page of [ana, bo]) await page.goto('/workflows/receipt/board');
  const first = ana.getByRole('region', { name: FIRST, exact: true });
  await first.getByRole('link', { name: 'A second gate' }).waitFor();
  await onlooker.looksAt(ana, '20-board');
  await first.getByRole('button', { name: 'Move A second gate' }).click();
  await ana.getByRole('menuitem', { name: /T06/ }).click();
  const seen = bo.getByRole('region', { name: ADVICE, exact: true });
  await seen.getByRole('link', { name: 'A second gate' }).waitFor({ timeout: 2_000 });
  await onlooker.looksAt(bo, '21-board-second-browser');
}

async function measures(): Promise<void> {
  await ana.goto('/workflows/receipt/map');
  await ana.getByText('Both', { exact: true }).click();
  await ana.getByRole('heading', { name: 'Our history' }).waitFor();
  await ana.getByRole('heading', { name: /^Imported: receipt/ }).waitFor();
  await onlooker.looksAt(ana, '22-map-both');
  await ana.getByRole('link', { name: 'Measure', exact: true }).click();
  await ana.getByRole('heading', { name: 'Waiting and working, stage by stage' }).waitFor();
  await onlooker.looksAt(ana, '23-measure');
}
