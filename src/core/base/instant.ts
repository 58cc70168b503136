// Points and spans of time. Inside, both are integer milliseconds; ISO 8601 only at the edges.

/** A point in time. **units**: integer milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A span of time. **units**: milliseconds. */
export type Milliseconds = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
