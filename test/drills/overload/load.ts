// Load on a server, in a process of its own: over plain connections, so that asking costs far less than answering. Either as many
// at once as there are connections, or so many a second whatever the answers do. It ends by itself and prints what came back.
import { connect, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { seededRandom } from '../../../src/core/base/index.ts';
import { summary } from './summary.ts';

/** **units**: `seconds`; `perSecond` requests, null: the next as soon as one is answered; `settling` seconds that are not counted
 * in times. `reads`: the addresses asked for by every other request. */
export type LoadAsked = {
  readonly port: number;
  readonly cookie: string;
  readonly seconds: number;
  readonly settling: number;
  readonly perSecond: number | null;
  readonly connections: number;
  readonly reads: readonly string[];
  readonly name: string;
  readonly seed: number;
};

/** One answer. **units**: milliseconds since the load began; `status` 0: none came. */
export type Came = {
  readonly number: number;
  dueAt: number;
  cameAt: number;
  status: number;
  opens: boolean;
  saysWhen: boolean;
};

const asked = JSON.parse(process.argv[2] ?? '') as LoadAsked;
const random = seededRandom(asked.seed);
const began = performance.now();
/** How long the machine keeps this process itself waiting. */
const own = monitorEventLoopDelay({ resolution: 1 });
own.enable();
const sinceStart = () => performance.now() - began;
const came: Came[] = [];
const waiting: Came[] = [];
const idle: Wire[] = [];
let wires = 0;
let sent = 0;

type Wire = { readonly socket: Socket; request: Came | null; heard: string };

function openWire(): Wire {
  wires += 1;
  const socket = connect({ port: asked.port, host: '127.0.0.1', noDelay: true });
  const wire: Wire = { socket, request: null, heard: '' };
  socket.setEncoding('latin1');
  socket.on('data', (text) => hear(wire, String(text)));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    wires -= 1;
    if (wire.request !== null) came.push({ ...wire.request, cameAt: sinceStart(), status: 0 });
    wire.request = null;
    const place = idle.indexOf(wire);
    if (place >= 0) idle.splice(place, 1);
  });
  return wire;
}

function hear(wire: Wire, text: string): void {
  wire.heard += text;
  const end = wire.heard.indexOf('\r\n\r\n');
  if (end < 0 || wire.request === null) return;
  const head = wire.heard.slice(0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  const isWhole =
    length === undefined ? wire.heard.endsWith('0\r\n\r\n') : wire.heard.length >= end + 4 + Number(length);
  if (!isWhole) return;
  const request = wire.request;
  wire.request = null;
  wire.heard = '';
  const saysWhen = /\r\nretry-after: [1-9]/.test(head);
  came.push({ ...request, cameAt: sinceStart(), status: Number(head.slice(9, 12)), saysWhen });
  const next = waiting.shift() ?? (asked.perSecond === null && !isOver() ? newRequest() : undefined);
  if (next === undefined) idle.push(wire);
  else send(wire, next);
}

const isOver = () => sinceStart() >= asked.seconds * 1_000;

function newRequest(dueAt = sinceStart()): Came {
  sent += 1;
  const opens = sent % 2 === 0;
  return { number: sent, dueAt, cameAt: Number.NaN, status: 0, opens, saysWhen: false };
}

function send(wire: Wire, request: Came): void {
  wire.request = request;
  const common = `host: localhost\r\ncookie: ${asked.cookie}\r\n`;
  if (!request.opens) {
    const path = asked.reads[Math.floor(random.next() * asked.reads.length)];
    wire.socket.write(`GET ${path} HTTP/1.1\r\n${common}\r\n`);
    return;
  }
  const body = JSON.stringify({ workflow: 'load', values: { what: `${asked.name} ${request.number}` } });
  wire.socket.write(
    `POST /api/cases HTTP/1.1\r\n${common}content-type: application/json\r\ncontent-length: ${body.length}\r\n` +
      `idempotency-key: ${asked.name}-${request.number}\r\n\r\n${body}`,
  );
}

/** Sends what is due by now; where all connections are taken, it waits here, and its wait counts. */
function sendDue(perSecond: number): void {
  const due = Math.min(sinceStart() / 1_000, asked.seconds) * perSecond;
  while (sent < due) {
    const request = newRequest((sent / perSecond) * 1_000);
    const wire = idle.pop() ?? (wires < asked.connections ? openWire() : undefined);
    if (wire === undefined) waiting.push(request);
    else send(wire, request);
  }
}

const { perSecond } = asked;
if (perSecond === null) for (let n = 0; n < asked.connections; n++) send(openWire(), newRequest());
const ticking = setInterval(() => {
  if (perSecond !== null) sendDue(perSecond);
  const open = wires - idle.length + waiting.length;
  // Whoever has not been answered ten seconds after the end is never answered.
  if (isOver() && (open === 0 || sinceStart() > asked.seconds * 1_000 + 10_000)) finish();
}, 1);

function finish(): void {
  clearInterval(ticking);
  const unsent = waiting.splice(0).map((request) => ({ ...request, opens: false }));
  const seen = summary([...came, ...unsent], sent, asked);
  const ownDelayP99 = Math.round(own.percentile(99) / 1e5) / 10;
  process.stdout.write(JSON.stringify({ ...seen, ownDelayP99 }), () => process.exit(0));
}
