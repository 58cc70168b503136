// How a refusal is told over HTTP: problem details (RFC 9457), each with a sentence that says what to do.
import * as z from 'zod';
import type { Fault, Refusal, RefusalKind } from '../../shell/service/index.ts';

const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limit: 429,
};

const TITLE: Record<RefusalKind, string> = {
  invalid: 'Something is missing or wrong',
  unauthenticated: 'Please sign in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Changed in the meantime',
  limit: 'Too much at once',
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
  const body: z.infer<typeof problemSchema> = {
    type: `urn:millrace:problem:${refusal.code}`,
    title: TITLE[refusal.kind],
    status,
    detail: refusal.message,
    code: refusal.code,
    ...(refusal.faults === undefined ? {} : { errors: [...refusal.faults] }),
    ...(refusal.facts === undefined ? {} : { facts: refusal.facts }),
  };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

/** The response for a defect: nothing inner is told, the reference finds the line in the server's log. */
export function defectResponse(reference: string): Response {
  const detail = `The server met a fault of its own. Nothing was changed by this request. Try again; if it stays, report reference ${reference}.`;
  return Response.json(
    { type: 'urn:millrace:problem:defect', title: 'Our fault', status: 500, detail, code: 'defect' },
    { status: 500, headers: { 'content-type': 'application/problem+json' } },
  );
}

/** What a schema found wrong, as faults with a place each. */
export function faultsOf(error: z.ZodError, place: string): Fault[] {
  return error.issues.map((issue) => ({
    at: [place, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
}
