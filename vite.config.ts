// How the pages are built: two entries (the application, the public form), and a first script that runs before paint.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { transformSync } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

const entry = join(import.meta.dirname, 'src/faces/web/entry');

/** Puts `first-paint.ts` into the head as a script that the browser waits for; a strict policy allows no inline one. */
function firstPaint(): Plugin {
  const source = readFileSync(join(entry, 'first-paint.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', minify: true, format: 'iife' });
  const head = [{ tag: 'script', attrs: { src: '/first-paint.js' }, injectTo: 'head-prepend' as const }];
  return {
    name: 'first-paint',
    transformIndexHtml: () => head,
    configureServer: (server) => {
      server.middlewares.use('/first-paint.js', (_request, response) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(code);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'first-paint.js', source: code });
    },
  };
}

export default defineConfig({
  root: entry,
  publicDir: false,
  plugins: [react(), firstPaint()],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // A script that was asked for ahead over a cut line counts as failed for as long as the page is open (Chromium 150), one that is
    // imported is asked for again: parts and pages ask ahead for their styles alone.
    modulePreload: {
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'js' ? files.filter((file) => !file.endsWith('.js')) : files,
    },
    rolldownOptions: {
      input: { index: join(entry, 'index.html'), public: join(entry, 'public.html') },
    },
  },
  server: {
    proxy: { '/api': process.env.MILLRACE_SERVER ?? 'http://127.0.0.1:7171' },
  },
});
