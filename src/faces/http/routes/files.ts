// Files of cases: sent before they are put into a field, and fetched by whoever may see the case.
import * as z from 'zod';
import { FILE_LIMIT, type StoredFile } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { fileSchema } from './case-shapes.ts';

const upload = route({
  method: 'POST',
  path: '/api/files',
  access: 'member',
  summary: 'Send a file; the answer is the value for a file field',
  query: z.object({ name: z.string().min(1).max(300) }),
  body: { upload: ['application/octet-stream'], limit: FILE_LIMIT },
  answer: fileSchema,
  handle: ({ services, actor, query, body }) =>
    services.files.put(actor.workspaceId, actor.personId, { name: query.name, content: body }),
});

const fetchFile = route({
  method: 'GET',
  path: '/api/cases/:caseId/files/:hash',
  access: 'signed-in',
  summary: 'A file that a case holds or held',
  params: z.object({ caseId: z.string().max(64), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: { download: 'application/octet-stream' },
  handle: async ({ services, actor, params }) => {
    const found = await services.files.ofCase(actor, params.caseId, params.hash);
    return found.ok ? responseOf(found.value) : found;
  },
});

/** Always saved, never shown by the browser: what somebody sent must not run as a page of ours. */
function responseOf({ name, mediaType, bytes, content }: StoredFile): Response {
  return new Response(ReadableStream.from(content) as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escapeMore)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    },
  });
}

const escapeMore = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

export const fileRoutes = [upload, fetchFile];
