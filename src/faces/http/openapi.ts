// The reference of the API, made from the routes themselves: OpenAPI 3.1, so that it can never say something else.
import * as z from 'zod';
import { RULE_WORDS } from './access.ts';
import { problemSchema } from './problem.ts';
import { doingOf, isDownload, isUpload, type Route } from './route.ts';

type Schema = { [key: string]: unknown };
type Components = Map<string, Schema>;

/** The OpenAPI 3.1 document of a list of routes. */
export function openApi(routes: readonly Route[], version: string): Schema {
  const components: Components = new Map();
  schemaOf(problemSchema, 'output', components);
  const paths: { [path: string]: Schema } = {};
  for (const route of [...routes].sort(byAddress)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, components) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Millrace', version, description: 'Everything the pages do, this API does.' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'millrace.session_token' },
        token: { type: 'http', scheme: 'bearer', description: TOKEN_WORDS },
      },
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

const TOKEN_WORDS =
  'A token that a person makes in their settings: it may what its person may, or only read, and nothing about getting in.';

const credentials = (route: Route): Schema[] =>
  doingOf(route) === 'sign-in' ? [{ session: [] }] : [{ session: [] }, { token: [] }];

const byAddress = (a: Route, b: Route) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1);

function operation(route: Route, components: Components): Schema {
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: RULE_WORDS[route.access],
    tags: [route.path.split('/')[2] ?? 'api'],
    'x-access': route.access,
    ...(route.access === 'public' ? {} : { 'x-doing': doingOf(route), security: credentials(route) }),
    parameters: [
      ...parameters(route.params, 'path', components),
      ...parameters(route.query, 'query', components),
      ...(route.method === 'POST' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(route.body === undefined ? {} : { requestBody: requestBody(route.body, components) }),
    responses: {
      ...answer(route.answer, components),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Send the same key again after a lost answer: the request is done once.',
  schema: { type: 'string', maxLength: 128 },
};

/** A name such as `postPeopleById`: stable as long as the address is. */
function operationId(route: Route): string {
  const words = route.path
    .replace(/^\/api\//, '')
    .split('/')
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part));
  return [route.method.toLowerCase(), ...words]
    .join('-')
    .replace(/[^a-zA-Z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function parameters(
  schema: z.ZodType | undefined,
  place: 'path' | 'query',
  components: Components,
): Schema[] {
  if (schema === undefined) return [];
  const shape = schemaOf(schema, 'input', components);
  const required = (shape.required ?? []) as string[];
  return Object.entries((shape.properties ?? {}) as { [name: string]: Schema }).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function requestBody(body: NonNullable<Route['body']>, components: Components): Schema {
  if (isUpload(body)) {
    const content = Object.fromEntries(
      body.upload.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
    );
    return { required: true, content };
  }
  return { required: true, content: { 'application/json': { schema: schemaOf(body, 'input', components) } } };
}

function answer(schema: Route['answer'], components: Components): Schema {
  if (schema === undefined) return { 204: { description: 'Done' } };
  if (isDownload(schema)) {
    return {
      200: { description: 'Answered', content: { [schema.download]: { schema: { type: 'string' } } } },
    };
  }
  const content = { 'application/json': { schema: schemaOf(schema, 'output', components) } };
  return { 200: { description: 'Answered', content } };
}

/** A schema as JSON Schema; schemas with a name (`.meta({ id })`) move to the components and are referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Components): Schema {
  // Wrapped in an object so that a named or recursive root becomes a definition like any other.
  const made = z.toJSONSchema(z.object({ root: schema }), { io, unrepresentable: 'any', reused: 'inline' });
  const { $defs, properties } = rewriteRefs(made) as Wrapped;
  for (const [name, { id: _id, ...definition }] of Object.entries($defs ?? {}))
    components.set(name, definition);
  return properties.root;
}

type Wrapped = { $defs?: { [name: string]: Schema }; properties: { root: Schema } };

function rewriteRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewriteRefs);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string'
        ? member.replace('#/$defs/', '#/components/schemas/')
        : rewriteRefs(member),
    ]),
  );
}
