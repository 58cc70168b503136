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

test('what tells nothing is not guessed', () => {
  expect(deviceNames('')).toEqual({ browser: null, system: null });
  expect(deviceNames('curl/8.5.0')).toEqual({ browser: 'curl', system: null });
});
