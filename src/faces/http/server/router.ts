// How a request becomes an answer: who asks, may they, is what they sent right, then the route's own handler.
import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import type * as z from 'zod';
import type { AnswerService, Fault, Refusal } from '../../../shell/service/index.ts';
import { isConnectionLoss, isDiskFull, isFileLost, isFilesAway } from '../../../shell/store/index.ts';
import type { Around } from '../../../shell/tracing/index.ts';
import { type Actor, can } from '../access.ts';
import {
  awayResponse,
  defectResponse,
  faultsOf,
  fileLostResponse,
  filesAwayResponse,
  fullResponse,
  problemResponse,
} from '../problem.ts';
import { type Ask, doingOf, isUpload, type Route } from '../route.ts';
import type { Services } from '../services.ts';
import { guard, isEncrypted, type Read, readJson, readUpload, tooLargeResponse } from './guard.ts';
import { type Admission, createAdmission } from './limits/admission.ts';
import { type Lane, laneOf } from './limits/lanes.ts';
import { refusedAccess } from './refused-access.ts';
import { createReplay, keyIn } from './replay.ts';
import { unstorable } from './storable.ts';

/** What the face needs to know beside its routes. `report` writes to the server's log. */
export type RouterOptions = {
  readonly services: Services;
  readonly report: (reference: string, error: unknown) => void;
  readonly actorOf: (headers: Headers) => Promise<Actor>;
  /** Looks on while a request is answered. */
  readonly around?: Around | undefined;
  /** Where answers are kept for all servers; without it, each remembers its own. */
  readonly answers?: AnswerService;
  /** False while the disk is nearly full: then only looking is possible, and getting in. */
  readonly hasRoom?: () => boolean;
  /** Who may come in; the usual limits where it is left out. */
  readonly admission?: Admission;
};

type Asked = { params: unknown; query: unknown; body: unknown };
type Parsed = { ok: true; asked: Asked } | { ok: false; response: Response };

/** A router that serves the given routes below `/api`. */
export function createRouter(routes: readonly Route[], options: RouterOptions): Hono {
  const app = new Hono();
  const replay = createReplay(options.answers);
  const admission = options.admission ?? createAdmission();
  for (const route of routes) {
    const lane = laneOf(route.path);
    app.on(route.method, route.path, async (context) => {
      const request = context.req.raw;
      const address = admission.addressOf(incomingOf(context.env));
      const ground = { params: context.req.param(), address, options, replay, admission, lane };
      return guard(request) ?? watched(route, request, ground);
    });
  }
  app.all('/api/*', () => problemResponse(NO_SUCH_OPERATION));
  return app;
}

const NO_SUCH_OPERATION: Refusal = {
  kind: 'not-found',
  code: 'no-such-operation',
  message: 'There is no such operation. The list of all operations is at /api/openapi.json.',
};

type Context = {
  readonly params: Record<string, string>;
  readonly address: string;
  readonly options: RouterOptions;
  readonly replay: ReturnType<typeof createReplay>;
  readonly admission: Admission;
  readonly lane: Lane;
};

/** Names what is asked by its form: what stands in the address itself may be a token. */
function watched(route: Route, request: Request, context: Context): Response | Promise<Response> {
  const { around } = context.options;
  if (around === undefined) return serve(route, request, context);
  const { method, path } = route;
  const parent = request.headers.get('traceparent');
  return around({ name: `${method} ${path}`, kind: 'server', parent }, async (say) => {
    const response = await serve(route, request, context);
    say('http.request.method', method);
    say('http.route', path);
    say('http.response.status_code', response.status);
    return response;
  });
}

async function serve(route: Route, request: Request, context: Context): Promise<Response> {
  const { hasRoom = () => true } = context.options;
  if (route.method !== 'GET' && context.lane !== 'door' && !hasRoom()) return fullResponse();
  try {
    return await inLane(route, request, context);
  } catch (error) {
    const tooLarge = tooLargeResponse(error);
    if (tooLarge !== undefined) return tooLarge;
    const reference = Math.trunc(performance.timeOrigin + performance.now()).toString(36);
    if (isDiskFull(error)) return fullResponse();
    context.options.report(reference, error);
    if (isFilesAway(error)) return filesAwayResponse();
    if (isFileLost(error)) return fileLostResponse();
    return isConnectionLoss(error) ? awayResponse() : defectResponse(reference);
  }
}

/** Answers once there is a place in the lane. What is typed is read before: whoever sends slowly takes no place. */
async function inLane(route: Route, request: Request, context: Context): Promise<Response> {
  const typed = route.body === undefined || isUpload(route.body) ? undefined : await readJson(request);
  const gate = context.admission.gateOf(context.lane);
  if (gate === undefined) return answer(route, request, typed, context);
  if (!(await gate.enter())) return problemResponse(context.admission.full());
  try {
    return await answer(route, request, typed, context);
  } finally {
    gate.leave();
  }
}

async function answer(
  route: Route,
  request: Request,
  typed: Read | undefined,
  { params, address, options, replay, admission }: Context,
): Promise<Response> {
  const actor = await options.actorOf(request.headers);
  if (!can(actor, route.access, { doing: doingOf(route) }))
    return problemResponse(refusedAccess(route, actor, request));
  const tooMuch = actor.kind === 'person' ? admission.ofWorkspace(actor.workspaceId) : undefined;
  if (tooMuch !== undefined) return problemResponse(tooMuch);
  const key = keyIn(request);
  if (!key.ok) return problemResponse(key.problem);
  const parsed = parse(route, request, params, typed);
  if (!parsed.ok) return parsed.response;
  const { asked } = parsed;
  const reply = new Headers();
  const ours = { services: options.services, tally: admission.tally };
  const given = { ...ours, actor, idempotencyKey: key.value, request, reply, address };
  const run = async () => {
    const outcome = await route.handle({ ...asked, ...given } as Ask<never, unknown, unknown, unknown>);
    return respond(outcome, reply, isEncrypted(request));
  };
  return replay({ actor, request, key: key.value, asked, keepsKey: route.keepsKey === true }, run);
}

function parse(
  route: Route,
  request: Request,
  params: Record<string, string>,
  typed: Read | undefined,
): Parsed {
  const query = queryOf(new URL(request.url).searchParams);
  const faults: Fault[] = [];
  const asked: Asked = {
    params: checked(route.params, params, 'params', faults),
    query: checked(route.query, query, 'query', faults),
    body: undefined,
  };
  if (route.body !== undefined) {
    const body = isUpload(route.body) ? readUpload(request, route.body) : typed;
    if (body === undefined) throw new Error('The body was not read.');
    if (!body.ok) return { ok: false, response: problemResponse(body.problem, body.status) };
    asked.body = isUpload(route.body) ? body.value : checked(route.body, body.value, 'body', faults);
  }
  if (faults.length === 0) return { ok: true, asked };
  const message = `Please correct: ${faults.map((fault) => `${fault.at} (${fault.message})`).join('; ')}.`;
  return {
    ok: false,
    response: problemResponse({ kind: 'invalid', code: 'invalid-input', message, faults }),
  };
}

function checked(schema: z.ZodType | undefined, value: unknown, place: string, faults: Fault[]): unknown {
  if (schema === undefined) return undefined;
  const strange = unstorable(value, place);
  faults.push(...strange);
  if (strange.length > 0) return undefined;
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  faults.push(...faultsOf(outcome.error, place));
  return undefined;
}

/** A name that comes once is a value, a name that comes again is a list. */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}

type Outcome = { ok: true; value: unknown } | { ok: false; problem: Refusal };

function respond(outcome: unknown, reply: Headers, encrypted: boolean): Response {
  const response = outcome instanceof Response ? outcome : responseOf(outcome as Outcome);
  for (const [name, value] of reply) {
    const secured = encrypted && name === 'set-cookie' ? `${value}; Secure` : value;
    response.headers.append(name, secured);
  }
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  return response;
}

function responseOf(outcome: Outcome): Response {
  if (!outcome.ok) return problemResponse(outcome.problem);
  return outcome.value === undefined ? new Response(null, { status: 204 }) : Response.json(outcome.value);
}

/** The request as the node server has it; nothing where the application is asked directly. */
const incomingOf = (env: unknown): IncomingMessage | undefined =>
  (env as { incoming?: IncomingMessage } | undefined)?.incoming;
