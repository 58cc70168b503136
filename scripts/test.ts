// `npm test`: lint and types, the pages built, then every test; the last line says how many passed and failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; success: boolean };

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = process.argv.slice(2);
const everything = process.env.MILLRACE_TEST_EVERYTHING === '1';

function run(command: string, ...rest: string[]): void {
  const { status } = spawnSync(command, rest, { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\n${command} ${rest.join(' ')} failed. 0 tests were run.`);
    process.exit(status ?? 1);
  }
}

if (!existsSync(chromium)) {
  const consequence = everything ? 'and every test was asked for' : 'so the browser tests are not run';
  console.error(`No Chromium at ${chromium}, ${consequence}. Install it, or set CHROMIUM to where it is.`);
  if (everything) process.exit(1);
}

if (args.length === 0) {
  run('npm', 'run', '--silent', 'check');
  run('npm', 'run', '--silent', 'build', '--', '--where-old');
}

const folder = mkdtempSync(join(tmpdir(), 'millrace-test-'));
const reportFile = join(folder, 'report.json');
const outcome = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...args],
  { stdio: 'inherit' },
);
const report: Report | null = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;
rmSync(folder, { recursive: true, force: true });

if (report === null) {
  console.error('The test runner ended without a report.');
  process.exit(outcome.status || 1);
}
console.log(
  `${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped`,
);
process.exit(report.success && outcome.status === 0 ? 0 : 1);
