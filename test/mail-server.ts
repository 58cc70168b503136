// A mail server on this machine that speaks SMTP (RFC 5321) as far as a sender needs it, and keeps what it was sent.

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export type Received = { readonly from: string; readonly to: readonly string[]; readonly source: string };

export type MailServer = {
  readonly port: number;
  readonly received: Received[];
  /** What it answers to the next mails instead of taking them, such as `451 Come back later`. */
  readonly refusals: string[];
  /** Addresses that it takes no mail for. */
  readonly unknown: Set<string>;
  close(): Promise<void>;
};

export async function openMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const refusals: string[] = [];
  const unknown = new Set<string>();
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    converse(socket, unknown, (mail) => {
      const refusal = refusals.shift();
      if (refusal === undefined) received.push(mail);
      return refusal ?? '250 Taken';
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    ...{ received, refusals, unknown },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function converse(socket: Socket, unknown: ReadonlySet<string>, take: (mail: Received) => string): void {
  let [from, source, inData] = ['', '', false];
  let to: string[] = [];
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    if (inData) {
      if (line !== '.') source += `${line.startsWith('..') ? line.slice(1) : line}\n`;
      else {
        inData = false;
        say(take({ from, to, source }));
        [to, source] = [[], ''];
      }
      return;
    }
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    if (/^AUTH/i.test(line)) return void say('535 The password is wrong');
    if (/^EHLO/i.test(line)) return void socket.write('250-loopback\r\n250 AUTH PLAIN\r\n');
    if (/^MAIL/i.test(line)) from = address;
    if (/^RCPT/i.test(line) && unknown.has(address)) return void say('550 5.1.1 No such person');
    if (/^RCPT/i.test(line)) to.push(address);
    if (/^DATA/i.test(line)) {
      inData = true;
      return void say('354 Go on');
    }
    say(/^QUIT/i.test(line) ? '221 Bye' : '250 Well');
    if (/^QUIT/i.test(line)) socket.end();
  };
  socket.setEncoding('utf8');
  socket.on('error', () => undefined);
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  say('220 loopback');
}
