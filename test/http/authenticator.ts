// An authenticator app: what it shows for a key that was typed into it (RFC 6238: SHA-1, six digits, thirty seconds).
import { createHmac } from 'node:crypto';

/** The code of this moment. */
export function codeOf(key: string, at = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', bytesOf(key)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** One that no app shows for this key, now or shortly before or after. */
export function wrongCodeOf(key: string): string {
  const shown = new Set([-60_000, -30_000, 0, 30_000, 60_000].map((away) => codeOf(key, Date.now() + away)));
  const free = Array.from({ length: 6 }, (_, n) => String(n).repeat(6)).find((code) => !shown.has(code));
  return free ?? '';
}

/** A key as apps take it, which is in base 32. */
export function bytesOf(key: string): Buffer {
  const bits = [...key].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
