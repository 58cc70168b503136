// A visitor over the network: the same small browser, asking a server that may be gone or have moved to another port.
import { type Reached, type Visitor, visitor } from '../http/client.ts';

/** `origin` is asked each time, for a server that was started again has another port. */
export const reaching = (origin: () => string): Visitor => visitor(reached(origin));

export const reached = (origin: () => string): Reached => ({
  fetch: (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${origin()}${pathname}${search}`, request));
  },
});
