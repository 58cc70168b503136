// What waits too long, in a real browser and by the real clock: a reminder, another owner, then the word of somebody above,
// each rung once; and a stage that is not late climbs nothing.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reaching } from '../drills/reaching.ts';
import { type Colleague, joins, publish } from '../http/office.ts';
import { closeContexts, hasBrowser, sharedBrowser } from './browser.ts';
import { type RunningMillrace, startMillrace } from './millrace.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';

const FLOW = `
workflow: call-back
title: Call back
record: { who: { type: text, required: true } }
case-title: "Call {{who}} back"
intake: [{ title: Ask for a call, form: { fields: [who], from: [people] }, starts: call }]
stages:
  call:
    kind: work
    title: Call
    owner: requester
    due: 4s
    late:
      - { at: 50%, do: remind owner }
      - { after: 2s, do: reassign to team desk }
      - { after: 4s, do: escalate to lead of desk }
    next: [{ to: done }]
  done: { kind: end }
`;

describe.runIf(hasBrowser())('what waits too long', () => {
  let millrace: RunningMillrace;
  let browser: Browser;
  let onlooker: Onlooker;
  let ana: Colleague;
  let bo: Colleague;
  let cy: Colleague;

  beforeAll(async () => {
    millrace = await startMillrace({ isPrepared: true });
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, 'late');
    const newcomer = () => reaching(() => millrace.origin);
    const first = newcomer();
    await first.ask('POST', '/api/welcome', { name: 'Ana Lindqvist', password: 'correct horse' });
    const { person } = (await first.ask('GET', '/api/session')).body as { person: { id: string } };
    ana = { ...first, id: person.id, name: 'Ana Lindqvist' };
    bo = await joins(newcomer, ana, 'Bo Berg');
    cy = await joins(newcomer, ana, 'Cy Chen');
    await ana.ask('POST', '/api/teams', { name: 'Desk', memberIds: [cy.id], leadId: ana.id });
    await publish(ana, FLOW);
  });
  afterAll(async () => {
    await closeContexts(browser);
    await millrace?.stop();
  });

  test('is reminded of, goes to somebody else, and is told to whoever is above, each once', async () => {
    const pages = await Promise.all([bo, cy, ana].map(pageOf));
    const [boAt, cyAt, anaAt] = pages as [Page, Page, Page];
    const opened = await bo.ask('POST', '/api/cases', { workflow: 'call-back', values: { who: 'Mr Mill' } });
    const { caseId } = opened.body as { caseId: string };
    // Nobody reloads: each rung shows by itself where it matters.
    await boAt.getByRole('heading', { name: 'Call Mr Mill back' }).first().waitFor();
    await boAt.getByRole('button', { name: '1 new notification' }).waitFor();
    await cyAt.getByRole('heading', { name: 'Call Mr Mill back' }).first().waitFor();
    await boAt.getByText('Nothing waits for you').waitFor();
    await anaAt.getByRole('button', { name: /new notification/ }).waitFor();
    await anaAt.getByRole('button', { name: /new notification/ }).click();
    await onlooker.looksAt(anaAt, 'told-above');
    await anaAt.goto(`/cases/${caseId}`);
    await anaAt.getByRole('heading', { name: 'Call Mr Mill back' }).waitFor();
    await onlooker.looksAt(anaAt, 'ladder-in-the-story');
    await onlooker.looksAt(cyAt, 'late-work');
    // Longer than the ladder: no rung comes twice.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const { history } = (await ana.ask('GET', `/api/cases/${caseId}`)).body as {
      history: { type: string }[];
    };
    expect(history.filter(({ type }) => type === 'LateRungReached')).toHaveLength(3);
    expect(onlooker.findings()).toEqual([]);
  });

  async function pageOf({ cookies }: Colleague): Promise<Page> {
    const { context, page } = await onlooker.opens(millrace.origin);
    await signIn(context, cookies);
    await page.goto('/worklist');
    await page.getByRole('heading', { name: 'Worklist' }).waitFor();
    return page;
  }

  const signIn = (context: BrowserContext, cookies: ReadonlyMap<string, string>) =>
    context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: millrace.origin })));
});
