// From a directory to a database that answers: lock, leftovers, first build, start, wait until it is ready.
import { Client, type ClientConfig } from 'pg';
import { databaseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import type { Credentials } from './credentials.ts';
import { type DataHome, dataHome, prepareDataHome } from './data-home.ts';
import { initialise, OWNER_ROLE } from './initialise.ts';
import { launch, type RunningServer, startFailed } from './launch.ts';
import { endLeftovers } from './leftovers.ts';
import { takeLock } from './lock.ts';
import { reachableHome } from './reachable-home.ts';
import { type SocketPlace, socketPlace } from './socket-place.ts';

/** A running embedded server. `owner` connects as its superuser to the database `postgres`. */
export type EmbeddedServer = {
  home: string;
  owner: ClientConfig;
  credentials: Credentials;
  ended: Promise<void>;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** The data home; the default one when absent. */
  directory?: string;
  /** Further server options, for tests. */
  settings?: readonly string[];
};

const READY_WAIT_MS = 120_000;

export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const place = dataHome(options.directory);
  prepareDataHome(place);
  const lock = takeLock(place.lock, place.home);
  try {
    const server = await startLocked(reachableHome(place), options.settings ?? []);
    return { ...server, stop: () => server.stop().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(place: DataHome, settings: readonly string[]): Promise<EmbeddedServer> {
  const account = databaseAccount(place.database);
  const binaries = findBinaries(account, place.home);
  await endLeftovers(place.database);
  const credentials = await initialise(place, binaries, account);
  const socket = await socketPlace(place.home, account);
  const running = launch(place, binaries.postgres, [...socket.options, ...settings], account);
  const owner = connection(socket, credentials);
  try {
    await untilReady(owner, running, place);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { home: place.home, owner, credentials, ended: running.ended, stop: running.stop };
}

const connection = (socket: SocketPlace, credentials: Credentials): ClientConfig => ({
  host: socket.host,
  port: socket.port,
  user: OWNER_ROLE,
  password: credentials.owner,
  database: 'postgres',
});

async function untilReady(owner: ClientConfig, running: RunningServer, place: DataHome): Promise<void> {
  let ended = false;
  void running.ended.then(() => {
    ended = true;
  });
  const end = performance.now() + READY_WAIT_MS;
  for (;;) {
    if (await answers(owner)) return;
    if (ended || performance.now() > end) throw startFailed(place);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function answers(owner: ClientConfig): Promise<boolean> {
  const client = new Client(owner);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
