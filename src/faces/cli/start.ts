// millrace start: serves the pages and the API until somebody stops it, and says where they are and where the data lies.
import { defineCommand } from 'citty';
import { openPage } from './open-page.ts';
import { portProblem } from './port-problem.ts';

export type ServerOptions = {
  port: number;
  host: string;
  /** What people type, where another server passes their requests on. */
  address?: string | undefined;
  /** The data directory; the default one when absent. */
  directory?: string | undefined;
  /** Which half this server does: pages and API, or timers and effects; both where it is left out. */
  only?: 'serve' | 'work' | undefined;
};

/** A server that answers. `ended` resolves when it can go on no longer, with why. */
export type RunningServer = {
  port: number;
  place: string;
  warnings: readonly string[];
  ended: Promise<keyof typeof WHY_ENDED>;
  close(): Promise<void>;
};

/** **rejects** with an error that has a `remedy` where somebody can mend what is wrong. */
export type OpenServer = (options: ServerOptions) => Promise<RunningServer>;

const WHY_ENDED = {
  gone: 'The database ended by itself; stopping.',
  outgrown:
    'A newer Millrace took away from the database what this one needs; stopping. Start the newer one here as well.',
};

export const DEFAULT_PORT = 4700;

export const startCommand = (openServer: OpenServer) =>
  defineCommand({
    meta: { name: 'start', description: 'Start Millrace, its database included' },
    args: {
      port: { type: 'string', description: `The port (default ${DEFAULT_PORT}; 0 takes any free one)` },
      host: { type: 'string', description: 'The address to listen on', default: '127.0.0.1' },
      address: { type: 'string', description: 'The address people type, where a proxy passes requests on' },
      data: { type: 'string', description: 'Where the data lies' },
      open: { type: 'boolean', description: 'Open the page in a browser', default: true },
      serve: { type: 'boolean', description: 'Pages and API only; another server does timers and effects' },
      work: {
        type: 'boolean',
        description: 'Timers and effects only; of pages nothing but /health, /ready and /metrics',
      },
    },
    run: async ({ args }) => {
      const port = args.port === undefined ? DEFAULT_PORT : Number(args.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        return refuse(`--port must be a number from 0 to 65535, not "${args.port}".`);
      }
      const { host, address, data: directory } = args;
      if (address !== undefined && !/^https?:\/\/[^/]/.test(address)) {
        return refuse(`--address must be like https://work.example.com, not "${address}".`);
      }
      const problem = await portProblem(port, host);
      if (problem !== null) return refuse(problem);
      const only = args.serve === args.work ? undefined : args.serve === true ? 'serve' : 'work';
      const isOpened = args.open && only !== 'work';
      await serveUntilStopped(openServer, { port, host, address, directory, only }, isOpened);
    },
  });

async function serveUntilStopped(
  openServer: OpenServer,
  options: ServerOptions,
  open: boolean,
): Promise<void> {
  const stopped = whenStopped();
  let server: RunningServer;
  try {
    server = await openServer(options);
  } catch (error) {
    return refuse(explained(error));
  }
  const local = `http://${options.host === '127.0.0.1' ? 'localhost' : options.host}:${server.port}`;
  const address = options.address ?? local;
  for (const warning of server.warnings) process.stderr.write(`Warning: ${warning}\n`);
  process.stdout.write(
    `\n  Millrace runs at   ${address}\n  Your data lies in  ${server.place}\n  To stop it         press Ctrl-C\n\n`,
  );
  if (open) openPage(address);
  const why = await Promise.race([stopped.then(() => null), server.ended]);
  process.stdout.write(`${why === null ? 'Stopping.' : WHY_ENDED[why]}\n`);
  await server.close();
  // Whatever a library still keeps open is of no use to anybody now.
  process.exit(why === null ? 0 : 1);
}

/** Resolves at the first request to stop; one that comes again, well after, ends the process at once. */
function whenStopped(): Promise<void> {
  return new Promise((resolve) => {
    let since: number | undefined;
    const stop = () => {
      // A Ctrl-C may reach us twice: from the terminal, and passed on by the process that started us.
      if (since !== undefined && performance.now() - since > 1_000) process.exit(1);
      since ??= performance.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    // The process that started us is gone.
    process.on('disconnect', stop);
  });
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'remedy' in error ? `${error.message}\n${error.remedy}` : (error.stack ?? error.message);
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
  // A channel to the process that started us would keep this one alive.
  process.channel?.unref();
}
