// Every statement that the product sends in a test, as PostgreSQL understood it: its connections are asked to print the tree
// of whatever they parse, inside functions too. When the tests of a file are done, each is judged once (0095): judged.ts.
import { createHash } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { ABOVE_WORKSPACES } from '../../src/shell/store/distribution.ts';
import { isNode, nodesBelow, readTree } from './query-tree.ts';
import { refusals } from './refused-statements.ts';
import { type Names, unroutedTables } from './routed-statements.ts';

type Heard = { readonly tree: string; readonly statement: string; readonly names: Names };
type Listening = ClientConfig & { readonly hear: (tree: string, statement: string) => void };

const PRINTS = '-c debug_print_rewritten=on -c debug_pretty_print=off -c client_min_messages=log';

/** A client of the pool that tells what PostgreSQL printed, and while which statement. */
class HeardClient extends Client {
  constructor(config: Listening) {
    // What the pool hands over is its own, and what it keeps to itself would not come along in a copy.
    super(Object.assign(config, { options: PRINTS }));
    this.on('notice', ({ message, detail, where }) => {
      if (message === 'rewritten parse tree:' && detail?.includes('RANGETBLENTRY')) {
        config.hear(detail, where ?? activeText(this));
      }
    });
  }
}

/** What PostgreSQL prints of one statement, and of those in the functions that it calls. */
export async function printedTrees(owner: ClientConfig, text: string): Promise<string[]> {
  const client = new Client({ ...owner, options: PRINTS });
  const trees: string[] = [];
  client.on('notice', ({ message, detail }) => {
    if (message === 'rewritten parse tree:' && detail !== undefined) trees.push(detail);
  });
  await client.connect();
  await client.query(text).finally(() => client.end());
  return trees;
}

const activeText = (client: object): string =>
  '_activeQuery' in client ? ((client._activeQuery as { text?: string } | null)?.text ?? '') : '';

const heard = new Map<string, Heard>();

/** What needs no second judgement: the same tree in another file of the same process. */
const judged = new Set<string>();

/** The same access, its statements listened to. */
export function listenedTo(runtime: ClientConfig, names: Names): ClientConfig {
  const hear = (tree: string, statement: string) => {
    const key = createHash('sha1').update(tree).digest('base64');
    if (!heard.has(key) && !judged.has(key)) heard.set(key, { tree, statement, names });
  };
  const listeningAccess: Listening & { Client: typeof HeardClient } = {
    ...runtime,
    Client: HeardClient,
    hear,
  };
  return listeningAccess;
}

/** What the catalogue of a database says of tables and functions. */
export async function namesIn(owner: Client): Promise<Names> {
  const tables = await owner.query<{ oid: number; table: string; key: number | null }>(
    `select c.oid::int as oid, c.relname as table, a.attnum::int as key from pg_class c
        left join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  );
  const functions = await owner.query<{ oid: number; kind: 's' | 'v' }>(
    `select oid::int as oid, provolatile as kind from pg_proc where provolatile <> 'i'`,
  );
  return {
    tables: new Set(tables.rows.map(({ oid }) => oid)),
    tenant: new Map(
      tables.rows
        .filter(({ table }) => !ABOVE_WORKSPACES.includes(table))
        .map(({ oid, table, key }) => [oid, { table, key: key ?? 0 }]),
    ),
    mutable: new Map(functions.rows.map(({ oid, kind }) => [oid, kind])),
  };
}

/** What a cluster would not do with a statement whose printed tree this is, in words. */
export function clusterFaults(tree: string, names: Names): string[] {
  const printed = readTree(tree);
  const queries = isNode(printed) ? [printed] : typeof printed === 'string' ? [] : printed.filter(isNode);
  return queries
    .filter((query) => [...nodesBelow([query])].some(({ kind }) => kind === 'RANGETBLENTRY'))
    .flatMap((query) => [...unroutedTables(query, names), ...refusals(query, names)]);
}

const shown = ({ statement }: Heard, faults: readonly string[]): string =>
  `${[...new Set(faults)].join('; ')}:\n    ${statement.replace(/\s+/g, ' ')}`;

/** Judges what was heard since it was last asked. **throws** where a cluster would not do a statement. */
export function judgeWhatWasHeard(): void {
  const told = [...heard].flatMap(([key, each]) => {
    const faults = clusterFaults(each.tree, each.names);
    // What has faults is told of in every file that sends it.
    if (faults.length === 0) judged.add(key);
    return faults.length === 0 ? [] : [shown(each, faults)];
  });
  heard.clear();
  if (told.length === 0) return;
  throw new Error(
    `A cluster would not do these as they are sent:\n  ${[...new Set(told)].sort().join('\n  ')}`,
  );
}
