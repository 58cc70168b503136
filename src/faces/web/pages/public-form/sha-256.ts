// SHA-256 (FIPS 180-4) of a short text, beginning with its first 32 bits: pages without TLS have no `crypto.subtle`.

/** Fractional parts of square and cube roots of the first primes, as the standard makes its constants. */
const primes = Array.from({ length: 311 }, (_, n) => n + 2).filter((n) => {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
});
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const ROUND = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));

/** The words of a block, used again for each: thousands are hashed one after the other. */
const words = new Int32Array(64);

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** **units**: characters, of ASCII: what fits into one block of 64 bytes with its length. */
export const LONGEST = 55;

/** The first 32 bits of the hash of an ASCII text of at most 55 characters. */
export function firstBits(text: string): number {
  words.fill(0, 0, 16);
  for (let place = 0; place < text.length; place++) put(place, text.charCodeAt(place));
  put(text.length, 0x80);
  words[15] = text.length * 8;
  for (let n = 16; n < 64; n++) {
    const [early, late] = [at(words, n - 15), at(words, n - 2)];
    const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[n] = at(words, n - 16) + one + at(words, n - 7) + two;
  }
  return (rounds() + at(START, 0)) >>> 0;
}

function rounds(): number {
  let [a, b, c, d] = [at(START, 0), at(START, 1), at(START, 2), at(START, 3)];
  let [e, f, g, h] = [at(START, 4), at(START, 5), at(START, 6), at(START, 7)];
  for (let n = 0; n < 64; n++) {
    const chosen = (e & f) ^ (~e & g);
    const one =
      (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + at(ROUND, n) + at(words, n)) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return a;
}

const at = (some: Int32Array, place: number): number => some[place] ?? 0;

function put(place: number, byte: number): void {
  const word = place >> 2;
  words[word] = at(words, word) | (byte << (24 - (place & 3) * 8));
}
