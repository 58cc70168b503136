// Load on a server, in a process of its own: over plain connections, so that asking costs far less than answering. Either as many
// at once as there are connections, or so many a second whatever the answers do. It ends by itself and prints what came back.
import { connect, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { seededRandom } from '../../../src/core/base/index.ts';
import { summary } from './summary.ts';

/** **units**: `seconds`; `perSecond` requests, null: the next as soon as one is answered; `settling` seconds that are not counted
 * in times. `reads`: the addresses asked for by all requests that open no case. */
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
  readonly dueAt: number;
  cameAt: number;
  status: number;
  readonly opens: boolean;
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

type Wire = { readonly socket: Socket; request: Came | null; heard: Buffer | null };

function openWire(): Wire {
  wires += 1;
  const socket = connect({ port: asked.port, host: '127.0.0.1', noDelay: true });
  const wire: Wire = { socket, request: null, heard: null };
  socket.on('data', (bytes) => hear(wire, bytes));
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

const HEAD_ENDS = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

function hear(wire: Wire, bytes: Buffer): void {
  const heard = wire.heard === null ? bytes : Buffer.concat([wire.heard, bytes]);
  wire.heard = heard;
  const end = heard.indexOf(HEAD_ENDS);
  if (end < 0 || wire.request === null) return;
  const head = heard.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  const isWhole =
    length === undefined ? heard.subarray(-5).equals(LAST_CHUNK) : heard.length >= end + 4 + Number(length);
  if (!isWhole) return;
  const request = wire.request;
  wire.request = null;
  wire.heard = null;
  request.cameAt = sinceStart();
  request.status = Number(head.slice(9, 12));
  request.saysWhen = /\r\nretry-after: [1-9]/i.test(head);
  came.push(request);
  const next = waiting.shift() ?? (asked.perSecond === null && !isOver() ? newRequest() : undefined);
  if (next === undefined) idle.push(wire);
  else send(wire, next);
}

const isOver = () => sinceStart() >= asked.seconds * 1_000;

function newRequest(dueAt = sinceStart()): Came {
  sent += 1;
  const opens = sent % OPENING_EVERY === 0;
  return { number: sent, dueAt, cameAt: Number.NaN, status: 0, opens, saysWhen: false };
}

/** Of four requests one opens a case. */
const OPENING_EVERY = 4;

const common = `host: localhost\r\ncookie: ${asked.cookie}\r\n`;
const reads = asked.reads.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${common}\r\n`));

function send(wire: Wire, request: Came): void {
  wire.request = request;
  wire.socket.write(
    request.opens ? opening(request) : (reads[Math.floor(random.next() * reads.length)] ?? ''),
  );
}

function opening({ number }: Came): string {
  const body = JSON.stringify({ workflow: 'load', values: { what: `${asked.name} ${number}` } });
  return (
    `POST /api/cases HTTP/1.1\r\n${common}content-type: application/json\r\ncontent-length: ${body.length}\r\n` +
    `idempotency-key: ${asked.name}-${number}\r\n\r\n${body}`
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
