// What one operation of the API is: its address, who may use it, what it takes and what it answers, in one value.
import type * as z from 'zod';
import type { Result } from '../../core/base/index.ts';
import type { Refusal } from '../../shell/service/index.ts';
import type { AccessRule, Actor, Doing, PersonActor } from './access.ts';
import type { Tally } from './server/limits/tally.ts';
import type { Services } from './services.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A body that is not JSON: it reaches the handler as a stream and may be large. **units**: `limit` in bytes. */
export type Upload = { readonly upload: readonly string[]; readonly limit: number };
/** An answer that is not JSON: the handler returns the Response itself. */
export type Download = { readonly download: string };

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type BodyOf<Body> = Body extends Upload ? ReadableStream<Uint8Array> : Output<Body>;
type Reply<Answer> = Answer extends Download
  ? Response | Result<never, Refusal>
  : Answer extends z.ZodType
    ? Result<z.input<Answer>, Refusal>
    : Result<undefined, Refusal>;

/** Everything a handler gets. An actor is a person wherever the access rule is not `public`. */
export type Ask<Access extends AccessRule, Params, Query, Body> = {
  readonly actor: Access extends 'public' ? Actor : PersonActor;
  readonly params: Output<Params>;
  readonly query: Output<Query>;
  readonly body: BodyOf<Body>;
  readonly services: Services;
  readonly idempotencyKey: string | undefined;
  readonly request: Request;
  /** Headers to send with the answer, such as cookies. */
  readonly reply: Headers;
  /** The address of the asker, for limits on guessing. */
  readonly address: string;
  /** What this application counts of whoever asks. */
  readonly tally: Tally;
};

type Definition<Access extends AccessRule, Params, Query, Body, Answer> = {
  readonly method: Method;
  /** Hono's form: `/api/people/:id`. */
  readonly path: `/${string}`;
  readonly access: Access;
  /** What it is to tokens: to look for a GET and to act for all others, where nothing else is said. */
  readonly doing?: Doing;
  readonly summary: string;
  /** What it does keeps its key by itself, in its own commit. */
  readonly keepsKey?: true;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer?: Answer;
  readonly handle: (ask: Ask<Access, Params, Query, Body>) => Promise<Reply<Answer>> | Reply<Answer>;
};

/** One operation, its exact types folded away so that all fit in one list. */
export type Route = {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly access: AccessRule;
  readonly doing?: Doing | undefined;
  readonly summary: string;
  readonly keepsKey?: true | undefined;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | Upload | undefined;
  readonly answer?: z.ZodType | Download | undefined;
  readonly handle: (ask: Ask<AccessRule, unknown, unknown, unknown>) => Promise<unknown> | unknown;
};

/** Declares an operation. The compiler checks that the handler's answer fits `answer`; leaving out `access` does not compile. */
export function route<
  const Access extends AccessRule,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | Upload | undefined = undefined,
  Answer extends z.ZodType | Download | undefined = undefined,
>(definition: Definition<Access, Params, Query, Body, Answer>): Route {
  return definition as unknown as Route;
}

/** What an operation is to whoever asks by a token. */
export const doingOf = ({ doing, method }: Pick<Route, 'doing' | 'method'>): Doing =>
  doing ?? (method === 'GET' ? 'read' : 'act');

export const isUpload = (body: Route['body']): body is Upload => body !== undefined && 'upload' in body;
export const isDownload = (answer: Route['answer']): answer is Download =>
  answer !== undefined && 'download' in answer;
