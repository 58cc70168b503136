// Who may come in: every limit of the server in one value. What is refused is refused before anything is read or begun.
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Refusal } from '../../../../shell/service/index.ts';
import { createBudget } from './budget.ts';
import { createGate, type Gate } from './gate.ts';
import { asksForWork, type Lane, laneOf } from './lanes.ts';
import {
  addressAsksTooMuch,
  type Reason,
  SERVER_FULL,
  TOO_MANY_STREAMS,
  workspaceAsksTooMuch,
} from './refusals.ts';
import { LIMIT_SETTINGS, type LimitSettings } from './settings.ts';
import { createTally, type Tally } from './tally.ts';

export type Admission = {
  /** At the door of the listening server. `whenDone` is called back with what is to be done once the answer is sent. */
  atDoor(incoming: IncomingMessage, whenDone: (after: () => void) => void): Refusal | undefined;
  /** The gate of a lane; undefined for those that need no place. */
  gateOf(lane: Lane): Gate | undefined;
  /** Counts a request of somebody of the workspace. */
  ofWorkspace(workspaceId: string): Refusal | undefined;
  /** Whoever waited for a place and got none. */
  full(): Refusal;
  /** The address of whoever asks, as far as it can be believed. */
  addressOf(incoming: IncomingMessage | undefined): string;
  counts(): AdmissionCounts;
  /** What routes count by themselves. */
  readonly tally: Tally;
};

export type AdmissionCounts = {
  readonly refused: ReadonlyMap<Reason, number>;
  readonly lanes: readonly { readonly lane: Lane; readonly inside: number; readonly waiting: number }[];
};

/** Signing in works out a password, which takes the processor a while: few at once. */
const DOOR = { places: 8, queue: 200 };
/** **units**: seconds of its rate that may be asked for at once. */
const AT_ONCE = 10;

export function createAdmission(settings: LimitSettings = USUAL_LIMITS): Admission {
  const { places, queue, addressRate, workspaceRate, streams, proxies } = settings;
  const gates = new Map<Lane, Gate>([
    ['work', createGate({ places, queue })],
    ['heavy', createGate({ places, queue })],
    ['door', createGate(places === 0 ? { places, queue } : DOOR)],
  ]);
  const perSeconds = (rate: number) => createBudget({ most: rate * AT_ONCE, withinMs: AT_ONCE * 1_000 });
  const [addresses, workspaces] = [perSeconds(addressRate), perSeconds(workspaceRate)];
  const listening = new Map<string, number>();
  const refused = new Map<Reason, number>();
  const refuse = (reason: Reason, refusal: Refusal): Refusal => {
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
    return refusal;
  };
  const addressOf: Admission['addressOf'] = (incoming) => networkOf(believed(incoming, proxies));
  const listens = (address: string, whenDone: (after: () => void) => void): Refusal | undefined => {
    const open = listening.get(address) ?? 0;
    if (streams > 0 && open >= streams) return refuse('streams', TOO_MANY_STREAMS);
    listening.set(address, open + 1);
    whenDone(() => {
      const rest = (listening.get(address) ?? 1) - 1;
      if (rest === 0) listening.delete(address);
      else listening.set(address, rest);
    });
    return undefined;
  };
  return {
    addressOf,
    tally: createTally(),
    gateOf: (lane) => gates.get(lane),
    full: () => refuse('server', SERVER_FULL),
    atDoor: (incoming, whenDone) => {
      const lane = laneOf(incoming.url ?? '/');
      if (lane === 'live') return listens(addressOf(incoming), whenDone);
      if (gates.get(lane)?.turnsAway() === true) return refuse('server', SERVER_FULL);
      const wait = asksForWork(lane) ? addresses.take(addressOf(incoming)) : 0;
      return wait === 0 ? undefined : refuse('address', addressAsksTooMuch(wait));
    },
    ofWorkspace: (workspaceId) => {
      const wait = workspaces.take(workspaceId);
      return wait === 0 ? undefined : refuse('workspace', workspaceAsksTooMuch(wait));
    },
    counts: () => ({
      refused,
      lanes: [...gates].map(([lane, gate]) => ({ lane, ...gate.counts() })),
    }),
  };
}

const USUAL_LIMITS = Object.fromEntries(
  Object.entries(LIMIT_SETTINGS).map(([name, { usual }]) => [name, usual]),
) as LimitSettings;

/** The peer's address, or what the outermost of our own proxies said it was. */
function believed(incoming: IncomingMessage | undefined, proxies: number): string {
  const peer = incoming?.socket?.remoteAddress ?? 'unknown';
  if (proxies === 0) return peer;
  const passedOn = String(incoming?.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return passedOn.at(-proxies) ?? peer;
}

/** Whoever has one address of version 6 has all of its network, which is its first half. */
function networkOf(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice(7);
  if (!isIPv6(address) || address === '::1') return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array(Math.max(0, zeros)).fill('0'), ...last].slice(0, 4).join(':');
}
