// What a receiver of webhooks may answer that means us no good: as it goes over the wire.
import { VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

export const answered = (headers: string, body = 'ok', status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`;
const oneLine = (value: string): string => value.replace(/[\r\n]/g, ' ');

export const answersByHand = (): HostileInput[] => [
  ...VALUES.map((value, n) =>
    input(`value ${value.slice(0, 20)}`, () =>
      n % 3 === 0
        ? answered(`X: ${oneLine(value)}\r\nContent-Length: 2`)
        : n % 3 === 1
          ? answered(`Retry-After: ${oneLine(value)}\r\nContent-Length: 2`, 'ok', '503 Later')
          : answered(`Location: ${oneLine(value)}\r\nContent-Length: 2`, 'ok', '307 Moved'),
    ),
  ),
  ...each(
    'length',
    ['-1', '1e9', '99999999999999999999', '0x2', ' ', '2, 2', '+2', '1\r\nContent-Length: 2'],
    (length) => answered(`Content-Length: ${length}`),
  ),
  ...each('status', ['0', '99', '999', '-200', '2e2', 'OK', '', '200'.repeat(1_000)], (status) =>
    answered('Content-Length: 2', 'ok', status),
  ),
  ...each('chunk', ['-1', 'ffffffffffffffff', '0x2', 'zz', '2;a=b', '00000000002'], (size) =>
    answered('Transfer-Encoding: chunked', `${size}\r\nok\r\n0\r\n\r\n`),
  ),
  ...each('coded', ['gzip', 'br', 'chunked, chunked', 'identity', 'x'], (coding) =>
    answered(`Transfer-Encoding: ${coding}\r\nContent-Encoding: gzip`, 'ok'),
  ),
  ...each('headers', [100, 3_000, 100_000], (count) => answered('A: b\r\n'.repeat(count).trim())),
  ...each('protocol', ['HTTP/0.9', 'HTTP/9.9', 'ICY', 'SSH-2.0-x', '\u0000'], (protocol) =>
    answered('A: b').replace('HTTP/1.1', protocol),
  ),
  ...each(
    'status',
    [
      '100 Go on',
      '101 Switch',
      '102 Wait',
      '103 Early',
      '204 None',
      '304 Same',
      '407 Who',
      '408 Late',
      '429 Often',
      '500 No',
    ],
    (status) => answered('A: b', '', status),
  ),
  ...each(
    'leads to',
    [
      '/',
      '//',
      'http://',
      'file:///etc/passwd',
      'http://[::1]:1/',
      'http://127.1/',
      'http://user:pass@localhost/',
      'javascript:1',
      'http://0x7f000001/',
      '\u0000',
    ],
    (to) => answered(`Location: ${to}\r\nContent-Length: 0`, '', '308 Moved'),
  ),
  input('a body without end', () => answered('A: b', 'x'.repeat(20_000_000))),
  input('a header without end', () => `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(5_000_000)}`),
  input('a status without end', () => `HTTP/1.1 200 ${'x'.repeat(5_000_000)}`),
  input('lone ends of lines', () => answered('A: b\nC: d').replaceAll('\r', '')),
  input('on and on', () => answered('A: b', '', '100 Go on').repeat(20_000)),
  input('nothing', () => ''),
  input('two answers', () => answered('Content-Length: 2').repeat(2)),
];
