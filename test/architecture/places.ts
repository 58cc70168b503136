// Where does a file stand, and whom may it know? The table of ARCHITECTURE.md, as data.

/** Core roots, and the core roots each may import. */
export const CORE: { readonly [root: string]: readonly string[] } = {
  base: [],
  layout: ['base'],
  model: ['base'],
  rules: ['model', 'base'],
  net: ['model', 'base'],
  'event-log': ['model', 'base'],
  engine: ['rules', 'net', 'model', 'base'],
  mining: ['event-log', 'net', 'model', 'base'],
  simulation: ['engine', 'mining', 'event-log', 'model', 'base'],
};

/** Shell roots, and the shell roots each may import. */
export const SHELL: { readonly [root: string]: readonly string[] } = {
  store: [],
  'log-file': [],
  analysis: ['log-file'],
  notify: ['store'],
  tracing: [],
  service: ['store', 'log-file', 'analysis', 'tracing'],
  worker: ['service', 'store'],
};

export const FACES = ['http', 'mcp', 'cli', 'web'] as const;

/** Libraries that core may use: pure ones, each for one purpose. */
export const CORE_LIBRARIES = [
  'zod',
  'yaml',
  'lezer-feel',
  '@lezer/common',
  'big.js',
  'temporal-polyfill',
  'fflate',
];

/** Only these folders speak SQL. */
export const SQL_LIBRARIES = ['pg', 'kysely'];

/** Flat catalogues of peers, which may have any number of entries: what their peers are. */
export const CATALOGUES: { readonly [folder: string]: string } = {
  'src/core/base': 'values with laws',
  'src/core/model': 'nouns',
  'src/core/engine/commands': 'commands',
  'src/core/engine/stages': 'stage kinds',
  'src/core/engine/validate': 'checks',
  'src/core/engine/actions': 'actions',
  'src/core/event-log': 'log formats and their columns',
  'src/core/layout': 'passes over a graph',
  'src/core/mining': 'questions to a log',
  'src/core/mining/measures': 'measures',
  'src/core/mining/filter': 'kinds of filter',
  'src/core/mining/findings': 'kinds of finding',
  'src/core/rules': 'readings of a rule',
  'src/core/rules/builtins': 'families of functions',
  'src/core/rules/constructs': 'constructs of FEEL',
  'src/core/simulation': 'parts of a simulated world',
  'src/shell/analysis': 'answers to a question each',
  'src/shell/store': 'what is remembered',
  'src/shell/store/migrations': 'migrations',
  'src/shell/store/tables': 'tables',
  'src/shell/store/embedded': 'steps of keeping a server',
  'src/shell/service': 'use cases',
  'src/shell/worker/perform': 'effects',
  'src/faces/http/routes': 'resources',
  'src/faces/cli': 'subcommands',
  'src/faces/web/pages': 'pages',
  'src/faces/web/words/en': 'the words of a page each',
  'src/faces/web/parts': 'shared controls',
};

export const FORBIDDEN_FOLDERS = [
  'utils',
  'util',
  'common',
  'shared',
  'lib',
  'helpers',
  'types',
  'interfaces',
];

export type Place =
  | { readonly floor: 'core' | 'shell' | 'faces'; readonly root: string }
  | { readonly floor: 'main' }
  | { readonly floor: 'outside' };

export function placeOf(path: string): Place {
  if (/^src\/main\.tsx?$/.test(path)) return { floor: 'main' };
  const match = /^src\/(core|shell|faces)\/([^/]+)\//.exec(path);
  if (match === null) return { floor: 'outside' };
  return { floor: match[1] as 'core' | 'shell' | 'faces', root: match[2] ?? '' };
}

/** Why one place may not import the other; null where it may. */
export function whyNot(from: Place, to: Place): string | null {
  if (to.floor === 'main') return 'main.ts knows everybody, and nobody imports it';
  if (from.floor === 'main' || from.floor === 'outside') return null;
  if (to.floor === 'outside') return 'the source imports nothing from outside src';
  if (from.floor === to.floor && from.root === to.root) return null;
  if (from.floor === 'core') return whyNotCore(from.root, to);
  if (from.floor === 'shell') return whyNotShell(from.root, to);
  if (to.floor === 'faces') return `faces never import each other (${from.root} -> ${to.root})`;
  if (from.root === 'web' && to.floor === 'shell') return 'the web reaches the shell over the wire only';
  return null;
}

function whyNotCore(root: string, to: Exclude<Place, { floor: 'main' | 'outside' }>): string | null {
  if (to.floor !== 'core') return `core imports core only, never ${to.floor}`;
  const allowed = CORE[root];
  if (allowed === undefined) return `core has no root "${root}"`;
  return allowed.includes(to.root) ? null : `core/${root} may not import core/${to.root}`;
}

function whyNotShell(root: string, to: Exclude<Place, { floor: 'main' | 'outside' }>): string | null {
  if (to.floor === 'core') return null;
  if (to.floor === 'faces') return 'the shell never imports a face';
  const allowed = SHELL[root];
  if (allowed === undefined) return `the shell has no root "${root}"`;
  return allowed.includes(to.root) ? null : `shell/${root} may not import shell/${to.root}`;
}
