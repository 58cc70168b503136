#!/usr/bin/env node
// Starts Millrace under the Node it was made for: npx and global commands run the machine's own, which may be older.
// Plain JavaScript, so that any Node can read it.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isOlder } from './age.js';

const NEEDED_MAJOR = 24;

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const source = join(root, 'src', 'main.ts');
const built = join(root, 'dist', 'main.js');
// What is built starts in half the time; whoever changes the source runs what they wrote.
const entry = existsSync(source) && isOlder(built, sources()) ? source : built;
const node = suitableNode();

if (process.env.npm_lifecycle_event !== undefined) endWithShell();
if (node === undefined) {
  process.stderr.write(
    `Millrace needs Node ${NEEDED_MAJOR}; this is Node ${process.versions.node}, and the one that comes with Millrace is missing.\n` +
      'Run npm install again without --ignore-scripts (or: npm rebuild node), or start it with a newer Node.\n',
  );
  process.exitCode = 1;
} else if (node === process.execPath) {
  await import(pathToFileURL(entry).href);
} else {
  runUnder(node);
}

// npm runs us below a shell that keeps signals to itself: once that shell is gone, we were meant to stop as well.
function endWithShell() {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** All that the server is made of, the libraries included. */
function sources() {
  const floors = ['core', 'shell', 'faces/cli', 'faces/http'].map((floor) => join('src', floor));
  return ['src/main.ts', 'package.json', 'package-lock.json', ...floors].map((path) => join(root, path));
}

function suitableNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

function runUnder(program) {
  // The channel tells the child when we are gone, even by SIGKILL.
  const child = spawn(program, [entry, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${program} cannot be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
