import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginningOf, readLogFile, readLogStream } from './read-log.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

const rows = Array.from(
  { length: 20_000 },
  (_, i) => `${i % 500},step ${i % 7},2026-01-01T00:00:${String(i % 60).padStart(2, '0')}Z`,
);
const csv = Buffer.from(`case,activity,time\n${rows.join('\n')}\n`);

async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('reading a log file', () => {
  it('reads it plain and zipped alike, and tells how far it is', async () => {
    const zipped = gzipSync(csv);
    let bytes = 0;
    const plain = await readLogFile(await fileOf('log.csv', csv));
    const unzipped = await readLogFile(await fileOf('log.csv.gz', zipped), {
      onBytes: (read) => (bytes = read),
    });
    expect(plain.ok && plain.value.log.events).toBe(20_000);
    expect(unzipped.ok && unzipped.value.log).toEqual(plain.ok && plain.value.log);
    expect(bytes).toBe(zipped.length);
  });

  it.each([
    ['a gzip file that is cut off', 'broken-gzip', gzipSync(csv).subarray(0, 5000)],
    ['a gzip file of two bytes', 'broken-gzip', gzipSync(csv).subarray(0, 2)],
    [
      'a gzip file with damage inside',
      'broken-gzip',
      Buffer.concat([gzipSync(csv).subarray(0, 1000), Buffer.alloc(9000, 7)]),
    ],
    ['an empty file', 'empty-file', new Uint8Array(0)],
    ['an empty file, zipped', 'empty-file', gzipSync('')],
    ['a picture', 'not-a-log', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
  ])('answers %s with a problem and its remedy', async (_, code, bytes) => {
    const read = await readLogFile(await fileOf('bad', bytes));
    expect(read.ok ? undefined : read.problem.code).toBe(code);
    expect(read.ok ? '' : read.problem.remedy).toMatch(/\.$/);
  });

  it('EL-23 refuses a gzip file that would fill the memory, before it does', async () => {
    // Gzip files may follow one another in one: five of eight megabytes of the same row.
    const dull = gzipSync('case,activity,time\n'.padEnd(1 << 23, '1,a,2026-01-01T00:00:00Z\n'), { level: 9 });
    const bomb = Buffer.concat(Array.from({ length: 5 }, () => dull));
    expect(bomb.length).toBeLessThan(1 << 20);
    const read = await readLogFile(await fileOf('bomb.csv.gz', bomb));
    expect(read.ok ? undefined : read.problem.code).toBe('too-large');
  });

  it('answers a file that is not there, and a folder, with a problem', async () => {
    expect(await readLogFile(join(folder, 'none.csv'))).toMatchObject({
      problem: { code: 'unreadable-file' },
    });
    expect(await readLogFile(folder)).toMatchObject({ problem: { code: 'unreadable-file' } });
  });

  it('stops reading as soon as the answer is known', async () => {
    let chunks = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        chunks++;
        yield Buffer.from(`${'x'.repeat(1 << 16)}\n`);
      }
    }
    expect(await readLogStream(endless())).toMatchObject({ problem: { code: 'no-time-column' } });
    expect(chunks).toBeLessThan(5);
  });

  it('gives the beginning of a zipped file for a preview', async () => {
    async function* once(): AsyncIterable<Uint8Array> {
      yield gzipSync(csv);
    }
    expect(Buffer.from(await beginningOf(once(), 30)).toString()).toBe(csv.subarray(0, 30).toString());
  });
});
