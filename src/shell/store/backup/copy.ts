// COPY, both ways, over an ordinary connection: rows stream through with the speed of whoever takes or gives them, and
// memory stays bounded.
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Client, Connection } from 'pg';

/** What the driver's connection offers for COPY, beside what its types tell. */
type CopyConnection = Connection & {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/** **units**: bytes that may wait to be taken before the server is asked to pause. */
const MOST_WAITING = 1_000_000;

/** The rows of `copy (…) to stdout`, several at a time. **shape**: each without its closing newline. */
export async function* copyOut(client: Client, text: string): AsyncGenerator<readonly Buffer[]> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
  let stream: Duplex | undefined;
  const end = (error?: Error) => {
    failure ??= error;
    ended = true;
    wake();
  };
  client.query({
    submit: (connection: Connection) => {
      stream = (connection as CopyConnection).stream;
      (connection as CopyConnection).query(text);
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      // The driver reads into one buffer again and again.
      waiting.push(Buffer.from(chunk.subarray(0, chunk.length - 1)));
      bytes += chunk.length;
      if (bytes > MOST_WAITING) stream?.pause();
      wake();
    },
    handleCommandComplete: () => undefined,
    handleError: end,
    handleReadyForQuery: () => end(),
  });
  try {
    for (;;) {
      if (waiting.length > 0) {
        const rows = waiting;
        waiting = [];
        bytes = 0;
        stream?.resume();
        yield rows;
      } else if (ended) {
        if (failure !== undefined) throw failure;
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    // Whoever stops early lets the rest go by, so that the connection can be used again.
    while (!ended) {
      waiting = [];
      bytes = 0;
      stream?.resume();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

const NEWLINE = Buffer.from('\n');

/** Gives rows to `copy … from stdin`. **rejects** with the database's error, or with that of the source. */
export function copyIn(
  client: Client,
  text: string,
  source: AsyncIterable<readonly Buffer[]>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let broken: unknown;
    let over = false;
    const send = async (connection: CopyConnection) => {
      for await (const rows of source) {
        if (over) return;
        connection.sendCopyFromChunk(Buffer.concat(rows.flatMap((row) => [row, NEWLINE])));
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    };
    client.query({
      submit: (connection: Connection) => (connection as CopyConnection).query(text),
      handleCopyInResponse: (connection: Connection) => {
        send(connection as CopyConnection).catch((error: unknown) => {
          broken = error;
          (connection as CopyConnection).sendCopyFail('the source of the rows ended early');
        });
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        over = true;
        reject(broken ?? error);
      },
      handleReadyForQuery: () => resolve(),
    });
  });
}

/** The values of a row in COPY's text form; null where the database holds none. */
export function valuesOf(row: Buffer): (string | null)[] {
  return row
    .toString('utf8')
    .split('\t')
    .map((value) => {
      if (value === '\\N') return null;
      return value.includes('\\')
        ? value.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter)
        : value;
    });
}

const ESCAPES: { readonly [letter: string]: string } = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
