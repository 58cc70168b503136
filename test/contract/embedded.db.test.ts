// The embedded server as a whole: first start, second start, sudden death, and everything that can be in its way.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postmasterOf } from '../../src/shell/store/embedded/leftovers.ts';
import { isAlive } from '../../src/shell/store/embedded/process-alive.ts';
import { cases, newId, openDatabase, StartProblem, workspaces } from '../../src/shell/store/index.ts';
import { opening } from './history.ts';

const asRoot = process.getuid?.() === 0;
const places: string[] = [];
const place = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'millrace-embedded-'));
  places.push(directory);
  return directory;
};
afterAll(() => {
  for (const directory of places) rmSync(directory, { recursive: true, force: true });
});

const problem = async (work: Promise<unknown>): Promise<StartProblem> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartProblem)) throw new Error('expected a StartProblem', { cause: error });
  return error;
};

/** A process of its own that opens the database, says so, commits a case, and holds on. */
function holder(directory: string): { child: ChildProcess; said: Promise<string> } {
  const script = new URL('./hold-database.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('the holder ended early')));
  });
  return { child, said };
}

describe('The embedded database', () => {
  let directory: string;
  let database: string;

  beforeAll(async () => {
    directory = place();
    database = join(directory, 'postgres-18');
    await (await openDatabase({ directory })).close();
  });

  it('is gone from the process list after a clean stop, and the directory is free', () => {
    expect(postmasterOf(database)).toBeNull();
    expect(existsSync(join(directory, 'lock.json'))).toBe(false);
  });

  it('keeps its passwords to the owner of the directory', () => {
    expect(readFileSync(join(directory, 'credentials.json'), 'utf8')).toContain('runtime');
  });

  it('tells a second start who has the directory, since when, and what to do', async () => {
    const first = await openDatabase({ directory });
    const { message, remedy } = await problem(openDatabase({ directory }));
    await first.close();
    expect(message).toContain(`process ${process.pid}`);
    expect(message).toMatch(/since 20\d\d-/);
    expect(remedy).toContain('--data');
  });

  it('ends with a parent that is killed, keeps what was acknowledged, and starts again', async () => {
    const { child, said } = holder(directory);
    const [workspaceId = '', caseId = ''] = (await said).split(' ');
    const postmaster = postmasterOf(database);
    expect(postmaster).not.toBeNull();
    child.kill('SIGKILL');
    await expect.poll(() => isAlive(postmaster ?? 0), { timeout: 10_000 }).toBe(false);
    const again = await openDatabase({ directory });
    expect(await cases.load(again.in(workspaceId), caseId)).toBeDefined();
    await again.close();
  });

  it('starts at once after a kill, without waiting for the old one to be gone', async () => {
    const { child, said } = holder(directory);
    await said;
    child.kill('SIGKILL');
    const again = await openDatabase({ directory });
    const workspaceId = newId();
    await again.withWorkspace(workspaceId, (scope) => workspaces.create(scope, 'After'));
    expect(await again.commit(opening(workspaceId))).toMatchObject({ outcome: 'committed' });
    await again.close();
  });

  it('takes over a server that was left behind without its guard', async () => {
    const { child, said } = holder(directory);
    await said;
    const postmaster = postmasterOf(database) ?? 0;
    const guard = Number(readFileSync(`/proc/${postmaster}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
    process.kill(guard, 'SIGKILL');
    child.kill('SIGKILL');
    const again = await openDatabase({ directory });
    expect(isAlive(postmaster)).toBe(false);
    await again.close();
  });

  it('refuses a directory of another major version, with the remedy', async () => {
    const old = place();
    mkdirSync(join(old, 'postgres-17'));
    const { message, remedy } = await problem(openDatabase({ directory: old }));
    expect(message).toContain('PostgreSQL 17');
    expect(remedy).toContain('backup');
  });

  it('removes what a killed first start left half made', async () => {
    const half = place();
    mkdirSync(join(half, 'postgres-18.new-4711'));
    writeFileSync(join(half, 'postgres-18.new-4711', 'PG_VERSION'), '18');
    await (await openDatabase({ directory: half })).close();
    expect(readdirSync(half).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('says that its passwords are missing rather than making new ones', async () => {
    const file = join(directory, 'credentials.json');
    renameSync(file, `${file}.away`);
    const { remedy } = await problem(openDatabase({ directory }));
    renameSync(`${file}.away`, file);
    expect(remedy).toContain('backup');
  });

  it('says that a path is no directory', async () => {
    const file = join(place(), 'file');
    writeFileSync(file, '');
    expect((await problem(openDatabase({ directory: file }))).message).toContain('not a directory');
  });

  it.skipIf(asRoot)('says that a directory cannot be written', async () => {
    const closed = place();
    chmodSync(closed, 0o500);
    expect((await problem(openDatabase({ directory: join(closed, 'new') }))).remedy).toContain('--data');
  });

  it.runIf(asRoot)(
    'lies apart where its own account cannot reach the directory, and is found again',
    async () => {
      const directory = join(place(), 'private', 'data');
      const first = await openDatabase({ directory });
      const apart = first.place;
      places.push(apart);
      await first.close();
      expect(apart).not.toBe(directory);
      expect(readlinkSync(join(directory, 'data'))).toBe(apart);
      const again = await openDatabase({ directory });
      expect(again.place).toBe(apart);
      await again.close();
    },
  );

  it('lives in a directory whose path is too long for a socket', async () => {
    const long = join(place(), 'a'.repeat(90));
    chmodSync(join(long, '..'), 0o755);
    const opened = await openDatabase({ directory: long });
    expect(opened.place).toBe(long);
    await opened.close();
  });

  it('says what is wrong with a URL, or with the server behind it', async () => {
    expect((await problem(openDatabase({ url: 'mysql://x' }))).message).toContain('DATABASE_URL');
    const away = await problem(openDatabase({ url: 'postgres://u:p@127.0.0.1:1/x' }));
    expect(away.remedy).toContain('DATABASE_URL');
  });
});
