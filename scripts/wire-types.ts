// What the API's schemas look like in TypeScript: a small printer from JSON Schema to types, for the pages' client.

type Schema = { readonly [key: string]: unknown };

/** The types of every operation of an OpenAPI document, as the text of one module. */
export function wireTypes(document: Schema): string {
  const schemas = Object.entries(at(document, 'components', 'schemas') as { [name: string]: Schema });
  const operations = Object.entries(
    document.paths as { [path: string]: { [method: string]: Schema } },
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, made]) => operation(method, path, made)),
  );
  return [
    '// GENERATED from the API by `npm run generate`: what goes over the wire. Do not edit.',
    ...schemas.map(([name, schema]) => `export type ${name} = ${print(schema)};`),
    `/** Every operation, by method and path. */\nexport type Operations = {\n${operations.join('\n')}\n};`,
    '',
  ].join('\n\n');
}

function operation(method: string, path: string, made: Schema): string {
  const parameters = (made.parameters ?? []) as Schema[];
  const address = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
  const answer = at(made, 'responses', '200', 'content', 'application/json', 'schema') as Schema | undefined;
  return [
    `  /** ${made.summary} */`,
    `  '${address}': {`,
    `    params: ${inPlace(parameters, 'path')};`,
    `    query: ${inPlace(parameters, 'query')};`,
    `    body: ${body(made)};`,
    `    answer: ${answer === undefined ? 'undefined' : print(answer, '    ')};`,
    '  };',
  ].join('\n');
}

function body(made: Schema): string {
  const content = at(made, 'requestBody', 'content') as { [type: string]: { schema: Schema } } | undefined;
  if (content === undefined) return 'undefined';
  const json = content['application/json'];
  return json === undefined ? 'Blob' : print(json.schema, '    ');
}

function inPlace(parameters: readonly Schema[], place: string): string {
  const found = parameters.filter((parameter) => parameter.in === place);
  if (found.length === 0) return 'undefined';
  const members = found.map(({ name, required, schema }) => {
    return `${name}${required === true ? '' : '?'}: ${print(schema as Schema, '    ')}`;
  });
  return `{ ${members.join('; ')} }`;
}

/** One schema as a type. `indent` is that of the line it starts on. */
export function print(schema: Schema, indent = ''): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? 'unknown';
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices !== undefined) return unique(choices.map((choice) => print(choice, indent))).join(' | ');
  const parts = schema.allOf as Schema[] | undefined;
  if (parts !== undefined) return parts.map((part) => `(${print(part, indent)})`).join(' & ');
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => print({ ...schema, type }, indent)).join(' | ');
  }
  if (schema.type === 'array') return list(schema, indent);
  if (schema.type === 'object') return object(schema, indent);
  return PLAIN[schema.type as string] ?? 'unknown';
}

const PLAIN: Record<string, string> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function list(schema: Schema, indent: string): string {
  const fixed = schema.prefixItems as Schema[] | undefined;
  if (fixed !== undefined) return `[${fixed.map((item) => print(item, indent)).join(', ')}]`;
  const item = print((schema.items ?? {}) as Schema, indent);
  return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`;
}

function object(schema: Schema, indent: string): string {
  const required = (schema.required ?? []) as string[];
  const deeper = `${indent}  `;
  const members = Object.entries((schema.properties ?? {}) as { [name: string]: Schema }).map(
    ([name, member]) => {
      const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
      return `${deeper}${key}${required.includes(name) ? '' : '?'}: ${print(member, deeper)};`;
    },
  );
  const rest = schema.additionalProperties;
  const open = typeof rest === 'object' && rest !== null ? print(rest as Schema, indent) : undefined;
  if (members.length === 0) return `{ [name: string]: ${open ?? 'unknown'} }`;
  const closed = `{\n${members.join('\n')}\n${indent}}`;
  return open === undefined ? closed : `${closed} & { [name: string]: ${open} }`;
}

const unique = (types: readonly string[]): string[] => [...new Set(types)];

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Schema | undefined)?.[key], value);
}
