// Two servers on one PostgreSQL of the machine, a colleague at each, in real browsers: work goes from one to the other by itself,
// both ways, and again after one of the servers was killed and came back.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '../../src/shell/store/server.ts';
import { startDebianServer } from '../database/debian-server.ts';
import { reaching } from '../drills/reaching.ts';
import { type Colleague, joins, publish } from '../http/office.ts';
import { closeContexts, hasBrowser, sharedBrowser } from './browser.ts';
import { type RunningMillrace, startMillrace } from './millrace.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';

const ERRAND = `
workflow: errand
title: Errand
record: { what: { type: text, required: true } }
case-title: "Errand for {{what}}"
intake: [{ title: Ask for an errand, form: { fields: [what], from: [people] }, starts: fetch }]
stages:
  fetch: { kind: work, title: Fetch, owner: requester, next: [{ to: check }] }
  check: { kind: work, title: Check, owner: { team: desk, choose: round-robin }, next: [{ to: bring }] }
  bring: { kind: work, title: Bring, owner: requester, next: [{ to: done }] }
  done: { kind: end }
`;

describe.runIf(hasBrowser())('two servers, a colleague at each', () => {
  let database: { url: string | undefined; stop: () => Promise<void> };
  let millrace: RunningMillrace;
  let other: RunningMillrace;
  let browser: Browser;
  let onlooker: Onlooker;
  let ana: Colleague;
  let bo: Colleague;
  let cy: Colleague;

  beforeAll(async () => {
    database = await serverOfTheMachine();
    millrace = await startMillrace(database);
    // Where the machine has no PostgreSQL, both are at the one server that brings its own.
    other = database.url === undefined ? millrace : await startMillrace(database);
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, 'two-servers');
    const newcomer = () => reaching(() => millrace.origin);
    const first = newcomer();
    await first.ask('POST', '/api/welcome', { name: 'Ana Lindqvist', password: 'correct horse' });
    const { person } = (await first.ask('GET', '/api/session')).body as { person: { id: string } };
    ana = { ...first, id: person.id, name: 'Ana Lindqvist' };
    cy = await joins(newcomer, ana, 'Cy Chen');
    bo = await joins(newcomer, ana, 'Bo Berg');
    await ana.ask('POST', '/api/teams', { name: 'Desk', memberIds: [cy.id], leadId: ana.id });
    await publish(ana, ERRAND);
  });
  afterAll(async () => {
    await closeContexts(browser);
    if (other !== millrace) await other?.stop();
    await millrace?.stop();
    await database?.stop();
  });

  test('work goes from one to the other by itself, also when one server was killed meanwhile', async (task) => {
    if (other === millrace) task.skip();
    const boAt = await pageOf(bo);
    const cyAt = await pageOf(cy, other);
    for (const page of [boAt, cyAt])
      await page.evaluate(() => Reflect.set(globalThis, 'neverReloaded', true));
    const errand = (at: Page, what: string) =>
      at.getByRole('heading', { name: `Errand for ${what}` }).first();
    const completes = async (at: Page) => {
      await at
        .getByRole('button', { name: /^(Complete$|On to )/ })
        .first()
        .click();
      await at.getByText('Nothing waits for you').waitFor();
    };
    const reachesCy = async (what: string) => {
      await bo.ask('POST', '/api/cases', { workflow: 'errand', values: { what } });
      await errand(boAt, what).waitFor();
      await completes(boAt);
      await errand(cyAt, what).waitFor();
    };
    await reachesCy('paper');
    await completes(cyAt);
    await errand(boAt, 'paper').waitFor();
    await completes(boAt);

    await reachesCy('ink');
    await millrace.dies();
    await completes(cyAt);
    await millrace.returns();
    await errand(boAt, 'ink').waitFor();
    await completes(boAt);

    await reachesCy('stamps');
    await completes(cyAt);
    await errand(boAt, 'stamps').waitFor();
    await completes(boAt);
    for (const page of [boAt, cyAt]) {
      expect(await page.evaluate(() => Reflect.get(globalThis, 'neverReloaded'))).toBe(true);
      await page.context().close();
    }
  });

  async function pageOf({ cookies }: Colleague, { origin } = millrace): Promise<Page> {
    const { context, page } = await onlooker.opens(origin);
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
    await page.goto('/worklist');
    await page.getByRole('heading', { name: 'Worklist' }).waitFor();
    return page;
  }
});

/** PostgreSQL 15 with an empty database, where the machine has it. */
async function serverOfTheMachine(): Promise<{ url: string | undefined; stop: () => Promise<void> }> {
  const started = await startDebianServer();
  if (started === null) return { url: undefined, stop: () => Promise.resolve() };
  const { owner } = started.server;
  await asOwner(owner, (client) => client.query('create database walk'));
  const url = `postgres:///walk?host=${owner.host}&user=${owner.user}&password=${owner.password}`;
  return { url, stop: started.stop };
}
