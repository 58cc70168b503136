// Was this request meant for us? A page elsewhere may let its own name lead to this machine and then ask us as if we were
// its server. One that listens to its own machine alone therefore answers only to the names of that machine.
import type { Refusal } from '../../../shell/service/index.ts';
import { problemResponse } from '../problem.ts';

/** Refuses requests sent to a strange name. `host` is where the server listens; `address` is what people type, if it differs. */
export function hostGuard(host: string, address?: string): (request: Request) => Response | undefined {
  if (!isLoopback(inUrl(host))) return () => undefined;
  const known = address === undefined ? undefined : nameIn(address);
  return (request) => {
    const asked = request.headers.get('host');
    const name = asked === null ? new URL(request.url).hostname : nameIn(`http://${asked}`);
    if (name !== undefined && (isLoopback(name) || name === known)) return undefined;
    return problemResponse(strangeHost(asked ?? ''), 421);
  };
}

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);

/** An address of version 6 stands in brackets within a URL. */
const inUrl = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

const nameIn = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).hostname : undefined;

const strangeHost = (asked: string): Refusal => ({
  kind: 'forbidden',
  code: 'strange-host',
  message:
    `This Millrace is not "${asked.slice(0, 100)}". Open it under the address it printed when it was started. ` +
    'If another server passes requests on to it, start it with --address and the address that people type.',
});
