// The whole HTTP face: routes, the reference of the API, the pages, and the headers that go with every answer.
import { Hono } from 'hono';
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { openApi } from '../openapi.ts';
import { type Route, route } from '../route.ts';
import { tlsAhead } from './guard.ts';
import { servePages } from './pages.ts';
import { createRouter, type RouterOptions } from './router.ts';

export type AppOptions = RouterOptions & {
  readonly version: string;
  /** The folder with the built pages; null where there are none to serve. */
  readonly pages: string | null;
  /** Refuses what was meant for another server; nothing where it is left out. */
  readonly hosts?: (request: Request) => Response | undefined;
  /** The address that people type, where a proxy passes requests on. */
  readonly typed?: string | undefined;
};

const HEADERS: readonly (readonly [string, string])[] = [
  [
    'content-security-policy',
    [
      "default-src 'self'",
      "script-src 'self'",
      // Controls place themselves with style attributes; scripts stay strict.
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  ],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
];

/** The application, ready to be served: `app.fetch(request)`. */
export function createApp(routes: readonly Route[], options: AppOptions): Hono {
  const app = new Hono();
  const lookForTls = tlsAhead(options.typed);
  app.use(async (context, next) => {
    lookForTls(context.req.raw);
    const refused = options.hosts?.(context.req.raw);
    if (refused === undefined) await next();
    else context.res = refused;
    for (const [name, value] of HEADERS) context.res.headers.set(name, value);
  });
  app.route('/', createRouter([...routes, referenceRoute(routes, options.version)], options));
  if (options.pages !== null) app.get('*', servePages(options.pages));
  return app;
}

const referenceRoute = (routes: readonly Route[], version: string): Route => {
  const reference = openApi(routes, version);
  return route({
    method: 'GET',
    path: '/api/openapi.json',
    access: 'public',
    summary: 'The reference of this API, as OpenAPI 3.1',
    answer: z.record(z.string(), z.unknown()),
    handle: () => succeed(reference),
  });
};
