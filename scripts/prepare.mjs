// Runs after `npm install` in a checkout: builds the pages, so that `npm start` has something to serve at once, and
// lays our own command beside those of the dependencies, so that `npx millrace` finds it without looking elsewhere.
// Plain JavaScript, because the machine's own node may be one that cannot run TypeScript. Elsewhere it does nothing:
// a published package carries its dist/, and an install without development tools cannot build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'scripts', 'build.ts');

function pinnedNode() {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('node/package.json'));
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function layCommand() {
  // On Windows npm makes a script of its own instead of a link; there npx looks the package up.
  if (process.platform === 'win32' || !existsSync(join(root, 'src'))) return;
  const folder = join(root, 'node_modules', '.bin');
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'millrace'), { force: true });
  symlinkSync('../../bin/millrace.js', join(folder, 'millrace'));
}

layCommand();
const canBuild =
  existsSync(build) && existsSync(join(root, 'node_modules', 'vite')) && existsSync(join(root, 'src'));
if (canBuild && !existsSync(pinnedNode())) {
  console.warn('The pages are not built yet: run "npm rebuild node", then "npm run build".');
} else if (canBuild) {
  const { status } = spawnSync(pinnedNode(), [build], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
