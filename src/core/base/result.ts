// The answer of anything that may refuse: a value, or the reason. Core never throws for a domain reason.

/** Either a value or a problem. **shape**: `{ ok: true, value } | { ok: false, problem }`. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem };

export const succeed = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const fail = <Problem>(problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });
