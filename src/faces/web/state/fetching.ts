// How the code of pages and of their parts is fetched, also over a line that is cut meanwhile.
import { type ComponentType, lazy } from 'react';
import { Unreachable } from '../client.ts';
import { lookForMillrace, onceConnected } from './connection.ts';

/** Fetches a page. **rejects** with `Unreachable` where the line is cut, so that it is not taken for a fault of the page. */
export async function fetchPage<Fetched>(load: () => Promise<Fetched>): Promise<Fetched> {
  try {
    return await withStyles(load);
  } catch (error) {
    throw (await lookForMillrace()) ? error : new Unreachable('The page could not be fetched.');
  }
}

/** A part that is fetched when it is first shown. Over a cut line it waits, so that whatever stands around it stays. */
export const fetchedPart = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await patiently(load) }));

async function patiently<Fetched>(load: () => Promise<Fetched>): Promise<Fetched> {
  for (let tries = 0; ; tries++) {
    try {
      return await withStyles(load);
    } catch (error) {
      // What fails twice over a line that stands is no matter of the line.
      if ((await lookForMillrace()) && tries > 0) throw error;
      await new Promise<void>((resolve) => onceConnected(resolve));
    }
  }
}

/** Stylesheets that did not come. The bundler asks for each but once. */
const lost = new Set<HTMLLinkElement>();

/** From now on stylesheets that do not come are remembered, to be asked for again. */
export function rememberLostStyles(): void {
  const remember = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lost.add(target);
  };
  addEventListener('error', remember, { capture: true });
}

async function withStyles<Fetched>(load: () => Promise<Fetched>): Promise<Fetched> {
  await Promise.all([...lost].map(askAgain));
  return load();
}

function askAgain(link: HTMLLinkElement): Promise<unknown> {
  const again = link.cloneNode() as HTMLLinkElement;
  lost.delete(link);
  return new Promise((resolve, reject) => {
    again.addEventListener('load', resolve);
    again.addEventListener('error', reject);
    link.replaceWith(again);
  });
}
