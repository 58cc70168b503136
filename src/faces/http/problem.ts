// How a refusal is told over HTTP: problem details (RFC 9457), each with a sentence that says what to do.
import * as z from 'zod';
import type { Fault, Refusal, RefusalKind } from '../../shell/service/index.ts';
import { faultInWords } from './fault-words.ts';

const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
};

const TITLE: Record<RefusalKind, string> = {
  invalid: 'Something is missing or wrong',
  unauthenticated: 'Please sign in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Changed in the meantime',
  limit: 'Too much at once',
  unavailable: 'Not possible just now',
};

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused and what to do (RFC 9457).' });

/** The response for a refusal. `status` overrides the kind's own number (400 for what could not be read at all). */
export function problemResponse(refusal: Refusal, status = STATUS[refusal.kind]): Response {
  return Response.json(bodyOf(refusal, status), {
    status,
    headers: { 'content-type': PROBLEM, ...againAfter(refusal) },
  });
}

const PROBLEM = 'application/problem+json';

/** When to ask again, where that is known. */
const againAfter = ({ retryAfter }: Refusal): { 'retry-after'?: string } =>
  retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };

/** The same as it is written by a server that has no time for more: number, headers and text. */
export function plainProblem(refusal: Refusal) {
  const status = STATUS[refusal.kind];
  const text = JSON.stringify(bodyOf(refusal, status));
  const headers = {
    'content-type': PROBLEM,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...againAfter(refusal),
  };
  return { status, headers, text };
}

const bodyOf = (refusal: Refusal, status: number): z.infer<typeof problemSchema> => ({
  type: `urn:millrace:problem:${refusal.code}`,
  title: TITLE[refusal.kind],
  status,
  detail: refusal.message,
  code: refusal.code,
  ...(refusal.faults === undefined ? {} : { errors: [...refusal.faults] }),
  ...(refusal.facts === undefined ? {} : { facts: refusal.facts }),
});

/**
 * The response for a defect: nothing inner is told, the reference finds the line in the server's log. Whether something
 * was done before the fault is not known here, so nothing is said of it.
 */
export function defectResponse(reference: string): Response {
  const detail = `The server met a fault of its own. Reload to see what was done, then try again; if it stays, report reference ${reference}.`;
  return Response.json(
    { type: 'urn:millrace:problem:defect', title: 'Our fault', status: 500, detail, code: 'defect' },
    { status: 500, headers: { 'content-type': PROBLEM } },
  );
}

/** The response where the database went away: what was asked may have been done or not; asked again under its key, it is done once. */
export const awayResponse = (): Response =>
  problemResponse({
    kind: 'unavailable',
    code: 'database-away',
    message:
      'The database cannot be reached just now. Wait a moment and send it again: it is done once at most.',
    retryAfter: 2,
  });

/** The response where the storage of files is away: what was asked was not done. */
export const filesAwayResponse = (): Response =>
  problemResponse({
    kind: 'unavailable',
    code: 'files-away',
    message:
      'Files cannot be stored or read just now; everything else goes on. Try again in a moment. If it stays, tell whoever runs Millrace.',
    retryAfter: 10,
  });

/** The response where a file is not what was stored: it is given to nobody. */
export const fileLostResponse = (): Response =>
  problemResponse({
    kind: 'unavailable',
    code: 'file-lost',
    message:
      'This file is damaged or gone from where it was kept, so it is not given out. Send it again if you have it, and tell whoever runs Millrace.',
  });

/** The response where the disk is full: what was asked was not done. */
export const fullResponse = (): Response =>
  problemResponse(
    {
      kind: 'unavailable',
      code: 'disk-full',
      message:
        'The disk of the database is full, so nothing can be changed just now; nothing was lost. Looking goes on, and changing goes on by itself once whoever runs Millrace has freed some space.',
    },
    507,
  );

/** What a schema found wrong, as faults with a place each. */
export function faultsOf(error: z.ZodError, place: string): Fault[] {
  return error.issues.map((issue) => ({
    at: [place, ...issue.path.map(String)].join('.'),
    message: faultInWords(issue),
  }));
}
