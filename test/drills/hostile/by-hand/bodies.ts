// What may stand in the body of a request: JSON that is none, and forms where JSON is asked for.
import { documents, VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

/** A body that opens a case, with something in place of its values. */
export const opening = (values: string): string => `{"workflow":"hostile","values":${values}}`;
const PLACES = [
  (value: string) => opening(`{"what":${JSON.stringify(value)}}`),
  (value: string) => opening(`{${JSON.stringify(value)}:1}`),
  (value: string) =>
    opening(`{"count":${/^-?[\d.]+(e[-+]?\d+)?$/i.test(value) ? value : JSON.stringify(value)}}`),
  (value: string) => opening(`{"paid":${JSON.stringify(value)},"cost":${JSON.stringify(value)}}`),
];

export const jsonByHand = (): HostileInput[] => [
  ...documents(opening('{"what":"Tea"}')),
  ...VALUES.map((value, n) => input(`value ${value.slice(0, 20)}`, () => PLACES[n % 4]?.(value) ?? '')),
  ...each('nested', [60, 70, 10_000, 100_000], (depth) =>
    opening(`{"what":${'['.repeat(depth)}${']'.repeat(depth)}}`),
  ),
  ...each('nested objects', [60, 100_000], (depth) =>
    opening(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  ),
  input('keys', () => opening(`{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join(',')}}`)),
  input('the same key', () => opening(`{${'"what":"a",'.repeat(100_000)}"what":"b"}`)),
  input('faults', () =>
    opening(`{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":"\\ud800"`).join(',')}}`),
  ),
  input('numbers', () => opening(`{"what":[${'1e308,'.repeat(200_000)}1]}`)),
  ...each('literal', ['null', 'true', '7', '"a"', '[]', '{}', '-', 'undefined'], (text) => text),
  ...each(
    'prototype',
    ['__proto__', 'constructor'],
    (key) => `{"${key}":{"role":"administrator"},"workflow":"hostile","values":{"${key}":{"what":"x"}}}`,
  ),
  input('as large as may be', () => opening(`{"what":"${'a'.repeat(2_000_000)}"}`)),
  input('larger than may be', () => opening(`{"what":"${'a'.repeat(9_000_000)}"}`)),
];

const CRLF = '\r\n';
export const part = (headers: string, body: string): string =>
  `--b${CRLF}${headers}${CRLF}${CRLF}${body}${CRLF}`;
export const form = (parts: string): string => `${parts}--b--${CRLF}`;
const field = (value: string): string => part(`Content-Disposition: form-data; name="values"`, value);

export const multipartByHand = (): HostileInput[] => [
  ...documents(form(field('{"what":"Tea"}'))),
  ...VALUES.map((value, n) =>
    input(`value ${value.slice(0, 20)}`, () =>
      form(
        n % 2 === 0
          ? field(value)
          : part(`Content-Disposition: form-data; name="${value}"; filename="${value}"`, 'x'),
      ),
    ),
  ),
  ...each('parts', [100, 20_000], (count) => form(field('x').repeat(count))),
  input('parts without an end', () => field('x').repeat(5_000)),
  input('a header without end', () => `--b${CRLF}Content-Disposition: ${'x'.repeat(1_500_000)}`),
  input('headers', () => form(part(`A: b${CRLF}`.repeat(50_000).trim(), 'x'))),
  input('almost the boundary', () => `${CRLF}--`.repeat(300_000)),
  input('the boundary alone', () => '--b'.repeat(300_000)),
  ...each('file', ['../../../etc/passwd', 'CON', 'a\u0000.png', '.htaccess', 'x'.repeat(5_000)], (name) =>
    form(
      part(
        `Content-Disposition: form-data; name="f"; filename="${name}"${CRLF}Content-Type: text/html`,
        '<script>1</script>',
      ),
    ),
  ),
  ...each('coded', ['base64', 'quoted-printable', '8bit', 'x'], (coding) =>
    form(part(`Content-Transfer-Encoding: ${coding}`, '='.repeat(10_000))),
  ),
  input('a form within', () =>
    form(part('Content-Type: multipart/mixed; boundary=c', `--c${CRLF}${CRLF}x${CRLF}--c--`).repeat(500)),
  ),
];
