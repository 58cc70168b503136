// Browsers call themselves by many names at once; the one that people know is told.
import { expect, test } from 'vitest';
import { deviceNames } from './device-name.ts';

const MOZILLA = 'Mozilla/5.0';
const told = (agent: string) => Object.values(deviceNames(agent)).join(' on ');

test('a browser is told by its own name, not by those it takes along', () => {
  const chrome = `${MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36`;
  expect(told(chrome)).toBe('Chrome on Windows');
  expect(told(`${chrome} Edg/140.0`)).toBe('Edge on Windows');
  expect(told(`${MOZILLA} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`)).toBe(
    'Firefox on Linux',
  );
  const phone = `${MOZILLA} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1`;
  expect(told(phone)).toBe('Safari on iPhone');
});

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  [`(X11; Linux x86_64) ${WEBKIT} HeadlessChrome/140.0.0.0 Safari/537.36`, 'Chrome on Linux'],
  [`(Linux; Android 10; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [
    `(iPhone; CPU iPhone OS 18_6 like Mac OS X) ${APPLE} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`,
    'Chrome on iPhone',
  ],
  [`(X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'Chrome on ChromeOS'],
  [`(Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/18.6 Safari/605.1.15`, 'Safari on macOS'],
  [
    `(Linux; Android 10; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`,
    'Edge on Android',
  ],
  [`(iPad; CPU OS 18_6 like Mac OS X) ${APPLE} FxiOS/143.0 Mobile/15E148 Safari/604.1`, 'Firefox on iPad'],
  [
    `(Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0`,
    'Opera on Windows',
  ],
  [
    `(Linux; Android 10; K) ${WEBKIT} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet on Android',
  ],
])('%s', (rest, name) => {
  expect(told(`${MOZILLA} ${rest}`)).toBe(name);
});

test('what tells nothing is not guessed', () => {
  expect(deviceNames('')).toEqual({ browser: null, system: null });
  expect(deviceNames('curl/8.5.0')).toEqual({ browser: 'curl', system: null });
});
