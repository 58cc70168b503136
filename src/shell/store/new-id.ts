// Names for what the shell makes: 128 bits, sortable by the time they were made, hard to guess, fit for an address.
import { randomBytes } from 'node:crypto';

// Crockford's alphabet in lower case: no i, l, o, u.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LETTERS = 10;
const RANDOM_LETTERS = 16;

let lastTime = 0;
let lastLetters: number[] = [];

/** A new id, 26 letters; ids made by one process sort in the order they were made. */
export function newId(now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    lastLetters = [...randomBytes(RANDOM_LETTERS)].map((byte) => byte & 31);
  } else {
    increment(lastLetters);
  }
  return timeLetters(lastTime) + lastLetters.map((value) => ALPHABET[value]).join('');
}

function timeLetters(time: number): string {
  let letters = '';
  let rest = time;
  for (let i = 0; i < TIME_LETTERS; i++) {
    letters = (ALPHABET[rest % 32] ?? '') + letters;
    rest = Math.floor(rest / 32);
  }
  return letters;
}

function increment(values: number[]): void {
  for (let i = values.length - 1; i >= 0; i--) {
    const value = values[i] ?? 0;
    if (value < 31) {
      values[i] = value + 1;
      return;
    }
    values[i] = 0;
  }
}
