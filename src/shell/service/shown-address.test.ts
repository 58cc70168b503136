// What is shown of an address opens no door and names nobody.
import { expect, test } from 'vitest';
import { shownMail, shownUrl } from './shown-address.ts';

test.each([
  ['https://example.org/hooks/paid', 'https://example.org/hooks/paid'],
  [
    'https://hooks.example.org/services/T02AB/B0C9D/x7Yh2kQmPz81LwNd',
    'https://hooks.example.org/services/T02AB/B0C9D/…',
  ],
  ['http://10.0.0.5:8080/in?token=geheim&case=5#part', 'http://10.0.0.5:8080/in?token=…&case=…'],
  ['https://example.org/customers/42/orders/2026', 'https://example.org/customers/42/orders/2026'],
  ['https://user:pass@example.org/a', 'https://example.org/a'],
  ['no address', ''],
])('%s', (address, shown) => {
  expect(shownUrl(address)).toBe(shown);
});

test('a mail shows its hosts alone, each once', () => {
  expect(shownMail(['ana@example.org', 'bo@example.org', 'cy@other.example'])).toBe(
    '…@example.org, …@other.example',
  );
});
