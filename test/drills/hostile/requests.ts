// How an input reaches its parser through the server: which requests are made with it.
import { textOf } from './hostile-input.ts';
import type { SERVED } from './parsers.ts';

export type Request = {
  readonly method?: string;
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array | string;
};
/** **shape**: `code` of a refusal, `body` of what was done. */
export type Answer = { readonly status: number; readonly code: string; readonly body: unknown };
type Ask = (request: Request) => Promise<Answer>;
export type Served = (typeof SERVED)[number];

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'multipart/form-data; boundary=b';
const BYTES_TYPE = 'application/octet-stream';

const BODIES_GO_TO = [
  ...['/api/cases', '/api/cases', '/api/workflows', '/api/calendars', '/api/teams', '/api/people'],
  ...[
    '/api/workflows/hostile/dry-runs',
    '/api/logs/none/reading',
    '/api/worklist/complete',
    '/api/workflows/hostile/saved-filters',
  ],
];
const FORMS_GO_TO: readonly (readonly [path: string, type: string])[] = [
  ['/api/cases', FORM_TYPE],
  ['/api/logs?name=form', FORM_TYPE],
  ['/api/logs?name=form', BYTES_TYPE],
  ['/api/cases', JSON_TYPE],
  ['/api/files', 'application/x-www-form-urlencoded'],
];

/** A workflow with one rule in it. */
const withRule = (rule: string): string =>
  `workflow: ruled\nowner: person ana\nrecord: { amount: { type: money }, title: { type: text } }\nintake: [{ title: Go, form: { fields: [amount, title] }, starts: ask }]\nstages:\n  ask: { kind: decide, next: [{ to: done, when: ${JSON.stringify(rule)} }, { to: done }] }\n  done: { kind: end }\n`;

const check = (source: string): Request => ({
  path: '/api/workflows/check',
  type: JSON_TYPE,
  body: JSON.stringify({ source }),
});

/** Sent, read, and removed again. */
async function sendLog(bytes: Uint8Array, ask: Ask): Promise<Answer> {
  const sent = await ask({ path: '/api/logs?name=hostile', type: BYTES_TYPE, body: bytes });
  const id = (sent.body as { log?: { id?: string } } | null)?.log?.id;
  if (sent.status >= 300 || id === undefined) return sent;
  const read = await ask({ path: `/api/logs/${id}/reading`, type: JSON_TYPE, body: '{}' });
  await ask({ method: 'DELETE', path: `/api/logs/${id}`, type: JSON_TYPE, body: '' });
  return read;
}

async function sendSource(source: string, n: number, ask: Ask): Promise<Answer> {
  const checked = await ask(check(source));
  if (n % 5 > 0 || checked.status >= 300) return checked;
  return ask({ path: '/api/workflows', type: JSON_TYPE, body: JSON.stringify({ source }) });
}

export function send(parser: Served, bytes: Uint8Array, n: number, ask: Ask): Promise<Answer> {
  if (parser === 'json')
    return ask({ path: BODIES_GO_TO[n % BODIES_GO_TO.length] ?? '', type: JSON_TYPE, body: bytes });
  if (parser === 'multipart') {
    const [path, type] = FORMS_GO_TO[n % FORMS_GO_TO.length] ?? ['', ''];
    return ask({ path, type, body: bytes });
  }
  if (parser === 'yaml') return sendSource(textOf(bytes), n, ask);
  return parser === 'feel' ? ask(check(withRule(textOf(bytes)))) : sendLog(bytes, ask);
}
