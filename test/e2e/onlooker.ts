// Somebody who looks at every page a test comes to, in the four looks: takes pictures where they are wanted, asks axe, tries to scroll sideways,
// and notes what a page complains of. What was found is asked for at the end, so that one fault hides no other.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { lookOver, newContext } from './browser.ts';

export type Onlooker = {
  /** A page in a browser of its own. */
  opens(origin: string): Promise<{ context: BrowserContext; page: Page }>;
  /** Looks nowhere where MILLRACE_E2E_QUICK is 1: for whoever mends a walk. */
  looksAt(page: Page, name: string): Promise<void>;
  /** Everything that was wrong so far, in lines; nothing is what a test expects. */
  findings(): readonly string[];
};

export function onlookerWith(browser: Browser, prefix: string): Onlooker {
  const findings: string[] = [];
  const watch = (page: Page) => {
    const where = () => new URL(page.url()).pathname;
    page.on('pageerror', (error) => findings.push(`${where()}: ${error}`));
    page.on('console', (line) => {
      // A refused request is part of many walks; what the page says of it is looked at there.
      if (line.type() === 'error' && !line.text().includes('status of 4'))
        findings.push(`${where()}: ${line.text()}`);
    });
  };
  return {
    opens: async (origin) => {
      const context = await newContext(browser, origin);
      const page = await context.newPage();
      watch(page);
      return { context, page };
    },
    looksAt: async (page, name) => {
      if (process.env.MILLRACE_E2E_QUICK === '1') return;
      // What the pointer rests on looks otherwise.
      await page.mouse.move(0, 0);
      findings.push(...(await lookOver(page, `${prefix}-${name}`)));
    },
    findings: () => findings,
  };
}
