// A client of the API that costs little beside the server it measures: one connection kept open, one request at a time.
import { Agent, request } from 'node:http';

export type Answer = { readonly status: number; readonly text: string; readonly cookies: readonly string[] };
export type Client = {
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): void;
};

export function openClient(origin: string, cookie = ''): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(origin);
  const ask: Client['ask'] = (method, path, body, headers = {}) =>
    new Promise((answered, failed) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const sent = { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const asked = request({ agent, hostname, port, method, path, headers: { ...sent, ...headers } });
      asked.on('error', failed);
      asked.on('response', (response) => {
        let read = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          read += part;
        });
        response.on('error', failed);
        response.on('end', () => {
          const cookies = response.headers['set-cookie'] ?? [];
          answered({ status: response.statusCode ?? 0, text: read, cookies });
        });
      });
      asked.end(text);
    });
  return { ask, close: () => agent.destroy() };
}

/** The answer's body. It throws where the request was refused, for then a bench would measure nothing. */
export function bodyOf({ status, text }: Answer): unknown {
  if (status >= 300) throw new Error(`The server answered ${status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
