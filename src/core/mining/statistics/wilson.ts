// Between which shares does the true one lie? Wilson's score interval, which holds for few tries and for shares near 0 or 1
// (Wilson 1927; Brown, Cai, DasGupta 2001).

/** A share and its bounds. **shape**: 0 to 1; with no tries at all, 0 to 1 around NaN. */
export type Interval = { readonly share: number; readonly low: number; readonly high: number };

const Z_95 = 1.959963984540054;

/** The 95 % interval of `hits` among `tries`; another `z` gives another confidence. */
export function wilson(hits: number, tries: number, z = Z_95): Interval {
  if (tries <= 0) return { share: Number.NaN, low: 0, high: 1 };
  const share = hits / tries;
  const z2 = z * z;
  const middle = (share + z2 / (2 * tries)) / (1 + z2 / tries);
  const reach = (z / (1 + z2 / tries)) * Math.sqrt((share * (1 - share)) / tries + z2 / (4 * tries * tries));
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
