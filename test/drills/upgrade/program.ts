// A Millrace of another release: what was built here with further migrations beside it, or what some earlier state of the project
// builds.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export type FurtherMigrations = { readonly [name: string]: string };

/** Lays it into a folder. **shape**: its executable. */
export function laterProgram(folder: string, further: FurtherMigrations): string {
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--where-old'], { stdio: 'ignore' });
  mkdirSync(folder, { recursive: true });
  for (const part of ['bin', 'dist', 'examples', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(further))
    writeFileSync(join(folder, 'dist/migrations', name), text);
  return join(folder, 'bin/millrace.js');
}

/** The same of a commit, built with the libraries that are here. */
export function earlierProgram(folder: string, commit: string): string {
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1e9 });
  execFileSync('tar', ['-x', '-C', folder], { input: packed });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [join(folder, 'scripts/build.ts')], { cwd: folder, stdio: 'ignore' });
  return join(folder, 'bin/millrace.js');
}
