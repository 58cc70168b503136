// A storage on this machine that speaks S3 as others do: it proves every signature by its own arithmetic and keeps what it is
// given on the disk. Before it stands a door that can be shut, or let nobody through.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Options = { readonly directory: string; readonly silent: boolean; readonly vhostBuckets: boolean };
// The package tells no types.
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (
  options: Options,
) => { callback(): RequestListener };

/** The one pair that it knows. */
const KEY = 'S3RVER';

type Instead = number | 'silence' | 'stall' | 'cut';

export type S3Server = {
  readonly port: number;
  /** The environment that keeps files in this place. */
  environment(place: string): { [variable: string]: string };
  /** The names of all objects in a bucket. */
  objects(bucket: string): string[];
  alter(bucket: string, object: string, content: Uint8Array): void;
  drop(bucket: string, object: string): void;
  /** Every method and path that was asked for. */
  readonly asked: string[];
  /** How many connections are open. */
  connections(): Promise<number>;
  /** Shuts the door: nobody is let in, and whoever is in is put out. */
  shut(): Promise<void>;
  openAgain(): Promise<void>;
  /** What is answered to the next requests in place of the answer: a number, nothing at all, or a beginning that does not go on or breaks off. */
  readonly next: Instead[];
  close(): Promise<void>;
};

const ENDING = '._S3rver_object';

export async function openS3Server(buckets: readonly string[]): Promise<S3Server> {
  const directory = mkdtempSync(join(tmpdir(), 'millrace-s3-'));
  for (const bucket of buckets) mkdirSync(join(directory, bucket));
  const storage = new S3rver({ directory, silent: true, vhostBuckets: false }).callback();
  const asked: string[] = [];
  const next: Instead[] = [];
  const listen = async (port: number) => {
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const instead = next.shift();
      if (instead === 'silence') return void request.resume();
      if (instead === 'stall' || instead === 'cut') {
        response.writeHead(200, { 'content-length': 1_000_000 });
        return void response.write('x'.repeat(200_000), () => {
          if (instead === 'cut') response.destroy();
        });
      }
      if (instead !== undefined || request.headers.authorization === undefined) {
        request.resume();
        response.writeHead(instead ?? 403, { connection: 'close' });
        return void response.end(instead === undefined ? '<Error><Code>AccessDenied</Code></Error>' : '');
      }
      storage(request, response);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const pathOf = (bucket: string, object: string) => join(directory, bucket, `${object}${ENDING}`);
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    ...{ port, asked, next, shut },
    environment: (place) => ({
      MILLRACE_FILES: `s3://${place}`,
      MILLRACE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      MILLRACE_S3_KEY: KEY,
      MILLRACE_S3_SECRET: KEY,
    }),
    objects: (bucket) =>
      readdirSync(join(directory, bucket), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(ENDING))
        .map((path) => path.slice(0, -ENDING.length))
        .sort(),
    alter: (bucket, object, content) => {
      readFileSync(pathOf(bucket, object));
      writeFileSync(pathOf(bucket, object), content);
    },
    drop: (bucket, object) => rmSync(pathOf(bucket, object)),
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    openAgain: async () => {
      server = await listen(port);
    },
    close: async () => {
      await shut();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
