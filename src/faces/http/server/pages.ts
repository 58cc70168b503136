// The built pages: files with a hash in their name are kept for ever, everything else is asked for again each time.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context } from 'hono';
import { problemResponse } from '../problem.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Serves a file of `folder`, or the page that draws every other address. */
export function servePages(folder: string) {
  return async (context: Context): Promise<Response> => {
    const path = decodePath(context.req.path);
    const file = path === undefined ? undefined : await fileAt(folder, path);
    if (file !== undefined && path !== undefined) return answer(context, file, isHashed(path));
    if (path === undefined || extname(path) in TYPES) return problemResponse(NO_FILE);
    const page = join(folder, isPublicForm(path) ? 'public.html' : 'index.html');
    if (!existsSync(page)) return notBuilt();
    return answer(context, page, false);
  };
}

const NO_FILE = {
  kind: 'not-found',
  code: 'no-such-file',
  message: 'There is no such file. Reload the page.',
} as const;

/** What opens without a sign-in: the public form, and where a request stands. */
const isPublicForm = (path: string): boolean => path.startsWith('/f/') || path.startsWith('/s/');
const isHashed = (path: string): boolean => path.startsWith('/assets/');

function decodePath(path: string): string | undefined {
  try {
    const plain = normalize(decodeURIComponent(path));
    return plain.includes('\0') ? undefined : plain;
  } catch {
    return undefined;
  }
}

async function fileAt(folder: string, path: string): Promise<string | undefined> {
  const file = join(folder, path);
  if (!file.startsWith(folder + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true ? file : undefined;
}

async function answer(context: Context, file: string, forEver: boolean): Promise<Response> {
  const headers = new Headers({
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': forEver ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  });
  const zipped = `${file}.gz`;
  if (acceptsGzip(context) && existsSync(zipped)) {
    headers.set('content-encoding', 'gzip');
    return new Response(await readFile(zipped), { headers });
  }
  return new Response(await readFile(file), { headers });
}

const acceptsGzip = (context: Context): boolean =>
  (context.req.header('accept-encoding') ?? '').includes('gzip');

function notBuilt(): Response {
  const text = 'The pages are not built yet. Run "npm run build", then reload.';
  return new Response(text, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
