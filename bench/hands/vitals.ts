// What a browser itself measures of how a page feels: how soon the largest thing stands there, what jumps, and how long each press
// or click takes until the next picture (Web Vitals: LCP, CLS, INP). https://web.dev/articles/vitals
import type { Page } from 'playwright-core';

/** **units**: milliseconds; `shift` without one. `touches`: presses, clicks and letters that took longer than a frame. */
export type Vitals = {
  readonly largest: number;
  readonly shift: number;
  /** **units**: milliseconds until the next picture, in steps of eight; the quickest are not told one by one. */
  readonly touches: readonly number[];
  /** How many there were in all. */
  readonly touched: number;
};

/** To be run in each page before anything else. */
export const NOTES_VITALS = `
  globalThis.vitals = { largest: 0, shift: 0, touches: new Map(), before: 0 };
  const note = (type, see, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true, ...more });
  note('largest-contentful-paint', ({ startTime }) => { vitals.largest = startTime; });
  note('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) vitals.shift += value; });
  note('event', ({ interactionId, duration }) => {
    if (!interactionId) return;
    vitals.touches.set(interactionId, Math.max(duration, vitals.touches.get(interactionId) ?? 0));
  }, { durationThreshold: 16 });
`;

/** What was noted since the page was opened or this was last asked. */
export async function vitalsOf(page: Page): Promise<Vitals> {
  return (await page.evaluate(`(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
    const { largest, shift, touches, before } = vitals;
    vitals.touches = new Map();
    vitals.before = performance.interactionCount;
    return { largest, shift, touches: [...touches.values()], touched: performance.interactionCount - before };
  })()`)) as Vitals;
}
