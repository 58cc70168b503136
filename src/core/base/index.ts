export { canonicalJson, type Json } from './canonical.ts';
export { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Milliseconds, SECOND_MS } from './instant.ts';
export { type Random, seededRandom } from './random.ts';
export { fail, type Result, succeed } from './result.ts';
