// Servers that lie, for the drill to find them out.
import type { Reached } from '../../http/client.ts';
import type { LinearFault } from './linear.ts';

const OLD_MS = 400;

export const lying: { readonly [fault in LinearFault]: (server: Reached) => Reached } = {
  /** A look is answered as a look was a while ago. */
  stale: (server) => {
    const kept = new Map<string, { at: number; response: Response }>();
    return {
      fetch: async (request) => {
        if (request.method !== 'GET') return server.fetch(request);
        const path = new URL(request.url).pathname;
        const before = kept.get(path);
        if (before !== undefined && performance.now() - before.at < OLD_MS) return before.response.clone();
        const response = await server.fetch(request);
        kept.set(path, { at: performance.now(), response: response.clone() });
        return response;
      },
    };
  },
  /** What is refused as a conflict is said to be done. */
  yes: (server) => ({
    fetch: async (request) => {
      const response = await server.fetch(request);
      if (response.status !== 409) return response;
      const look = new Request(request.url.replace(/\/[^/]*$/, ''), { headers: request.headers });
      const { seq } = (await (await server.fetch(look)).json()) as { seq: number };
      return Response.json({ caseId: '', seq });
    },
  }),
};
