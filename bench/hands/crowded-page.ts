// A browser that is signed in to a server with a crowd in it: what is opened there notes how it feels.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../test/e2e/browser.ts';
import { bodyOf, openClient } from '../client.ts';
import type { CrowdOffice } from '../crowd/office.ts';
import { fillCrowd } from '../crowd/open-crowd.ts';
import { scratchHome, startServer } from '../server.ts';
import { NOTES_VITALS } from './vitals.ts';

export type Crowded = {
  readonly page: Page;
  readonly workflow: string;
  /** A case of which much was said. */
  readonly talked: string;
};

/** Half of all is of one workflow: its board has ten thousand cards. */
const SIZE = { open: 20_000, closed: 100_000 };
/** Each comment is an event of its case. */
const COMMENTS = 1_000;

/** `MILLRACE_CROWD_AT` keeps the crowd in that place for the next time. */
export async function inCrowd<Found>(work: (crowded: Crowded) => Promise<Found>): Promise<Found> {
  const scratch = await scratchHome();
  const home = process.env.MILLRACE_CROWD_AT ?? scratch.home;
  const { office } = await fillCrowd(home, SIZE);
  const server = await startServer(home);
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({
      baseURL: server.origin,
      viewport: { width: 1440, height: 900 },
    });
    const [name = '', value = ''] = office.cookie.split('=', 2);
    await context.addCookies([{ name, value, url: server.origin }]);
    await context.addInitScript(NOTES_VITALS);
    const talked = await talkedOf(server.origin, office);
    return await work({ page: await context.newPage(), workflow: office.workflows[0] ?? '', talked });
  } finally {
    await browser.close();
    await server.stop();
    await scratch.remove();
  }
}

async function talkedOf(origin: string, { cookie, workflows }: CrowdOffice): Promise<string> {
  const ana = openClient(origin, cookie);
  const post = async (path: string, body: object) =>
    bodyOf(await ana.ask('POST', path, body, { 'idempotency-key': randomUUID() }));
  const values = { subject: 'Much to talk about', amount: { minor: 12_500, currency: 'EUR' } };
  const { caseId } = (await post('/api/cases', { workflow: workflows[0], values })) as { caseId: string };
  for (let n = 1; n <= COMMENTS; n++) {
    await post(`/api/cases/${caseId}/add-comment`, { text: `Thought number ${n}`, mentions: [] });
  }
  ana.close();
  return caseId;
}
