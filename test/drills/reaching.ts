// A visitor over the network: the same small browser, asking a server that may be gone or have moved to another port.
import { type Visitor, visitor } from '../http/client.ts';

/** `origin` is asked each time, for a server that was started again has another port. */
export function reaching(origin: () => string): Visitor {
  const fetchThere = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${origin()}${pathname}${search}`, request));
  };
  return visitor({ fetch: fetchThere });
}
