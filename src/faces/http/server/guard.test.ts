import { expect, test } from 'vitest';
import { isEncrypted, tlsAhead } from './guard.ts';

const asking = (host: string) => new Request(`http://${host}/api/session`, { headers: { host } });

test('whoever asks for the address that people type came over TLS where that says https, and nobody else did', () => {
  const [typed, beside, plain] = [
    asking('work.example.com'),
    asking('10.0.0.5:4700'),
    asking('work.example.com'),
  ];
  for (const request of [typed, beside]) tlsAhead('https://work.example.com/')(request);
  tlsAhead('http://work.example.com')(plain);
  expect([typed, beside, plain].map(isEncrypted)).toEqual([true, false, false]);
});

test('a port in that address counts, and one that goes without saying does not', () => {
  const [other, usual] = [asking('work.example.com:8443'), asking('work.example.com')];
  for (const request of [other, usual]) tlsAhead('https://work.example.com:443')(request);
  expect([other, usual].map(isEncrypted)).toEqual([false, true]);
});
