// Makes dist/: the pages (compressed beside themselves) and the server as plain JavaScript, for publishing and starting.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { build as buildPages } from 'vite';

const root = join(import.meta.dirname, '..');
const pages = join(root, 'dist/web');

/** Below this a compressed file saves nothing. **units**: bytes. */
const WORTH_IT = 1_024;

/** Builds the pages and lays a `.gz` beside each file that gains by it. */
export async function makePages(): Promise<void> {
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

/** Bundles the server; libraries stay where npm put them. The migrations are read at run time, so they lie beside it. */
async function makeServer(): Promise<void> {
  for (const file of readdirSync(join(root, 'dist'))) {
    if (/^(main|analysis-thread|sample-thread|part-.*)\.js(\.map)?$/.test(file))
      rmSync(join(root, 'dist', file));
  }
  await bundle({
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
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  cpSync(join(root, 'src/shell/store/migrations'), join(root, 'dist/migrations'), { recursive: true });
}

if (import.meta.main) {
  await makePages();
  await makeServer();
}
